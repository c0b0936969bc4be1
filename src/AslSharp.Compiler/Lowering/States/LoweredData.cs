using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>How data pass through a state (reference 3.1, 3.2). Absent fields are null; their defaults are the emitter's cheapest path.</summary>
/// <param name="InputPath">A path; an empty <see cref="ObjectPlan"/> for <c>null</c>; null when absent or <c>$</c>.</param>
/// <param name="Parameters">A template, or null.</param>
/// <param name="ResultSelector">A template, or null.</param>
/// <param name="ResultPath">Where the result goes.</param>
/// <param name="OutputPath">A path; an empty <see cref="ObjectPlan"/> for <c>null</c>; null when absent or <c>$</c>.</param>
/// <param name="Assign">The state's assignments, in document order.</param>
internal sealed record LoweredData(
    ExpressionPlan? InputPath,
    ExpressionPlan? Parameters,
    ExpressionPlan? ResultSelector,
    ResultPathPlan ResultPath,
    ExpressionPlan? OutputPath,
    EquatableArray<LoweredAssignment> Assign)
{
    /// <summary>Whether the state is a JSONata state: then only <see cref="Arguments"/>, <see cref="Output"/> and <c>Assign</c> count.</summary>
    public bool IsJsonata { get; init; }

    /// <summary>What the task or the branches get; null for the state's input.</summary>
    public ExpressionPlan? Arguments { get; init; }

    /// <summary>What the state gives on; null for the result of a Task, Parallel or Map state, and for the input of others.</summary>
    public ExpressionPlan? Output { get; init; }
}

/// <summary>One variable of an <c>Assign</c> field.</summary>
/// <param name="Variable">The name without the <c>$</c>.</param>
/// <param name="Value">Its value.</param>
internal sealed record LoweredAssignment(string Variable, ExpressionPlan Value);
