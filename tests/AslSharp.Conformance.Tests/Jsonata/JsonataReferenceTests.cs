using AslSharp.Compiler.Jsonata;
using AslSharp.Runtime;

namespace AslSharp.Conformance.Tests.Jsonata;

/// <summary>What only a comparison with the reference shows. Rows: expression over <see cref="Input"/>, and the JSON it gives; empty for undefined; an error's code.</summary>
public sealed class JsonataReferenceTests
{
    private const string Input = """
        {"x": 5, "s": "a,b", "one": {"k": "v"}, "empty": [], "rows": [{"v": [1, [2]], "k": "p"}, {"v": [3], "k": "q"}, {"k": "r"}],
         "orders": [{"id": 1, "lines": [{"sku": "A"}, {"sku": "B"}]}, {"id": 2, "lines": [{"sku": "C"}]}]}
        """;

    private static readonly (string Expression, string Result)[] Table =
    [
        // A % that no step answers is undefined.
        ("$states.input.orders.lines{%.id: sku}", "{}"),
        ("$states.input.one[%]", ""),
        ("%()", "T1006"),
        ("1 ~> %", "T2006"),
        ("(function(){ % })()", ""),
        ("(1; $states.input.orders).%.x", "[5,5]"),
        ("$states.input.one ~> |$|%|", "{\"k\":\"v\"}"),

        // Objects without members that change.
        ("($q := {} ~> |$|{\"x\": nope}|; $q.a)", ""),
        ("($q := $states.input.one ~> |$|{}, \"k\"|; $q.k)", ""),
        ("{} ~> |$|{\"x\": 1}|", "{\"x\":1}"),

        // Functions that are missing, or undefined.
        ("$sift({})", ""),
        ("$sift([1])", "T0410"),
        ("$sift({\"a\": 1}, $states.input.nope)", "T0410"),
        ("$sort([1], $states.input.nope)", "T0410"),
        ("$single([1], $states.input.nope)", "T0410"),
        ("$single([1])", "1"),
        ("$sort([2, 1])", "[1,2]"),

        // The last call of a function hands on its sequence.
        ("$map([[1, 2], [1]], function($v){ $map($v, function($t){ $t }) })", "[[1,2],[1]]"),
        ("$map([[1, 2], [1]], function($v){ ($x := 1; $filter($v, function($t){ $t = $x })) })", "[[1],[1]]"),
        ("$map([1, 2], function($v){ $v = 1 ? $keys({\"a\": 1}) : $keys({}) })", "[[\"a\"],[]]"),
        ("($f := function($v){ $map($v, function($t){ $t }) }; $map([[1, 2], [1]], $f))", "[[1,2],[1]]"),
        ("$each({\"a\": 1}, function($v, $k){ $match($k, /a/) })", "[{\"match\":\"a\",\"index\":0,\"groups\":[]}]"),
        ("($f := function(){ $keys({\"a\": 1}) }; $f())", "\"a\""),
        ("$map([1], function($v){ $keys({\"a\": 1})[0] })", "\"a\""),

        // The context moves in where a later argument asks for it.
        ("$states.input.s.$split(\",\", 1)", "[\"a\"]"),
        ("$states.input.s.$replace(\"a\", \"b\")", "\"b,b\""),
        ("$states.input.x.$split(\",\", 1)", "T0411"),
        ("$states.input.s.$pad(5)", "\"a,b  \""),

        // Signatures as loosely as the reference reads them.
        ("(function($n)<-n:n>{ $n })(1)", "1"),
        ("(function($n)<?n>{ $n })(1)", "1"),
        ("(function($n)<((ns)):n>{ $n })(\"a\")", "\"a\""),
        ("(function($a, $b)<n+?:n>{ $a })(1)", "1"),
        ("(function($a)<a<x>>{ $a })([1])", "T0412"),
        ("(function($a)<(sx)>{ $a })(1)", "T0410"),

        // Constructors that begin or end a path.
        ("$states.input.x.[$]{\"k\": $}", "{\"k\":5}"),
        ("$states.input.one^(k)[].[k]", "[\"v\"]"),
        ("[].c.%.a", "[]"),
        ("[].a#$i", "[]"),
        ("[1, 2]#$i.($ * 2)", "[2,4]"),
        ("[1, 2][$ > 1]#$i.($ * 2)", "[2,4]"),
        ("[$states.input.rows]@$f.$uppercase(\"once\")", "\"ONCE\""),

        // An index that finds nothing is a result too; a predicate sees what is missing.
        ("$states.input.rows.v[1]", "2"),
        ("$states.input.rows.v[0]", "[1,3]"),
        ("$states.input.nope[1 / \"a\"]", "T2002"),
        ("$states.input.nope[x - \"a\"]", "T2002"),
        ("$states.input.nope[\"a\" * x]", "T2001"),
        ("$states.input.nope[1 > \"a\"]", "T2009"),
        ("$states.input.nope[x > \"a\"]", ""),
        ("$states.input.rows.v[$ > \"a\" and [] > 1]", "T2009"),
        ("$states.input.rows.nope[[] > 1]", "T2010"),

        // An order-by evaluates what it compares.
        ("$states.input.x^(1())", "5"),
        ("$states.input.rows^(1())", "T1006"),
        ("$states.input.rows^(k, 1()).k", "[\"p\",\"q\",\"r\"]"),
        ("$states.input.rows#$i^(>k, 1()).$i", "[2,1,0]"),

        // One match too many is looked for.
        ("$match(\"abc\", /a*/, 1)", "D1004"),
        ("$split(\"abc\", /a*/, 1)", "D1004"),
        ("$replace(\"abc\", /a*/, \"\", 1)", "D1004"),
        ("$match(\"ab\", /σ/i)", ""),
        ("$match(\"ς\", /σ/i).index", "0"),

        // JavaScript's truth.
        ("$sort([1, 2, 3], function($a, $b){ [] })", "[3,2,1]"),
        ("$sort([1, 2, 3], function($a, $b){ \"\" })", "[1,2,3]"),
        ("$contains(\"abc\", function($s){ false })", "true"),
        ("$contains(\"abc\", function($s){ [] })", "T1010"),
        ("$sum ? 1 : 2", "1"),
        ("/a/ ? 1 : 2", "2"),
        ("(function($f){ $f ? 1 : 2 })($sum)", "2"),
        ("$boolean($sum)", "false"),

        // Partial applications check nothing.
        ("[123, 321] ~> $each(?, function($v){ $v })", "[123,321]"),
        ("($f := function($a, $b)<nn>{ $b }; $f(?, \"b\")(1))", "\"b\""),

        // The order of evaluation.
        ("\"a\" - 1 < 1{$: 1}", "T2001"),
        ("$error(\"first\") ~> nope()()", "D3137"),
        ("$states.one^(1)( )", "T1005"),

        // What is missing and passes a predicate counts as an item.
        ("$states.input.orders.lines[$not($exists(tags))].sku", "[\"A\",\"B\",\"C\"]"),
        ("$count($states.input.rows.nope[true])", "3"),
        ("$states.input.rows.nope[true]", "[null,null,null]"),
        ("$states.input.nope[true]", ""),
        ("$states.input.nope[true][]", "[null]"),
        ("$states.input.rows.v['x']", "[1,[2],3,null]"),
        ("$string($states.input.rows.nope[true])", "\"[null,null,null]\""),
        ("$sum($states.input.rows.nope[true])", "T0412"),
        ("$states.input.rows.nope[x = 1]", ""),
        ("$states.input.rows.nope[$exists(x)]", ""),

        // Predicates behind a call see its sequence before it is collapsed.
        ("$map([[1, 2]], function($v){ $v })[0]", "[1,2]"),
        ("$filter([[1, 2]], function($v){ true })[$count($) = 2]", "[1,2]"),
        ("(function(){ $map([[1, 2]], function($v){ $v }) })()[0]", "[1,2]"),
        ("($map([[1, 2]], function($v){ $v }))[0]", "1"),
        ("$keys({})[1()]", ""),
        ("$lookup([{\"a\": [[1, 2]]}], \"a\")[0]", "[1,2]"),

        // Nothing to group counts as one item.
        ("$states.input.nope.x@$f{\"a\": 1}", "{\"a\":1}"),
        ("$states.input.nope.x{\"a\": 1}", "{\"a\":1}"),

        // A literal number is an index, whatever stands behind it.
        ("$states.input.rows[1[nope]].k", "\"q\""),

        // The last call of a function, behind which nothing stands.
        ("($f := function(){ ($map([[1, 2], [3]], function($v){ $v }))[0] }; $f())", "[[1,2],[3]]"),
        ("($f := function($v){ ($filter($v, function(){ true }))[] }; $f([1]))", "1"),
        ("($f := function(){ ($map([1, 2], function($v){ $v }))[1] }; $f())", ""),

        // A constructor with a name is evaluated, though nothing comes of it.
        ("[1()]@$f.x", "T1006"),

        // A transform copies by way of text.
        ("{\"k\": 0.1 + 0.2} ~> |$|{\"m\": 0.1 + 0.2}|", "{\"k\":0.3,\"m\":0.30000000000000004}"),
        ("{\"f\": $sum} ~> |$|{\"g\": $sum}|", "{\"f\":\"\"}"),

        // Functions in what functions give stay inside.
        ("$map([\"a\"], /a/)", "{\"match\":\"a\",\"start\":0,\"end\":1,\"groups\":[]}"),
        ("$each({\"a\": \"a\"}, /a/)", "{\"match\":\"a\",\"start\":0,\"end\":1,\"groups\":[]}"),

        // Signatures that are not to be had at run time.
        ("($p := $string(?); $p(1))", "S0208"),
        ("$map([1], $string(?, true))", "S0208"),
        ("foo(?)", "T1008"),
        ("sum(?)", "T1007"),

        // Blanks in Base64.
        ("$base64decode(\" YW\nJj \")", "\"abc\""),
        ("$base64decode(\"YQ = =\")", "\"a\""),
        ("$base64decode(\" \")", "\"\""),

        // Where the service differs.
        ("$base64decode(\"YWI\")", "\"ab\""),
        ("$base64decode(\"YWJj!\")", "-"),
        ("$base64decode(\"YQ=\")", "-"),
        ("$partition([1, 2], -1)", "-"),
        ("$partition([1, 2], 0)", ""),
        ("$parseInteger(\"abc\", \"0\")", "\"NaN\""),
    ];

