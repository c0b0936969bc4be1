using System.Collections.Immutable;
using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

/// <summary>A rule of <c>Choices</c> (reference 8.3).</summary>
/// <param name="Node">The object.</param>
/// <param name="Condition">What it tests; null when wrong.</param>
/// <param name="Next">The name of the state to go on with; null when missing.</param>
/// <param name="Output">What a JSONata state gives on; null when absent.</param>
/// <param name="Assign">The variables it assigns.</param>
public sealed record ChoiceRuleSyntax(
    JsonObjectSyntax Node, ConditionSyntax? Condition, JsonStringSyntax? Next, ExpressionSyntax? Output, AssignmentsSyntax Assign);

/// <summary>A condition of a choice rule.</summary>
public abstract record ConditionSyntax;

/// <summary><c>And</c> or <c>Or</c>.</summary>
/// <param name="IsAnd">Whether all must hold.</param>
/// <param name="Conditions">The parts in order.</param>
public sealed record BooleanConditionSyntax(bool IsAnd, ImmutableArray<ConditionSyntax> Conditions) : ConditionSyntax;

/// <summary>The <c>Condition</c> of a JSONata state's rule.</summary>
/// <param name="Value">True, false, or an expression.</param>
public sealed record ExpressionConditionSyntax(ExpressionSyntax Value) : ConditionSyntax;

/// <summary><c>Not</c>.</summary>
/// <param name="Condition">What must not hold.</param>
public sealed record NotConditionSyntax(ConditionSyntax Condition) : ConditionSyntax;

/// <summary>A data-test expression.</summary>
/// <param name="Operator">The field of the operator.</param>
/// <param name="Variable">What is tested.</param>
/// <param name="Operand">A constant, a timestamp or a path.</param>
public sealed record DataTestSyntax(JsonPropertySyntax Operator, PathExpressionSyntax Variable, ExpressionSyntax Operand) : ConditionSyntax;
