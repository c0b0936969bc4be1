using System.Text.Json.Nodes;

namespace AslSharp.Fuzzing.Machines.Making;

/// <summary>Random JSONata as Step Functions takes it. Most of it evaluates over the input of <see cref="MachineInput"/>, some fails.</summary>
internal sealed class JsonataMaker(Dice dice)
{
    /// <summary>An expression in its delimiters.</summary>
    internal string Delimited(string[] names, int depth = 3) => dice.Below(8) switch
    {
        0 or 1 => $"{{% {Expression(names, depth)} %}}",
        2 or 3 => $"{{% [{Expression(names, depth - 1)}] %}}",
        _ => $"{{% {Sound(names)} %}}",
    };

    // What no input makes fail, or machines would seldom get far.
    private string Sound(string[] names) => dice.Below(12) switch
    {
        0 => "$merge([$states.input.a, { 'z': 1 }])",
        1 => "$map($states.input.list, function($v, $i) { [$v, $i] })",
        2 => $"$string({dice.Pick("$states.input.n", "$states.input.list", "$states.input.many", "$states.input.deep")})",
        3 => "$count($states.input.many) + 1",
        4 => "[$states.input.**.p]",
        5 => "{ 'p': $states.input.list, 'x': $states.input.deep }",
        6 => "[$states.input.deep = $states.input.deep, $states.input.deep in [$states.input.deep]]",
        7 => $"$append([1], {Array(names)})",
        8 => "[$distinct([$states.input.deep, $states.input.deep, $states.input.a])]",
        9 => "$states.input ~> |a|{ 'q': 1 }|",
        10 => "[$states.input.many ~> $filter(function($v) { $v in [1..9] })]",
        _ => "$states.input.a",
    };

    /// <summary>An expression that is a boolean unless it fails.</summary>
    internal string Condition(string[] names) => "{% " + dice.Below(5) switch
    {
        0 => $"$exists({Expression(names, 2)})",
        1 => $"{Number(names)} > {Number(names)}",
        2 => $"({Expression(names, 2)}) = ({Expression(names, 2)})",
        3 => $"{Leaf(names)} in {Array(names)}",
        _ => $"$boolean({Expression(names, 3)})",
    } + " %}";

    /// <summary>A whole number as a literal or an expression.</summary>
    internal JsonNode? Seconds(string[] names, int most)
        => dice.OneIn(6) ? Delimited(names, 1) : dice.OneIn(2) ? $"{{% {dice.Between(0, most)} + $count([]) %}}" : dice.Between(0, most);

    /// <summary>An object or an array with expressions inside, or one expression.</summary>
    internal JsonNode? Template(string[] names, int depth = 2)
    {
        if (depth == 0 || dice.OneIn(2)) return Delimited(names);
        if (dice.OneIn(4)) return new JsonArray(Template(names, depth - 1), "plain", Delimited(names, 1));
        // What a state hands on stays an object with the members that the next one looks for.
        return new JsonObject
        {
            ["a"] = Template(names, depth - 1),
            ["b"] = "{% $states.input.b %}",
            ["list"] = "{% [$states.input.list] %}",
            ["deep"] = dice.OneIn(3) ? "{% { 'x': $states.input.deep } %}" : "{% $states.input.deep %}",
            ["n"] = 3,
            ["s"] = "text",
        };
    }

