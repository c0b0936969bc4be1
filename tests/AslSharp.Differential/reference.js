// Evaluates expressions with the reference implementation. Each line of the input is a batch, an array of {expr, input}, where input is the
// text of $states.input; for each expression one line comes back: {value}, {nothing}, {code} or {died}, with {note} where the reference did
// something that only JavaScript explains.
'use strict';

const fs = require('fs');
const Module = require('module');

// The package with notes in the places where it does what no other implementation can be held to.
function load(file) {
    let source = fs.readFileSync(file, 'utf8');
    const insert = (place, text, isBefore) => {
        const parts = source.split(place);
        if (parts.length !== 2) throw new Error(`This is not the version that is known: ${place} stands ${parts.length - 1} times in it.`);
        source = parts.join(isBefore ? text + place : place + text);
    };
    insert('function evaluateWildcard(expr, input) {', 'lookInto(input);');
    insert('function recurseDescendants(input, results) {', 'lookInto(input);');
    insert('input.push(undefined);', "if (!input.sequence) note('an empty array that grouping changes');", true);
    insert('result = partialApplyNativeFunction(proc.implementation, evaluatedArgs);', 'proc.implementation.signature = proc.signature;', true);
    insert('var result = proc.apply(focus, args);', 'checkNative(proc, args);', true);
    insert('var updateType = typeof update;', 'lookInto(update);');
    insert('var match = re.exec(str);', "if (str === undefined || typeof str === 'object') note('the text that JavaScript has for an object');", true);
    insert("match.split('').forEach(function (single) {", "if (match.length > 1 && param.type !== 'a') note('several arguments of one parameter, which later versions mend');", true);
    insert('function boolean(arg) {', "if (arg && (arg._jsonata_function === true || arg._jsonata_lambda === true)) note('the truth of a function value');");
    source += `
        const note = text => { globalThis.jsonataNote = text; };
        function lookInto(value) {
            if (value && (value._jsonata_function === true || value._jsonata_lambda === true)) note('looking into a function value');
            if (Array.isArray(value) && Object.keys(value).length > value.length) note('looking into the marks of a sequence');
        }
        function checkNative(native, args) {
            if (native.length === 0) note('a function that declares no parameters, behind a partial application');
            if (!native.signature) return;
            try {
                const valid = native.signature.validate(args.slice(), null);
                if (args.every((arg, i) => arg === valid[i])) return;
            } catch (error) { /* It is refused. */ }
            note('arguments that a signature refuses, behind a partial application');
        }`;
    const loaded = new Module(file);
    loaded.filename = file;
    loaded.paths = module.paths;
    loaded._compile(source, file);
    return loaded.exports;
}

const jsonata = load(require.resolve('jsonata', { paths: [process.argv[2]] }));
const MOST_MILLISECONDS = 1000;
const MOST_DEPTH = 400;

function bound(expression) {
    const start = Date.now();
    let depth = 0;
    const check = () => {
        if (depth > MOST_DEPTH) throw { died: 'too deep' };
        if (Date.now() - start > MOST_MILLISECONDS) throw { died: 'too slow' };
    };
    expression.assign(Symbol.for('jsonata.__evaluate_entry'), async () => { depth++; check(); });
    expression.assign(Symbol.for('jsonata.__evaluate_exit'), async () => { depth--; check(); });
}

const isFunction = value => typeof value === 'function' || (value && (value._jsonata_lambda || value._jsonata_function));

// Numbers that JSON does not have leave an expression of Step Functions as texts.
function replace(key, value) {
    if (isFunction(value)) return undefined;
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

async function evaluate(item) {
    globalThis.jsonataNote = undefined;
    const answer = await outcome(item);
    return globalThis.jsonataNote ? { ...answer, note: globalThis.jsonataNote } : answer;
}

async function outcome(item) {
    try {
        const expression = jsonata(item.expr);
        bound(expression);
        const result = await expression.evaluate(undefined, { states: { input: JSON.parse(item.input) } });
        if (isFunction(result)) return { value: '"function"', isFunction: true };
        return result === undefined ? { nothing: true } : { value: JSON.stringify(result, replace) };
    } catch (error) {
        return error && error.code ? { code: error.code } : { died: String((error && (error.message || error.died)) || error) };
    }
}

require('readline').createInterface({ input: process.stdin }).on('line', async line => {
    for (const item of JSON.parse(line)) process.stdout.write(JSON.stringify(await evaluate(item)) + '\n');
});
