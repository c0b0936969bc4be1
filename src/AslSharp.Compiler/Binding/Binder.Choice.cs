using System.Collections.Immutable;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Binding;

// Choice states (reference 8.3).
public sealed partial class Binder
{
    private BoundChoiceState BindChoice(ScopeContext context, StateSymbol symbol, ChoiceStateSyntax state)
    {
        context.IsWhole &= state.Fields.Array("Choices") is { } array && array.Items.Length == state.Rules.Length;
        var rules = ImmutableArray.CreateBuilder<BoundChoiceRule>(state.Rules.Length);
        foreach (var rule in state.Rules)
        {
            rules.Add(new BoundChoiceRule(
                rule.Condition is null ? null : BindCondition(context, rule.Condition),
                Bind(context, rule.Output),
                BindAssign(context, rule.Assign),
                BindTransition(context, "Next", rule.Next)));
        }

        var otherwise = state.Fields.IsPresent("Default") ? BindTransition(context, "Default", state.Default) : null;
        return new BoundChoiceState(symbol, BindData(context, state.Data), rules.ToImmutable(), otherwise);
    }

    private BoundCondition BindCondition(ScopeContext context, ConditionSyntax condition) => condition switch
    {
        BooleanConditionSyntax many => new BoundBooleanCondition(many.IsAnd, [.. many.Conditions.Select(part => BindCondition(context, part))]),
        ExpressionConditionSyntax test => new BoundExpressionCondition(Bind(context, test.Value)!),
        NotConditionSyntax not => new BoundNotCondition(BindCondition(context, not.Condition)),
        DataTestSyntax test => new BoundDataTest(
            OperatorName(test.Operator.Name), BindPath(context, test.Variable, isTest: test.Operator.Name == "IsPresent"), Bind(context, test.Operand)!),
        _ => throw new InvalidOperationException($"No binding for {condition.GetType().Name}."),
    };

    private static string OperatorName(string name) =>
        name.EndsWith("Path", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Path".Length) : name;
}