    private static readonly (string Expression, string Code)[] Wrong =
    [
        ("$filter[] / 2", "S0302"),
        ("$x^(k) / 2", "S0302"),
        ("function(){ 1 } / 2", "S0302"),
        ("1.", "S0207"),
        ("1.a", "S0213"),
        ("1#$i.v", "S0213"),
        ("\"\\", "S0103"),
        ("(x{1: 2}{3: 4})(true.a)", "S0213"),
        ("(x{1: 2}{3: 4})(a)", "S0210"),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, Func<AslValue, AslValue[], AslValue>>> Compiled =
        new(static () => JsonataPrograms.Compile(Table.Select(static row => row.Expression), JsonataDialect.StepFunctions));

    public static TheoryData<string, string> Rows => new(Table);

    public static TheoryData<string, string> WrongRows => new(Wrong);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Evaluate_Expression_GivesWhatTheReferenceDoes(string expression, string expected)
    {
        var method = Compiled.Value[expression];
        if (expected == "-" || (expected.Length == 5 && char.IsUpper(expected[0])))
        {
            Assert.Equal(expected.Trim('-'), Assert.Throws<JsonataException>(() => method(AslValue.Parse(Input), [])).Code);
            return;
        }

        var result = method(AslValue.Parse(Input), []);

        if (expected.Length == 0) Assert.True(result.IsUndefined, result.ToJson());
        else Assert.Equal(AslValue.Parse(expected), result);
    }

    [Theory]
    [MemberData(nameof(WrongRows))]
    public void Parse_AWrongExpression_GivesTheCodeOfTheReference(string expression, string code) =>
        Assert.Equal(code, JsonataParser.Parse(expression, JsonataDialect.StepFunctions).Errors[0].Code);

    [Fact]
    public void Bind_ToALoneDollarSign_BindsNothing() =>
        Assert.Equal(AslValue.Parse("[\"A\",\"B\",\"C\"]"), JsonataPrograms.Run("$states.input.orders.lines@$.sku", AslValue.Parse(Input)));
}
