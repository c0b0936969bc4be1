// Evaluates expressions with the reference implementation. Each line of the input is a batch, an array of {expr, input}, where input is the
// text of $states.input; for each expression one line comes back: {value}, {nothing}, {code} or {died}.
'use strict';

const jsonata = require(require.resolve('jsonata', { paths: [process.argv[2]] }));
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
