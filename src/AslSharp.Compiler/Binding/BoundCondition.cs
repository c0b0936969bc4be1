using System.Collections.Immutable;
using AslSharp.Compiler.Symbols;

namespace AslSharp.Compiler.Binding;

/// <summary>A rule of a Choice state.</summary>
/// <param name="Condition">What it tests; null after an error.</param>
/// <param name="Output">What a JSONata state gives on; null when absent.</param>
/// <param name="Assign">Its assignments.</param>
/// <param name="Next">The state to go on with; null after an error.</param>
public sealed record BoundChoiceRule(BoundCondition? Condition, BoundExpression? Output, ImmutableArray<BoundMember> Assign, StateSymbol? Next);

/// <summary>A condition (reference 8.3).</summary>
public abstract record BoundCondition;

/// <summary><c>And</c> or <c>Or</c>.</summary>
/// <param name="IsAnd">Whether all must hold.</param>
/// <param name="Conditions">The parts in order.</param>
public sealed record BoundBooleanCondition(bool IsAnd, ImmutableArray<BoundCondition> Conditions) : BoundCondition;

/// <summary>The <c>Condition</c> of a JSONata state's rule.</summary>
/// <param name="Value">A constant or an expression.</param>
public sealed record BoundExpressionCondition(BoundExpression Value) : BoundCondition;

/// <summary><c>Not</c>.</summary>
/// <param name="Condition">What must not hold.</param>
public sealed record BoundNotCondition(BoundCondition Condition) : BoundCondition;

/// <summary>A data-test expression.</summary>
/// <param name="Operator">The operator without a trailing <c>Path</c>.</param>
/// <param name="Variable">What is tested.</param>
/// <param name="Operand">What it is compared with.</param>
public sealed record BoundDataTest(string Operator, BoundPath Variable, BoundExpression Operand) : BoundCondition;
