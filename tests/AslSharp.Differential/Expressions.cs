using AslSharp.Compiler.Jsonata;

namespace AslSharp.Differential;

/// <summary>Makes expressions by a grammar: all operators and built-in functions in any combination.</summary>
internal sealed class Expressions(Random random)
{
    /// <summary>The input whose names the expressions know.</summary>
    internal const string Input = """
        {"x":5,"n":null,"t":true,"s":"a,b","e":[],"o":{},"a":[1,2,3],"one":{"k":"v","a":1},"words":["b","a","Ab"],"mixed":[1,"a",[2,[3]],{"k":1},null,true],
        "nested":[[1,2],[3,[4]],[]],"rows":[{"v":[1,[2]],"k":"p"},{"v":[3],"k":"q"},{"k":"p","a":[{"v":7},{"v":8}]},{"v":[]}],
        "orders":[{"id":1,"items":[{"sku":"s1","price":2.5,"qty":2},{"sku":"s2","price":10,"qty":1}]},{"id":2,"items":{"sku":"s3","price":1,"qty":7}},{"id":3}],
        "date":"2017-11-07T15:07:54.972Z","big":1510067274972,"f":-2.5,"text":"Hello World, a1b22","b64":"YWJj","deep":{"a":{"a":{"a":[{"v":1},{"a":{"v":2}}]}}}}
        """;

    private static readonly string[] Names = ["x", "s", "a", "k", "v", "one", "rows", "orders", "items", "sku", "price", "qty", "id", "mixed", "nested", "words", "deep", "e", "o", "n", "nope"];
    private static readonly string[] Binary = ["+", "-", "*", "/", "%", "&", "=", "!=", "<", "<=", ">", ">=", "in", "and", "or", "..", "~>", "."];
    private static readonly string[] Literals =
    [
        "0", "1", "2", "-1", "2.5", "1e3", "\"\"", "\"a\"", "\"a,b\"", "\"b\"", "\"12\"", "\"é𝄞\"", "true", "false", "null", "[]", "{}", "[1]", "[[1]]", "[1,2,3]", "[[1,2],[1]]", "[\"a\",\"b\"]", "{\"a\":1}",
        "{\"a\":1,\"b\":[2]}", "[{\"a\":1},{\"a\":2}]", "/a/", "/a*/", "/[a-z]/i", "/(a)|b/", "$sum", "$string", "$uppercase", "$nope", "/σ/i", "(1;2)", "()", "[[],[]]", "[1..3]",
    ];

    private static readonly string[] Pictures =
    [
        "\"#,##0.00\"", "\"#,##0.###,###\"", "\"0%\"", "\"#.##e0\"", "\"w\"", "\"I\"", "\"A\"", "\"a\"", "\"Ww\"", "\"001\"", "\"1;o\"", "\"#,###\"", "\"[Y0001]-[M01]-[D01]\"", "\"[D1o] [MNn] [Y]\"",
        "\"[H01]:[m01]:[s01]\"", "\"[FNn], [h]:[m01] [P]\"", "\"[Y]-[W01]-[F1]\"", "\"000;(000)\"",
    ];

    private static readonly string[] Functions = [.. JsonataBuiltIns.All.Where(static function => function.IsIn(JsonataDialect.Reference)).Select(static function => function.Name)
        .Where(static name => name is not ("eval" or "now" or "millis" or "random" or "shuffle"))];

    private readonly List<string> _variables = [];

    /// <summary>An expression for the top level.</summary>
    internal string Next() => Any(random.Next(1, 5), isTop: true);

    /// <summary>An expression for some place in another one.</summary>
    internal string Part() => Any(random.Next(1, 3), isTop: random.Next(3) == 0);

