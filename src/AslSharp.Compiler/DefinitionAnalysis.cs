using AslSharp.Compiler.Analysis;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Checks;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler;

/// <summary>
/// What the compiler knows of a text: its trees, what its names mean, its data, and what is wrong with it. The trees and names are there at once;
/// the rest is found out when it is first asked for, so that who only wants a name waits for nothing else. It may be asked from several threads.
/// </summary>
public sealed class DefinitionAnalysis
{
    private readonly Lazy<MachineData?> _data;
    private readonly Lazy<Verdict> _verdict;

    internal DefinitionAnalysis(
        JsonSyntaxTree tree,
        ParsedStates parsed,
        BoundStateMachine? machine,
        MachineShapes contract,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken)
    {
        Tree = tree;
        Parsed = parsed;
        Machine = machine;
        _data = new Lazy<MachineData?>(() => machine is null ? null : ShapeAnalysis.Settle(machine, contract, cancellationToken));
        _verdict = new Lazy<Verdict>(() => Judge(diagnostics, cancellationToken));
    }

    /// <summary>The text as JSON.</summary>
    public JsonSyntaxTree Tree { get; }

    /// <summary>The definition; null where the text is something else.</summary>
    public StateMachineSyntax? Syntax => Parsed.Machine;

    /// <summary>The definition with its names resolved, as far as they can be; null where <see cref="Syntax"/> is.</summary>
    public BoundStateMachine? Machine { get; }

    /// <summary>All findings, in the order of the text.</summary>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public EquatableArray<DiagnosticInfo> Diagnostics => _verdict.Value.Diagnostics;

    /// <summary>Whether the definition has no errors.</summary>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public bool IsRight => _verdict.Value.IsRight;

    /// <summary>The definition state by state.</summary>
    internal ParsedStates Parsed { get; }

    /// <summary>The data at each state, of a definition with errors as far as can be guessed; null where <see cref="Machine"/> is.</summary>
    internal MachineData? Data => _data.Value;

    /// <summary>The shapes of the data; null where the definition has errors that hide them.</summary>
    internal ShapeFacts? Shapes => _verdict.Value.HasShapes ? Data?.ToFacts() : null;

    /// <summary>What the flow tells; null where <see cref="Machine"/> is.</summary>
    internal FlowFacts? Flow => _verdict.Value.Flow;

    private Verdict Judge(DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (Machine is null)
            return new Verdict(Sort(diagnostics), IsRight: false, null, HasShapes: false);
        DefinitionChecks.Check(Machine, diagnostics, cancellationToken);
        var flow = FlowAnalysis.Analyze(Machine, diagnostics, cancellationToken);

        // Of a definition with errors too little is certain.
        if (diagnostics.HasErrors || Tree.Diagnostics.Any(static diagnostic => diagnostic.IsError))
            return new Verdict(Sort(diagnostics), IsRight: false, flow, HasShapes: false);
        Data!.Report(diagnostics);
        return new Verdict(Sort(diagnostics), !diagnostics.HasErrors, flow, HasShapes: true);
    }

    // Where the text is no JSON, what the rest would mean is a guess: say only what is wrong with the JSON.
    private EquatableArray<DiagnosticInfo> Sort(DiagnosticBag diagnostics)
    {
        var all = Tree.IsJson ? Tree.Diagnostics.AddRange(diagnostics.ToImmutable()) : Tree.Diagnostics;
        return OneUnfilled(all.OrderBy(static diagnostic => diagnostic.Location.Span.Start)).ToEquatableArray();
    }

    // One substitution fills in all placeholders, so that the first of them is enough.
    private static IEnumerable<DiagnosticInfo> OneUnfilled(IEnumerable<DiagnosticInfo> diagnostics)
    {
        var isReported = false;
        foreach (var diagnostic in diagnostics)
        {
            if (!diagnostic.IsUnfilled || !isReported)
                yield return diagnostic;
            isReported |= diagnostic.IsUnfilled;
        }
    }

    private sealed record Verdict(EquatableArray<DiagnosticInfo> Diagnostics, bool IsRight, FlowFacts? Flow, bool HasShapes);
}
