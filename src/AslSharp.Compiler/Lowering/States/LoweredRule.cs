using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>A top-level rule of a Choice state.</summary>
/// <param name="Next">Index of the next state in the scope.</param>
internal sealed record LoweredRule(ConditionPlan Condition, EquatableArray<LoweredAssignment> Assign, int Next)
{
    /// <summary>What a JSONata state gives on; null for its input.</summary>
    public ExpressionPlan? Output { get; init; }
}
