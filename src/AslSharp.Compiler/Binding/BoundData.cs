using System.Collections.Immutable;

namespace AslSharp.Compiler.Binding;

/// <summary>How data pass through a state (reference 3.1, 3.2). An absent field is null.</summary>
/// <param name="InputPath">A path, or the constant null.</param>
/// <param name="Parameters">A template.</param>
/// <param name="ResultSelector">A template.</param>
/// <param name="ResultPath">A reference path, or the constant null.</param>
/// <param name="OutputPath">A path, or the constant null.</param>
/// <param name="Assign">The state's assignments.</param>
public sealed record BoundData(
    BoundExpression? InputPath,
    BoundExpression? Parameters,
    BoundExpression? ResultSelector,
    BoundExpression? ResultPath,
    BoundExpression? OutputPath,
    ImmutableArray<BoundMember> Assign)
{
    /// <summary>Whether the state is a JSONata state.</summary>
    public bool IsJsonata { get; init; }

    /// <summary>What a JSONata state's task or branches get.</summary>
    public BoundExpression? Arguments { get; init; }

    /// <summary>What a JSONata state gives on.</summary>
    public BoundExpression? Output { get; init; }
}
