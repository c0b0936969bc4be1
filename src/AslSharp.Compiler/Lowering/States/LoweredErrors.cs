using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>The <c>Retry</c> and <c>Catch</c> of a state.</summary>
internal sealed record LoweredErrors(EquatableArray<RetrierPlan> Retriers, EquatableArray<LoweredCatcher> Catchers)
{
    /// <summary>A state without <c>Retry</c> and <c>Catch</c>.</summary>
    public static LoweredErrors None { get; } = new([], []);
}

/// <summary>One catcher (reference 9.4). <c>$</c> in its assignments is the Error Output.</summary>
/// <param name="ErrorEquals">Error names.</param>
/// <param name="ResultPath">Where the Error Output goes in the raw input.</param>
/// <param name="Assign">Its assignments.</param>
/// <param name="Next">Index of the next state in the scope.</param>
internal sealed record LoweredCatcher(
    EquatableArray<string> ErrorEquals,
    ResultPathPlan ResultPath,
    EquatableArray<LoweredAssignment> Assign,
    int Next)
{
    /// <summary>What a JSONata state gives on; null for the Error Output.</summary>
    public ExpressionPlan? Output { get; init; }
}
