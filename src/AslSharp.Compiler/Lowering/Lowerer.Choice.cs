using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

// Choice states.
public sealed partial class Lowerer
{
    private static LoweredChoiceState LowerChoice(BoundChoiceState state) => new(
        Name(state),
        Comment(state),
        Pointer(state),
        LowerData(state.Data),
        state.Rules.Select(LowerRule).ToEquatableArray(),
        Next(state.Default));

    private static LoweredRule LowerRule(BoundChoiceRule rule) =>
        new(LowerCondition(rule.Condition!), LowerAssign(rule.Assign), rule.Next!.Index) { Output = Lower(rule.Output) };

    private static ConditionPlan LowerCondition(BoundCondition condition) => condition switch
    {
        BoundBooleanCondition { IsAnd: true } many => new AndConditionPlan(many.Conditions.Select(LowerCondition).ToEquatableArray()),
        BoundBooleanCondition many => new OrConditionPlan(many.Conditions.Select(LowerCondition).ToEquatableArray()),
        BoundExpressionCondition test => new ExpressionConditionPlan(Lower(test.Value)!),
        BoundNotCondition not => new NotConditionPlan(LowerCondition(not.Condition)),
        BoundDataTest test => new DataTestConditionPlan(test.Operator, LowerPath(test.Variable), LowerOperand(test)),
        _ => throw new InvalidOperationException($"{condition.GetType().Name} cannot be lowered."),
    };

    // A test for a type asks yes or no: a placeholder there counts as yes.
    private static ExpressionPlan LowerOperand(BoundDataTest test) =>
        test.Operator.StartsWith("Is", StringComparison.Ordinal) && test.Operand is BoundPath
            ? new LiteralPlan(LiteralKind.True, "")
            : Lower(test.Operand)!;
}
