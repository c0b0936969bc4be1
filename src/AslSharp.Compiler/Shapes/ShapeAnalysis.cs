using AslSharp.Compiler.Binding;

namespace AslSharp.Compiler.Shapes;

/// <summary>Infers the shape of the data at every state.</summary>
public static class ShapeAnalysis
{
    /// <summary>Follows the data through a definition.</summary>
    /// <param name="machine">The definition. Of one with errors the answers are guesses, good enough to help somebody who is typing.</param>
    /// <param name="contract">What C# says of its data.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static MachineData Settle(BoundStateMachine machine, MachineShapes contract, CancellationToken cancellationToken = default)
    {
        var flow = new ShapeFlow(machine, contract, cancellationToken);
        flow.Settle();
        return new MachineData(flow);
    }
}
