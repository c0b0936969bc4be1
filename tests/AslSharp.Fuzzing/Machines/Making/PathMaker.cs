using System.Text.Json.Nodes;

namespace AslSharp.Fuzzing.Machines.Making;

/// <summary>Random JSONPath, payload templates and intrinsic function calls. Most find something in the input of <see cref="MachineInput"/>.</summary>
internal sealed class PathMaker(Dice dice)
{
    private static readonly string[] Members = ["a", "b", "c", "d", "e"];
    private static readonly string[] Searches =
    [
        "$..p", "$..*", "$.list[*]", "$.list[*].p", "$.list[?(@.p > 1)]", "$.list[?(@.p == 2 || @ == 'three')]", "$.list[0:2]", "$.list[-1]", "$.list[0,1]", "$['a','b']", "$.*",
        "$.deep..p", "$.deep..*", "$..deep..x", "$..[?(@.p)]", "$..[?(@.p =~ /2.*/)]", "$..*..*", "$.a.*", "$.many[?(@ > 7)]", "$.many[*]", "$..[0]", "$.list.length()", "$.deep..length()",
        "$.list[?(@ in ['three', 1])]", "$.list[?(@.p nin [2])]", "$.list[?(@ == $.list[0])]", "$.list[?(@.p == $.deep)]", "$..[?(@.x == $.deep)]", "$..*..*..*",
    ];

    /// <summary>A path to one place that the document is likely to have.</summary>
    internal string Reference(string[] variables) => dice.Below(18) switch
    {
        0 or 1 => "$",
        2 => "$.a.q.p",
        3 => "$.n",
        4 => "$.s",
        5 => "$.list",
        6 => "$.list[1].p",
        7 => "$.deep",
        8 => dice.OneIn(3) ? "$.missing" : "$.n",
        9 => "$$.Execution.Input.a",
        10 => "$$.State.Name",
        11 or 12 when variables.Length > 0 => "$" + dice.Pick(variables),
        _ => "$." + dice.Pick("a", "b", "list"),
    };

    /// <summary>Any path.</summary>
    internal string Path(string[] variables) => dice.OneIn(3) ? dice.Pick(Searches) : Reference(variables);

    /// <summary>Where a result is written; null drops it.</summary>
    internal string? Target() => dice.Below(40) switch
    {
        0 => null,
        1 => "$",
        2 => "$.deep",
        3 => "$.a.p",
        4 => "$." + dice.Pick(Members) + ".x.y",
        5 => "$.list[0]",
        6 => "$." + dice.Pick(Members),
        _ => "$." + dice.Pick("c", "d", "e"),
    };

    /// <summary>A payload template.</summary>
    internal JsonObject Template(string[] variables, int depth = 2)
    {
        var template = new JsonObject();
        for (var i = dice.Between(1, 3); i > 0; i--)
        {
            var member = dice.Pick(Members);
            template.Remove(member);
            template.Remove(member + ".$");
            if (depth > 0 && dice.OneIn(4)) template[member] = Template(variables, depth - 1);
            else if (dice.OneIn(6)) template[member] = new JsonArray(Template(variables, 0), 1, "$.a");
            else template[member + ".$"] = Value(variables);
        }

        return template;
    }

    /// <summary>What may stand behind a key that ends in <c>.$</c>.</summary>
    internal string Value(string[] variables) => dice.OneIn(3) ? Call(variables, 2) : Path(variables);

    private string Call(string[] variables, int depth)
    {
        return dice.Below(20) switch
        {
            0 => $"States.Format('{{}} and {{}}', {Argument()}, {Argument()})",
            1 => $"States.JsonToString({Reference(variables)})",
            2 => $"States.StringToJson({dice.Pick("'[1, 2]'", "'{\"p\": 1}'", $"States.JsonToString({Reference(variables)})", Argument())})",
            3 => $"States.Array({Argument()}, {Argument()})",
            4 => $"States.ArrayPartition({dice.Pick("$.list", "$.many", Argument())}, {dice.Pick("2", "1", "$.n", Argument())})",
            5 => $"States.ArrayContains({dice.Pick("$.list", "$.many", "States.Array($.deep, $.a)")}, {Argument()})",
            6 => $"States.ArrayRange({dice.Below(5)}, {dice.Pick("9", "900", "$.n", "2147483647")}, {dice.Pick("1", "3", "-1", "$.n")})",
            7 => $"States.ArrayGetItem({dice.Pick("$.list", "$.many")}, {dice.Pick("0", "1", "99", "-1", "$.n")})",
            8 => $"States.ArrayLength({dice.Pick("$.list", "$.many", Argument())})",
            9 => $"States.ArrayUnique({dice.Pick("$.list", "States.Array($.deep, $.deep)", "$.many")})",
            10 => $"States.Base64Encode({dice.Pick("$.s", "'text'", Argument())})",
            11 => $"States.Base64Decode({dice.Pick("$.s", "'dGV4dA=='", Argument())})",
            12 => $"States.Hash({Argument()}, '{dice.Pick("MD5", "SHA-1", "SHA-256", "SHA-512")}')",
            13 => $"States.JsonMerge({dice.Pick("$.a", "$", "$.deep")}, {dice.Pick("$.b", "$", "$.deep")}, {dice.Pick("false", "false", "true")})",
            14 => $"States.MathRandom(1, {dice.Pick("9", "$.n")}{dice.Pick("", ", 7")})",
            15 => $"States.MathAdd({dice.Pick("$.n", "1", Argument())}, {dice.Pick("-1", "$.n", "2147483647")})",
            16 => $"States.StringSplit({dice.Pick("$.s", "'a,b;c'", Argument())}, ',;')",
            17 => "States.UUID()",
            18 => $"States.Format('{dice.Pick("{}", "a \\{ b {}", "{}")}', {Argument()})",
            _ => $"States.JsonToString(States.Array({Argument()}, {Reference(variables)}))",
        };

        string Argument() => depth > 0 && dice.OneIn(4) ? Call(variables, depth - 1) : dice.Below(8) switch
        {
            0 => "null",
            1 => "true",
            2 => "-7.5",
            3 => "'text \\'quoted\\''",
            _ => Path(variables),
        };
    }
}
