using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;

namespace AslSharp.Compiler.Shapes;

/// <summary>Infers the shape of the data at every state, and reports what cannot work with them.</summary>
public static class ShapeAnalysis
{
    /// <summary>Analyzes a definition without errors.</summary>
    /// <param name="machine">The definition.</param>
    /// <param name="contract">What C# says of its data.</param>
    /// <param name="diagnostics">Takes what cannot work: warnings where only the definition says so, errors where C# does.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ShapeFacts Analyze(
        BoundStateMachine machine, MachineShapes contract, DiagnosticBag diagnostics, CancellationToken cancellationToken = default)
    {
        var flow = new ShapeFlow(machine, contract, cancellationToken);
        flow.Settle();
        flow.Report(diagnostics);
        return flow.ToFacts();
    }
}
