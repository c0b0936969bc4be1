using AslSharp.Compiler.Jsonata;
using AslSharp.Runtime;

namespace AslSharp.Conformance.Tests.Jsonata;

/// <summary>Each construct of the language compiled and run. Rows: expression over <see cref="Input"/>, and the JSON it gives; empty for undefined; an error's code.</summary>
public sealed class JsonataExpressionTests
{
    private const string Input = """
        {"name": "Ann", "total": 40, "empty": [], "one": [7], "nil": null, "flag": true, "when": "2020-01-02",
         "order": {"id": "o1", "lines": [{"sku": "A", "price": 5, "qty": 2, "tags": ["x", "y"]}, {"sku": "B", "price": 12, "qty": 1, "tags": []}, {"sku": "C", "price": 9, "qty": 4}]},
         "nested": [[{"v": 1}], [{"v": 2}, {"v": 3}]], "deep": {"a": {"v": 1}, "b": [{"v": 2}]},
         "people": [{"id": 1, "team": "red"}, {"id": 2, "team": "blue"}, {"id": 3, "team": "red"}], "teams": [{"key": "red", "lead": "R"}, {"key": "blue", "lead": "B"}]}
        """;

    private static readonly (string Expression, string Result)[] Table =
    [
        // Paths.
        ("$states.input.name", "\"Ann\""),
        ("$states.input.order.lines.sku", """["A","B","C"]"""),
        ("$states.input.order.lines.tags", """["x","y"]"""),
        ("$states.input.missing.more", ""),
        ("$states.input.name.more", ""),
        ("$states.input.one", "[7]"),
        ("$states.input.empty", "[]"),
        ("$states.input.nil", "null"),
        ("$states.input.nested.v", "[1,2,3]"),
        ("$states.input.order.lines[0].sku", "\"A\""),
        ("$states.input.order.lines[-1].sku", "\"C\""),
        ("$states.input.order.lines[5].sku", ""),
        ("$states.input.order.lines[1.7].sku", "\"B\""),
        ("$states.input.order.lines[price > 8].sku", """["B","C"]"""),
        ("$states.input.order.lines[price > 10].sku", "\"B\""),
        ("$states.input.order.lines[price > 10].sku[]", """["B"]"""),
        ("$states.input.order.lines[price > 100].sku", ""),
        ("$states.input.order.lines[tags].sku", "\"A\""),
        ("$states.input.order.lines[[0,2]].sku", """["A","C"]"""),
        ("$states.input.order.lines[price > 8][0].sku", "\"B\""),
        ("$states.input.order.lines[qty = 1 or qty = 4].(price * qty)", "[12,36]"),
        ("$states.input.order.lines.(price * qty)", "[10,12,36]"),
        ("$states.input.order.lines.{\"k\": sku, \"none\": nothing}", """[{"k":"A"},{"k":"B"},{"k":"C"}]"""),
        ("$states.input.order.lines.[sku, price]", """[["A",5],["B",12],["C",9]]"""),
        ("$states.input.order.lines[0].[sku, price]", """["A",5]"""),
        ("$states.input.order.lines[0].[sku, price][]", """[["A",5]]"""),
        ("$states.input.order.lines.$uppercase(sku & \"x\")", """["AX","BX","CX"]"""),
        ("$states.input.name.$length()", "3"),
        ("[1..3].($ * 2)", "[2,4,6]"),
        ("$states.input.deep.*.v", "[1,2]"),
        ("$states.input.deep.**.v", "[1,2]"),
        ("$states.input.order.lines^(price).sku", """["A","C","B"]"""),
        ("$states.input.order.lines^(>qty, sku)[0].sku", "\"C\""),
        ("$states.input.people^(team, >id).id", "[2,3,1]"),
        ("$states.input.people{team: $sum(id)}", """{"red":4,"blue":2}"""),
        ("$states.input.people{team: id[]}", """{"red":[1,3],"blue":[2]}"""),
        ("$states.input.order.lines{\"all\": $count($)}", """{"all":3}"""),
        ("$states.input.missing{team: id}", "{}"),
        ("$states.input.people{team: id}[0]", """{"red":1}"""),
        ("$states.input.order.lines[price > 8]^(>price).sku", """["B","C"]"""),
        ("$states.input.order.lines[price > 8]^(price).sku", """["C","B"]"""),
        ("$states.input.order.lines.{\"p\": price}^(>p)", """[{"p":12},{"p":9},{"p":5}]"""),
        ("$states.input.order.lines.{\"p\": price}[p > 5]^(p).p", "[9,12]"),
        ("$states.input.order.lines.(price * qty)^(>$)", "[36,12,10]"),
        ("$states.input.order.lines.*^($)", "T2007"),
        ("$states.input.nested.$.($)^(>v).v", "[3,2,1]"),
        ("$states.input.order.lines.{\"p\": price}^(p)^(>p)[0].p", "12"),
        ("$states.input.order.lines.{\"p\": price}^($)", "T2008"),
        ("($x := $states.input.people; $x[0][].id)", "[1]"),
        ("($x := $states.input.one; $x[0][])", "[7]"),
        ("[$states.input.missing].v", "[]"),
        ("[$states.input.empty].v", "[]"),
        ("[$states.input.empty].v[]", "[[]]"),
        ("[$states.input.one].($ + 1)", "8"),
        ("[1..2].([$states.input.missing].v)", "[[],[]]"),
        ("[{\"v\": 1}, {\"v\": 2}][v > 0].v", "[1,2]"),
        // A path that begins with an array constructor runs over what has a length: as the reference, nothing of one object.
        ("[{\"v\": 1}, {\"v\": 2}][0].v", ""),
        ("$map($states.input.one, function($x) { $x })[]", "[7]"),
        ("($map($states.input.one, function($x) { $x }))[]", "7"),
        ("($filter($states.input.one, function($x) { true }))[]", "7"),
        ("(($states.input.name)[true])[]", "\"Ann\""),

        // Tuples.
        ("$states.input.people@$p.{\"id\": $p.id}", """[{"id":1},{"id":2},{"id":3}]"""),
        ("$states.input.people#$i[team = \"red\"].{\"i\": $i, \"id\": id}", """[{"i":0,"id":1},{"i":2,"id":3}]"""),
        ("$states.input.people[team = \"red\"]#$i.{\"i\": $i, \"id\": id}", """[{"i":0,"id":1},{"i":1,"id":3}]"""),
        ("$states.input.(people@$p.teams@$t[$p.team = $t.key].{\"id\": $p.id, \"lead\": $t.lead})", """[{"id":1,"lead":"R"},{"id":2,"lead":"B"},{"id":3,"lead":"R"}]"""),
        ("$states.input.order.lines.tags.{\"t\": $, \"sku\": %.sku, \"order\": %.%.id}", """[{"t":"x","sku":"A","order":"o1"},{"t":"y","sku":"A","order":"o1"}]"""),
        ("$states.input.order.lines[%.id = \"o1\"].sku", """["A","B","C"]"""),
        ("$states.input.(people@$p.teams@$t[$p.team = $t.key]{$t.lead: $p.id})", """{"R":[1,3],"B":2}"""),
        ("$states.input.people#$i^(>id).{\"id\": id, \"i\": $i}", """[{"id":3,"i":2},{"id":2,"i":1},{"id":1,"i":0}]"""),
        ("$states.input.people#$i[$i > 0][0].id", "2"),

        // Operators.
        ("1 + 2 * 3 - 4 / 8", "6.5"),
        ("7 % 4", "3"),
        ("9007199254740993 + 1", "9007199254740994"),
        ("9223372036854775807 + 1", "9223372036854775808"),
        ("-$states.input.total", "-40"),
        ("$states.input.missing + 1", ""),
        ("\"a\" & 1 & true & null & nothing & [1]", "\"a1truenull[1]\""),
        ("$states.input.total = 40 and $states.input.flag", "true"),
        ("$states.input.missing or false", "false"),
        ("$states.input.name in [\"Bob\", \"Ann\"]", "true"),
        ("$states.input.total != \"40\"", "true"),
        ("$states.input.total > 39.5", "true"),
        ("$states.input.total < $states.input.missing", ""),
        ("{\"a\": [1, {\"b\": 2}]} = {\"a\": [1, {\"b\": 2.0}]}", "true"),
        ("[3..1]", "[]"),
        ("\"x\" + 1", "T2001"),
        ("1 - \"x\"", "T2002"),
        ("1 < \"x\"", "T2009"),
        ("true < 1", "T2010"),
        ("-\"x\"", "D1002"),
        ("[1.5..2]", "T2003"),

        // Constructors.
        ("[1, [2, 3], $states.input.one, $states.input.missing, [$states.input.one]]", "[1,[2,3],7,[7]]"),
        ("[$states.input.one]", "[7]"),
        ("[[$states.input.one]]", "[[7]]"),
        ("{}", "{}"),
        ("{\"a\": 1, \"b\": $states.input.missing, \"c\": $states.input.name}", """{"a":1,"c":"Ann"}"""),
        ("{$states.input.name: 1}", """{"Ann":1}"""),
        ("{\"a\": 1, \"a\": 2}", "D1009"),
        ("{1: 2}", "T1003"),

        // Variables, blocks, conditions.
        ("($x := 2; $y := $x * 3; $x + $y)", "8"),
        ("($x := 1; ($x := 2; $x); $x)", "1"),
        ("($x := 1; ($y := $x; $x := 5; $y + $x))", "6"),
        ("($a := ($b := 2) + 1; $a & $b)", "\"3\""),
        ("($a := $b := 2; $a + $b)", "4"),
        ("($f := false; $f ? ($x := 1) : 0; $x)", ""),
        ("($x := 1; (true ? $x := 2; $x))", "2"),
        ("($x := 1; (false ? $x := 2; $x))", "1"),
        ("($count := $count([1, 2]); $count)", "2"),
        ("(false ? $count := 5; $count([1, 2]))", "2"),
        ("()", ""),
        ("$states.input.flag ? \"yes\" : \"no\"", "\"yes\""),
        ("$states.input.missing ? 1", ""),
        ("$states.input.flag ? ($n := $states.input.name; $n & \"!\") : ($m := 1; $m)", "\"Ann!\""),
        ("($states.input.one[($ > 5) and $exists($big := $)]; $big)", "7"),

        // Functions.
        ("$sum($states.input.order.lines.(price * qty))", "58"),
        ("$map($states.input.order.lines, function($l){ $l.sku })", """["A","B","C"]"""),
        ("$map($states.input.one, function($v, $i, $a){ {\"v\": $v, \"i\": $i, \"a\": $a} })", """{"v":7,"i":0,"a":[7]}"""),
        ("$filter($states.input.order.lines, function($l, $i){ $i > 0 and $l.price < 10 }).sku", "\"C\""),
        ("$reduce([1..4], function($a, $b){ $a * $b })", "24"),
        ("$reduce([], function($a, $b){ $a + $b }, 5)", "5"),
        ("$reduce($states.input.missing, function($a, $b){ $a + $b }, 5)", ""),
        ("$single($states.input.people, function($p){ $p.id = 2 }).team", "\"blue\""),
        ("$single($states.input.people, function($p){ $p.id > 1 })", "D3138"),
        ("$single($states.input.people, function($p){ $p.id > 9 })", "D3139"),
        ("$sort($states.input.order.lines, function($l, $r){ $l.price > $r.price }).sku", """["A","C","B"]"""),
        ("$sort([3, 1, 2], function($l, $r){ ($d := $l - $r; $d > 0) })", "[1,2,3]"),
        ("$each({\"a\": 1, \"b\": 2}, function($v, $k){ $k & $v })", """["a1","b2"]"""),
        ("$sift({\"a\": 1, \"b\": 2}, function($v){ $v > 1 })", """{"b":2}"""),
        ("$each(1, function($v){ $v })", "T0410"),
        ("$map([1, 2], $string)", """["1","2"]"""),
        ("($f := function($x){ $x * 2 }; $map([1, 2], $f))", "[2,4]"),
        ("($f := function($n){ $n <= 1 ? 1 : $n * $f($n - 1) }; $f(10))", "3628800"),
        ("($even := function($n){ $n = 0 ? true : $odd($n - 1) }; $odd := function($n){ $n = 0 ? false : $even($n - 1) }; $even(5001))", "false"),
        ("($count := function($n, $s){ $n = 0 ? $s : $count($n - 1, $s + 1) }; $count(20000, 0))", "20000"),
        ("($add := function($a){ function($b){ $a + $b } }; $add(3)(4))", "7"),
        ("($x := 1; $f := function(){ $x }; $x := 2; $f())", "2"),
        ("(function($x)<n:n>{ $x })(\"a\")", "T0410"),
        ("($f := function($a, $b)<s-n:s>{ $a & $b }; $states.input.name.$f(1))", "\"Ann1\""),
        ("$substring(?, 1)(\"abc\")", "\"bc\""),
        ("($half := function($x, $y){ $x / $y }(?, 2); $half(9))", "4.5"),
        ("$states.input.name ~> $uppercase()", "\"ANN\""),
        ("$states.input.name ~> $uppercase", "\"ANN\""),
        ("($f := $trim ~> $uppercase; $f(\" a \"))", "\"A\""),
        ("\" a \" ~> $trim() ~> $length()", "1"),
        ("1 ~> 2", "T2006"),
        ("$nothing(1)", "T1006"),
        ("$states.input.name(1)", "T1006"),
        ("$round(?)(2.4)", "2"),
        ("$nothing(?, 1)", "T1008"),
        ("$split(\"a1b22c\", /[0-9]+/)", """["a","b","c"]"""),
        ("$match(\"ab\", /B/i).match", "\"b\""),
        ("$replace(\"abc\", /b/, function($m){ $uppercase($m.match) })", "\"aBc\""),
        ("$now()", "\"1970-01-01T00:00:00.000Z\""),
        ("$uuid() & \" \" & $uuid()", "\"id-1 id-2\""),
        ("$states.input.order ~> |lines|{\"price\": price * 2, \"n\": 1}, [\"tags\", \"qty\"]|", """{"id":"o1","lines":[{"sku":"A","price":10,"n":1},{"sku":"B","price":24,"n":1},{"sku":"C","price":18,"n":1}]}"""),
        ("$states.input.deep ~> |**|{\"seen\": true}|", """{"a":{"v":1,"seen":true},"b":[{"v":2,"seen":true}],"seen":true}"""),
        ("$states.input.order ~> |lines|{\"self\": $}| ~> $lookup(\"id\")", "\"o1\""),
        ("$states.input.order ~> |lines|5|", "T2011"),
        ("$states.input.order ~> |lines|{},5|", "T2012"),
        ("$states.input.people ~> $map(function($p){ $p.id })", "[1,2,3]"),

        // What leaves an expression.
        ("1 / 0", "\"Infinity\""),
        ("{\"a\": $states.input.one[], \"b\": [$sum]}", """{"a":[7],"b":[null]}"""),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, Func<AslValue, AslValue[], AslValue>>> Compiled =
        new(static () => JsonataPrograms.Compile(Table.Select(static row => row.Expression), JsonataDialect.StepFunctions));

    public static TheoryData<string, string> Rows => new(Table);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Evaluate_Expression_GivesResult(string expression, string expected)
    {
        var method = Compiled.Value[expression];
        if (expected.Length == 5 && char.IsUpper(expected[0]))
        {
            var failure = Assert.Throws<JsonataException>(() => method(AslValue.Parse(Input), []));
            Assert.Equal(expected, failure.Code);
            Assert.StartsWith($"The JSONata expression '{expression}' specified for the field ", failure.Detail, StringComparison.Ordinal);
            return;
        }

        var result = method(AslValue.Parse(Input), []);

        if (expected.Length == 0) Assert.True(result.IsUndefined, result.ToJson());
        else Assert.Equal(AslValue.Parse(expected), result);
    }
}
