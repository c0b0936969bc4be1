using System.Collections.Immutable;

namespace AslSharp.Compiler.Binding;

/// <summary>How data pass through a JSONPath state (reference 3.1). An absent field is null.</summary>
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
    ImmutableArray<BoundMember> Assign);
