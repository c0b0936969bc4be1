using System.Text;
using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;

namespace AslSharp.Fuzzing.Checks;

/// <summary>
/// Texts of any size, and what they cost: twice the text may cost twice the work. Bytes allocated stand for the work in tests, since they
/// are the same each time; long runs look at the time as well.
/// </summary>
internal static class Growth
{
    /// <summary>Texts that grow with a number, by name.</summary>
    internal static IReadOnlyDictionary<string, Func<int, string>> Families { get; } = new Dictionary<string, Func<int, string>>
    {
        ["states"] = static n => Machine(Join(n, static i => $$""" "S{{i}}": { "Type": "Pass", "Next": "S{{i + 1}}" } """), n),
        ["tasks"] = static n => Machine(Join(n, static i => $$""" "S{{i}}": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "ResultPath": "$.r{{i}}", "Retry": [{ "ErrorEquals": ["E"] }], "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "End" }], "Next": "S{{i + 1}}" } """), n),
        ["variables"] = static n => Machine(Join(n, static i => $$""" "S{{i}}": { "Type": "Pass", "Assign": { "v{{i}}": {{i}} }, "Next": "S{{i + 1}}" } """), n),
        ["variables read"] = static n => Machine(Join(n, static i => $$""" "S{{i}}": { "Type": "Pass", "Assign": { "v{{i}}": {{i}}, "w.$": "$v{{Math.Max(0, i - 1)}}" }, "Next": "S{{i + 1}}" } """), n),
        ["one assignment"] = static n => Machine($$""" "S0": { "Type": "Pass", "Assign": { {{Join(n, static i => $$""" "v{{i}}.$": "$.a" """)}} }, "Next": "S1" } """, 1),
        ["choices"] = static n => Machine($$""" "S0": { "Type": "Choice", "Choices": [{{Join(n, static i => $$""" { "Variable": "$.a{{i % 7}}", "NumericEquals": {{i}}, "Next": "S1" } """)}}], "Default": "S1" } """, 1),
        ["choices of texts"] = static n => Machine($$""" "S0": { "Type": "Choice", "Choices": [{{Join(n, static i => $$""" { "Variable": "$.a", "StringEquals": "x{{i}}", "Next": "S1" } """)}}], "Default": "S1" } """, 1),
        ["choices everywhere"] = static n => Machine(Join(n, static i => $$""" "S{{i}}": { "Type": "Choice", "Choices": [{ "And": [{ "Variable": "$.a", "NumericGreaterThan": {{i}} }, { "Not": { "Variable": "$.b", "IsPresent": true } }], "Next": "S0" }], "Default": "S{{i + 1}}" } """), n),
        ["conditions"] = static n => Machine($$""" "S0": { "Type": "Choice", "Choices": [{ "Or": [{{Join(n, static i => $$""" { "And": [{ "Variable": "$.a", "NumericGreaterThan": {{i}} }] } """)}}], "Next": "S1" }], "Default": "S1" } """, 1),
        ["branches"] = static n => Machine($$""" "S0": { "Type": "Parallel", "Branches": [{{Join(n, static i => $$""" { "StartAt": "B{{i}}", "States": { "B{{i}}": { "Type": "Succeed" } } } """)}}], "Next": "S1" } """, 1),
        ["catchers"] = static n => Machine($$""" "S0": { "Type": "Task", "Resource": "${F}", "Catch": [{{Join(n, static i => $$""" { "ErrorEquals": ["E{{i}}"], "Next": "S1" } """)}}], "Next": "S1" } """, 1),
        ["error names"] = static n => Machine($$""" "S0": { "Type": "Task", "Resource": "${F}", "Retry": [{ "ErrorEquals": [{{Join(n, static i => $"\"E{i}\"")}}] }], "Next": "S1" } """, 1),
        ["template"] = static n => Machine($$""" "S0": { "Type": "Pass", "Parameters": { {{Join(n, static i => $$""" "k{{i}}.$": "States.Format('{}', $.a{{i}})" """)}} }, "Next": "S1" } """, 1),
        ["literals"] = static n => Machine($$""" "S0": { "Type": "Pass", "Result": [{{Join(n, static i => $$"""{ "k{{i}}": {{i}}.5 }""")}}], "Next": "S1" } """, 1),
        ["long path"] = static n => Machine($$""" "S0": { "Type": "Pass", "InputPath": "${{Repeat(n, i => $".a{i}[0]")}}", "Next": "S1" } """, 1),
        ["long filter"] = static n => Machine($$""" "S0": { "Type": "Pass", "InputPath": "$[?({{Repeat(n, i => $"@.a{i} > 1 || ")}}@.b)]", "Next": "S1" } """, 1),
        ["long format"] = static n => Machine($$""" "S0": { "Type": "Pass", "Parameters": { "a.$": "States.Format('{{Repeat(n, _ => "{} ")}}'{{Repeat(n, _ => ", $.a")}})" }, "Next": "S1" } """, 1),
        ["long text"] = static n => Machine($$""" "S0": { "Type": "Pass", "Comment": "{{Repeat(n, _ => "\\u00e9\\n ")}}", "Result": "{{Repeat(n, _ => "long \\\" ")}}", "Next": "S1" } """, 1),
        ["placeholders"] = static n => Machine($$""" "S0": { "Type": "Pass", "InputPath": "$.{{Repeat(n, i => "${P" + i + "}x${")}}", "Next": "S1" } """, 1),
        ["wrong fields"] = static n => Machine(Join(n, static i => $$""" "S{{i}}": { "Type": "Pass", "Nxt{{i}}": 1, "Next": "T{{i}}" } """), n),
        ["same names"] = static n => Machine(Join(n, static i => $$""" "S{{i % 3}}": { "Type": "Pass", "Next": "End", "End": true } """), 1),
        ["wrong JSON"] = static n => Machine(Join(n, static i => $$""" "S{{i}}" { "Type": "Pass" "Next": 'S' ]"""), n),
        ["open brackets"] = static n => string.Concat(Enumerable.Repeat("{ \"a\": [", n)),
        ["quotes"] = static n => string.Concat(Enumerable.Repeat("\" \\ \n", n)),
        ["operators"] = static n => Expression(Repeat(n, static i => $"$states.input.a{i} + ") + "1"),
        ["concatenation"] = static n => Expression(Repeat(n, static i => $"'x' & $string({i}) & ") + "'y'"),
        ["array of expressions"] = static n => Expression("[" + Repeat(n, static i => $"$states.input[{i}].a, ") + "1]"),
        ["block"] = static n => Expression("(" + Repeat(n, static i => $"$v{i} := {i}; ") + "1)"),
        ["steps"] = static n => Expression("$states.input" + Repeat(n, static i => $".a{i}[0]")),
        ["object of expressions"] = static n => Expression("{ " + Repeat(n, static i => $"'k{i}': $states.input.a, ") + "'z': 1 }"),
        ["functions"] = static n => Expression("[" + Repeat(n, static i => $"$map($states.input, function($x) {{ $x.a{i} }}), ") + "1]"),
        ["expressions"] = static n => "{ \"QueryLanguage\": \"JSONata\"," + Machine(Join(n, static i => $$""" "S{{i}}": { "Type": "Pass", "Assign": { "v{{i}}": "{% $states.input.a{{i}} %}" }, "Output": "{% { 'a': [$states.input, {{i}}] } %}", "Next": "S{{i + 1}}" } """), n)[1..],
    };

