using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;

namespace AslSharp.Cli.Cases;

/// <summary>Cases with the machines of all their definitions, which are compiled together, each text once for each type of machine.</summary>
internal sealed class CaseRunner
{
    private readonly Dictionary<(string Text, StateMachineType Type, bool IsInspected), int> _numbers = [];
    private readonly CompiledMachine[] _machines;

    private CaseRunner(IReadOnlyList<TestCase> cases, CancellationToken cancellationToken)
    {
        Cases = cases;
        var definitions = new List<AslFile>();
        var inspected = new HashSet<int>();
        foreach (var @case in cases)
        {
            if (@case.Definition is not { } definition || !_numbers.TryAdd(Key(@case, definition), definitions.Count)) continue;
            if (@case.IsInspected) inspected.Add(definitions.Count);
            definitions.Add(definition);
        }

        _machines = InMemoryCompiler.Compile(definitions, cancellationToken, inspected.Contains);
        CompileExpressions([.. cases.OfType<JsonataCase>()], cancellationToken);
    }

    /// <summary>The cases.</summary>
    internal IReadOnlyList<TestCase> Cases { get; }

    /// <summary>Compiles the definitions of cases.</summary>
    internal static CaseRunner Compile(IReadOnlyList<TestCase> cases, CancellationToken cancellationToken) => new(cases, cancellationToken);

    /// <summary>Compiles the definitions of cases and runs one case after the other.</summary>
    internal static Task<IReadOnlyList<CaseResult>> RunAsync(IReadOnlyList<TestCase> cases, CaseOptions options, CancellationToken cancellationToken)
        => Compile(cases, cancellationToken).RunAsync(options, cancellationToken);

    /// <summary>What became of a case's definition; null where it has none.</summary>
    internal CompiledMachine? MachineOf(TestCase @case) => @case.Definition is { } definition ? _machines[_numbers[Key(@case, definition)]] : null;

    /// <summary>Runs one case after the other.</summary>
    internal async Task<IReadOnlyList<CaseResult>> RunAsync(CaseOptions options, CancellationToken cancellationToken)
    {
        var results = new List<CaseResult>(Cases.Count);
        foreach (var @case in Cases)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var verdict = await @case.RunAsync(MachineOf(@case), options, cancellationToken).ConfigureAwait(false);
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
