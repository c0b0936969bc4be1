using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Turns the conditions of Choice rules into C# conditions (reference 8.3).</summary>
internal sealed class ConditionEmitter(StaticTable statics, ExpressionEmitter expressions)
{
    /// <summary>The C# condition in parentheses.</summary>
    public string EmitTest(ConditionPlan condition, ExpressionContext context)
        => condition is AndConditionPlan or OrConditionPlan ? Emit(condition, context) : $"({Emit(condition, context)})";

    // Safe to put in front of && and ||.
    private string Emit(ConditionPlan condition, ExpressionContext context) => condition switch
    {
        AndConditionPlan and => $"({string.Join(" && ", and.Conditions.Select(part => Emit(part, context)))})",
        OrConditionPlan or => $"({string.Join(" || ", or.Conditions.Select(part => Emit(part, context)))})",
        ExpressionConditionPlan test => Boolean(test.Value, context),
        NotConditionPlan not => "!" + Emit(not.Condition, context),
        DataTestConditionPlan test => Test(test, context),
        _ => throw new InvalidOperationException($"There is no condition of kind {condition.GetType().Name}."),
    };

    private string Boolean(ExpressionPlan value, ExpressionContext context) => value switch
    {
        LiteralPlan { Kind: LiteralKind.True } => "true",
        LiteralPlan { Kind: LiteralKind.False } => "false",
        JsonataPlan jsonata => expressions.Field("Boolean", jsonata, context),
        _ => throw new InvalidOperationException($"A condition is a {value.GetType().Name}."),
    };

    private string Test(DataTestConditionPlan test, ExpressionContext context)
    {
        // Only IsPresent may ask for what is not there; every other operator fails the execution.
        var variable = test.Operator == "IsPresent" ? expressions.Find(test.Variable, context) : expressions.Emit(test.Variable, context);
        return $"ChoiceOperators.{test.Operator}({variable}, {Operand(test, context)})";
    }

    private string Operand(DataTestConditionPlan test, ExpressionContext context) => test.Operand switch
    {
        PathPlan path => expressions.Emit(path, context),
        TimestampPlan timestamp => $"new Timestamp({timestamp.UnixSeconds}L, {timestamp.Nanoseconds})",
        LiteralPlan { Kind: LiteralKind.True } => "true",
        LiteralPlan { Kind: LiteralKind.False } => "false",
        LiteralPlan { Kind: LiteralKind.Number } number => DoubleText.Of(number.Text),
        LiteralPlan literal when test.Operator == "StringMatches" => Pattern(literal.Text),
        LiteralPlan literal => CSharpText.Literal(literal.Text),
        _ => throw new InvalidOperationException($"The operand of {test.Operator} is a {test.Operand.GetType().Name}."),
    };

    private string Pattern(string pattern)
    {
        var parts = new List<string>();
        var part = new System.Text.StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length) part.Append(pattern[++i]);
            else if (pattern[i] == '*')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else part.Append(pattern[i]);
        }

        parts.Add(part.ToString());
        return statics.Get("Patterns", "StringPattern", pattern, $"new({string.Join(", ", parts.Select(CSharpText.Literal))})");
    }
}