    private string Expression(string[] names, int depth)
    {
        if (depth <= 0) return Leaf(names);
        var inner = depth - 1;
        return dice.Below(44) switch
        {
            0 => $"({E()} ; {E()})",
            1 => $"{{ 'p': {E()}, 'k': {E()} }}",
            2 => $"[{E()}, {E()}, {E()}]",
            3 => $"{Number(names)} {dice.Pick("+", "-", "*", "/", "%")} {Number(names)}",
            4 => $"({E()}) & ({E()})",
            5 => $"({E()}) {dice.Pick("=", "!=", "in", "and", "or")} ({E()})",
            6 => $"{Number(names)} {dice.Pick("<", "<=", ">", ">=")} {Number(names)}",
            7 => $"({E()}) ? ({E()}) : ({E()})",
            8 => $"$map({Array(names)}, function($v, $i) {{ $v & $i }})",
            9 => $"$filter({Array(names)}, function($v) {{ $v = {Leaf(names)} }})",
            10 => $"$reduce({Array(names)}, function($x, $y) {{ $string($x) & $string($y) }})",
            11 => $"$reduce({Array(names)}, function($x, $y) {{ [$x, $y] }})",
            12 => $"$string({E()})",
            13 => $"$count({E()})",
            14 => $"{dice.Pick("$sum", "$max", "$min", "$average")}({dice.Pick("$states.input.many", Array(names))})",
            15 => $"$append({E()}, {E()})",
            16 => $"$merge([{dice.Pick("$states.input", "$states.input.a")}, {{ 'z': {E()} }}])",
            17 => $"{dice.Pick("$sort", "$distinct", "$reverse", "$shuffle", "$spread", "$keys", "$type", "$boolean", "$not", "$exists")}({E()})",
            18 => $"$lookup({E()}, '{dice.Pick("p", "x", "a")}')",
            19 => $"$each({dice.Pick("$states.input.a", "$states.input", E())}, function($v, $k) {{ {{ $k: $v }} }})",
            20 => $"$sift({dice.Pick("$states.input.a", "$states.input")}, function($v, $k) {{ $k != 'p' }})",
            21 => $"$join($split('a,b,c', ','), {dice.Pick("'-'", E())})",
            22 => $"$replace({Text(names)}, /{dice.Pick("(a+)+b", "t", "[a-z]*", "(.)(.)")}/, '{dice.Pick("$1", "x", "$0$0")}')",
            23 => $"$match({Text(names)}, /{dice.Pick("t", "(a|b)", "x*y")}/)",
            24 => $"$formatNumber({Number(names)}, '{dice.Pick("#,##0.00", "0%", "000")}')",
            25 => $"{dice.Pick("$uppercase", "$length", "$trim", "$base64encode", "$encodeUrl", "$number", "$parse", "$toMillis", "$base64decode")}({Text(names)})",
            26 => $"$fromMillis({Number(names)}, '{dice.Pick("[Y]-[M01]-[D01]", "[H01]:[m01]", "[FNn]")}')",
            27 => $"$partition({Array(names)}, {dice.Between(0, 3)})",
            28 => $"$range({dice.Between(-3, 3)}, {dice.Pick("9", "2000", "1000000")}, {dice.Pick("1", "3", "-1", "0.5")})",
            29 => $"$hash({Text(names)}, '{dice.Pick("MD5", "SHA-256")}')",
            30 => $"[1..{dice.Pick("5", "3000", "200000")}]",
            31 => $"$states.input.{dice.Pick("**", "*", "deep.**.p", "**.p", "list^(>p)", "list#$i.{ 'i': $i }", "list@$l.{ 'l': $l }", "list[p > 1]", "**[p = 2]", "list{ $string(p): $ }", "a.(p + 1)", "many[$ > 7]", "deep.**.**.x")}",
            32 => $"$states.input ~> |{dice.Pick("a", "**", "list[p]", "deep")}|{{ 'q': 1 }}{dice.Pick("", ", ['p']")}|",
            33 => $"( $f := function($m) {{ $m < {dice.Pick("5", "300", "100000")} ? $f($m + 1) : $m }}; $f(0) )",
            34 => $"( $f := function($m) {{ $m < {dice.Pick("5", "90", "5000")} ? [$f($m + 1)] : $m }}; $f(0) )",
            35 => $"( $f := function($m) {{ $m < 1 ? {Leaf(names)} : {{ 'x': $f($m - 1) }} }}; $f({dice.Pick("3", "80", "400")}) )",
            36 => $"( $l := {Array(names)}; $map($l, function($v) {{ $v in $l }}) )",
            37 => $"( $l := {Array(names)}; $filter($l, function($v) {{ $l = $append($l, []) }}) )",
            38 => $"$string($states.context.{dice.Pick("Execution.Name", "State.Name", "StateMachine.Id", "Execution.StartTime", "Missing")})",
            39 => $"( $g := $substring(?, 1, 2); $g({Text(names)}) )",
            40 => $"({E()}) ~> $string",
            41 => $"$zip({Array(names)}, {Array(names)})",
            42 => $"$pad($string({Leaf(names)}), {dice.Pick("9", "100000", "-30")})",
            _ => dice.Pick("$error('x')", "$assert(false, 'y')", "$undefinedFunction(1)", "1 + 'x'", "$uuid()", "$random(42)", "$now()", "$millis()", "/x/", "function($x) { $x }", "$string(1/0)"),
        };

        string E() => Expression(names, inner);
    }

    private string Array(string[] names) => dice.Below(6) switch
    {
        0 => "$states.input.many",
        1 => $"[1..{dice.Between(1, 40)}]",
        2 => "[$states.input.deep, $states.input.deep]",
        3 => $"[{Leaf(names)}, {Leaf(names)}]",
        _ => "$states.input.list",
    };

    private string Number(string[] names) => dice.Below(8) switch
    {
        0 => "1e308",
        1 => "0",
        2 => "$count($states.input.many)",
        3 => Leaf(names),
        _ => dice.Between(-5, 50).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private string Text(string[] names) => dice.Below(5) switch
    {
        0 => "$states.input.s",
        1 => $"$string({Leaf(names)})",
        2 => "'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!'",
        _ => $"'{dice.Pick("text", "", "[1, 2]", "2030-01-01T00:00:00Z", "dGV4dA==", "x\\ud83d\\ude00y")}'",
    };

    private string Leaf(string[] names) => dice.Below(14) switch
    {
        0 => "null",
        1 => "true",
        2 => "'text'",
        3 => "-1.5",
        4 => "$states.input",
        5 => "$states.input.missing",
        6 => "$states.input.deep",
        7 => "$states.context.Execution.Input.deep",
        8 or 9 when names.Length > 0 => "$" + dice.Pick(names),
        10 => "$states.input.list",
        11 => "$states.input.many",
        _ => "$states.input." + dice.Pick("a", "b", "a.p", "n", "s"),
    };
}
