using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;

namespace AslSharp.Cli.Cases;

/// <summary>Compiles the definitions of all cases together, each text once for each type of machine, then runs one case after the other.</summary>
internal static class CaseRunner
{
    internal static async Task<IReadOnlyList<CaseResult>> RunAsync(IReadOnlyList<TestCase> cases, CaseOptions options, CancellationToken cancellationToken)
    {
        var numbers = new Dictionary<(string Text, StateMachineType Type, bool IsInspected), int>();
        var definitions = new List<AslFile>();
        var inspected = new HashSet<int>();
        foreach (var @case in cases)
        {
            if (@case.Definition is not { } definition || !numbers.TryAdd(Key(@case, definition), definitions.Count)) continue;
            if (@case.IsInspected) inspected.Add(definitions.Count);
            definitions.Add(definition);
        }

        var machines = InMemoryCompiler.Compile(definitions, cancellationToken, inspected.Contains);
        CompileExpressions([.. cases.OfType<JsonataCase>()], cancellationToken);
        var results = new List<CaseResult>(cases.Count);
        foreach (var @case in cases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var machine = @case.Definition is { } definition ? machines[numbers[Key(@case, definition)]] : null;
            var verdict = await @case.RunAsync(machine, options, cancellationToken).ConfigureAwait(false);
            results.Add(new CaseResult(@case.Name, verdict.Outcome, verdict.Message));
        }

        return results;
    }

    private static void CompileExpressions(IReadOnlyList<JsonataCase> cases, CancellationToken cancellationToken)
    {
        var expressions = ExpressionCompiler.Compile([.. cases.Select(static @case => @case.Expression)], cancellationToken);
        for (var i = 0; i < cases.Count; i++) cases[i].Compiled = expressions[i];
    }

    private static (string Text, StateMachineType Type, bool IsInspected) Key(TestCase @case, AslFile definition)
        => (definition.Text.ToString(), definition.Type, @case.IsInspected);
}
