using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>A condition of a Choice rule (reference 8.3).</summary>
public abstract record ConditionPlan;

/// <summary><c>And</c>: short-circuits left to right.</summary>
public sealed record AndConditionPlan(EquatableArray<ConditionPlan> Conditions) : ConditionPlan;

/// <summary><c>Or</c>: short-circuits left to right.</summary>
public sealed record OrConditionPlan(EquatableArray<ConditionPlan> Conditions) : ConditionPlan;

/// <summary>The <c>Condition</c> of a JSONata state's rule.</summary>
/// <param name="Value">A literal or an expression.</param>
public sealed record ExpressionConditionPlan(ExpressionPlan Value) : ConditionPlan;

/// <summary><c>Not</c>.</summary>
public sealed record NotConditionPlan(ConditionPlan Condition) : ConditionPlan;

/// <summary>A data-test expression: one of the 39 operators.</summary>
/// <param name="Operator">The field's name without a trailing <c>Path</c>, such as <c>StringEquals</c> or <c>IsPresent</c>.</param>
/// <param name="Variable">What is tested.</param>
/// <param name="Operand">A <see cref="LiteralPlan"/>, a <see cref="TimestampPlan"/> for literal timestamps, or a <see cref="PathPlan"/> for the <c>…Path</c>
/// twin.</param>
public sealed record DataTestConditionPlan(string Operator, PathPlan Variable, ExpressionPlan Operand) : ConditionPlan;