    /// <summary>The bytes that compiling and emitting allocates on this thread.</summary>
    internal static long Allocations(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Compile(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Compiles and emits.</summary>
    internal static void Compile(string text)
    {
        var compiled = AslCompiler.Compile(AslFile.Create("machine.asl.json", text), CancellationToken.None);
        var target = TargetNames.Target("machine.asl.json", "Machines");
        AslCompiler.EmitSurface(compiled.Plan, target);
        AslCompiler.EmitProgram(compiled.Plan, target, compiled.Lines);
    }

    private static string Machine(string states, int count) => $$"""{ "StartAt": "S0", "States": { {{states}}, "S{{count}}": { "Type": "Pass", "Next": "End" }, "End": { "Type": "Succeed" } } }""";

    private static string Expression(string expression)
        => $$"""{ "QueryLanguage": "JSONata", "StartAt": "S0", "States": { "S0": { "Type": "Pass", "Output": "{% {{expression}} %}", "End": true } } }""";

    private static string Join(int count, Func<int, string> part) => string.Join(",\n", Enumerable.Range(0, count).Select(part));

    private static string Repeat(int count, Func<int, string> part)
    {
        var builder = new StringBuilder();
        for (var i = 0; i < count; i++) builder.Append(part(i));
        return builder.ToString();
    }
}