    private string Any(int depth, bool isTop)
    {
        if (depth <= 0) return Atom(isTop);
        string Sub() => Any(depth - 1, isTop);
        string Inner() => Any(depth - 1, random.Next(5) == 0);
        return random.Next(34) switch
        {
            0 or 1 => $"{Sub()} {Pick(Binary)} {Sub()}",
            2 => $"({Sub()} {Pick(Binary)} {Sub()})",
            3 or 4 or 5 or 6 => Call(depth, isTop),
            7 or 8 or 9 => $"{Sub()}.{Inner()}",
            10 or 11 => $"{Sub()}[{Inner()}]",
            12 => $"{Sub()}[]",
            13 => $"{Sub()}{{{Inner()}: {Inner()}}}",
            14 => $"{Sub()}^({Order()}{Inner()})",
            15 => $"{Sub()}@$f.{Inner()}",
            16 => $"{Sub()}#$i{(random.Next(2) == 0 ? "." : "")}{(random.Next(2) == 0 ? $"[{Inner()}]" : Inner())}",
            17 => $"[{Sub()}, {Sub()}]",
            18 => $"{{\"k\": {Sub()}, \"l\": {Sub()}}}",
            19 => $"({Sub()}; {Sub()})",
            20 or 21 => Bound(depth, isTop),
            22 => $"{Sub()} ? {Sub()} : {Sub()}",
            23 => $"{Sub()} ? {Sub()}",
            24 or 25 => $"{Lambda(depth, isTop)}({Sub()}{(random.Next(2) == 0 ? ", " + Sub() : "")})",
            26 => $"{Sub()} ~> ${Pick(Functions)}",
            27 => $"{Sub()} ~> |{Pick("$", "rows", "**", "one", "orders.items", "*", "a")}|{{\"{Pick(Names)}\": {Inner()}}}{(random.Next(2) == 0 ? $", {Pick("\"a\"", "[\"k\",\"x\"]", "1")}" : "")}|",
            28 => $"{Sub()}.%{(random.Next(2) == 0 ? "." + Pick(Names) : "")}",
            29 => $"-{Sub()}",
            30 => $"{Sub()} ~> ${Pick(Functions)}({Sub()})",
            31 => $"[{Sub()}]",
            32 => $"{Sub()}.[{Inner()}]",
            _ => $"{Sub()}.{{\"k\": {Inner()}}}",
        };
    }

    private string Call(int depth, bool isTop)
    {
        var name = Pick(Functions);
        var count = random.Next(10) == 0 ? random.Next(5) : Arity(name);
        var arguments = Enumerable.Range(0, count).Select(i => random.Next(20) == 0 ? "?" : Argument(name, i, depth, isTop));
        return $"${name}({string.Join(", ", arguments)})";
    }

    private string Argument(string name, int index, int depth, bool isTop)
    {
        if (random.Next(4) == 0) return Any(depth - 1, isTop);
        if (index == 1 && name is "map" or "filter" or "single" or "each" or "sift" or "sort" or "reduce" && random.Next(5) != 0)
            return index == 1 ? Lambda(depth, isTop) : Any(depth - 1, isTop);
        if (index == 1 && name is "formatNumber" or "formatInteger" or "parseInteger" or "fromMillis" or "toMillis") return index == 1 ? Pick(Pictures) : Atom(isTop);
        if (index == 1 && name is "match" or "contains" or "split" or "replace" && random.Next(2) == 0) return index == 1 ? Pick("/a/", "/a*/", "/,/", "/b|$/", "/(a)(,)?/", "/A/i", Lambda(depth, isTop)) : Atom(isTop);
        return random.Next(2) == 0 ? Atom(isTop) : Any(depth - 1, isTop);
    }

    private string Lambda(int depth, bool isTop)
    {
        var parameters = Enumerable.Range(0, random.Next(4)).Select(i => "$p" + i).ToArray();
        _variables.AddRange(parameters);
        var signature = random.Next(8) == 0 ? Pick("<n:n>", "<s-:s>", "<a<n>:n>", "<x+:x>", "<(ns)?:n>", "<n-n?:n>", "<-n:n>", "<f:x>", "<j-:x>", "<a<s>s?:s>", "<((ns)):n>", "<n+?:n>", "<nn>") : "";
        var lambda = $"function({string.Join(", ", parameters)}){signature}{{{Any(depth - 1, isTop)}}}";
        _variables.RemoveRange(_variables.Count - parameters.Length, parameters.Length);
        return lambda;
    }

    private string Bound(int depth, bool isTop)
    {
        var name = Pick("$q", "$r");
        var value = random.Next(3) == 0 ? Lambda(depth, isTop) : Any(depth - 1, isTop);
        _variables.Add(name);
        var text = $"({name} := {value}; {Any(depth - 1, isTop)})";
        _variables.RemoveAt(_variables.Count - 1);
        return text;
    }

    private string Atom(bool isTop)
    {
        if (_variables.Count > 0 && random.Next(2) == 0) return _variables[random.Next(_variables.Count)];
        if (random.Next(4) == 0) return Pick(Literals);
        if (isTop) return random.Next(8) == 0 ? "$states.input" : "$states.input." + Pick(Names);
        return random.Next(10) switch { 0 or 1 => "$", 2 => "%", 3 => "*", 4 => "**", _ => Pick(Names) };
    }

    private string Order() => random.Next(3) switch { 0 => ">", 1 => "<", _ => "" };

    private static int Arity(string name) => JsonataBuiltIns.Find(name, JsonataDialect.Reference)!.Signature.Parameters.Count;

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
