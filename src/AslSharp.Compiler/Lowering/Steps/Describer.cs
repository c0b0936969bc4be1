using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>Says in English what a machine does: the comments of emitted code, and the machine as an outline.</summary>
internal static class Describer
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = "is",
        ["NumericEquals"] = "is",
        ["BooleanEquals"] = "is",
        ["TimestampEquals"] = "is",
        ["StringLessThan"] = "sorts before",
        ["StringGreaterThan"] = "sorts after",
        ["StringLessThanEquals"] = "sorts before or is",
        ["StringGreaterThanEquals"] = "sorts after or is",
        ["StringMatches"] = "matches",
        ["NumericLessThan"] = "is less than",
        ["NumericGreaterThan"] = "is greater than",
        ["NumericLessThanEquals"] = "is at most",
        ["NumericGreaterThanEquals"] = "is at least",
        ["TimestampLessThan"] = "is before",
        ["TimestampGreaterThan"] = "is after",
        ["TimestampLessThanEquals"] = "is not after",
        ["TimestampGreaterThanEquals"] = "is not before",
    };

    /// <summary>A line for each state of a scope and of the scopes inside it, with its rules, its catchers, and the state that each scope starts
    /// with.</summary>
    public static IEnumerable<OutlineLinePlan> Outline(LoweredScope scope, int depth = 0)
    {
        yield return new OutlineLinePlan(depth, $"Starts with {scope.States[scope.Start].Name}.", IsDetail: true);
        foreach (var state in scope.States.AsEnumerable())
        {
            yield return new OutlineLinePlan(depth, Describe(state, scope), IsDetail: false);
            var rules = state is LoweredChoiceState choice ? choice.Rules.AsEnumerable() : [];
            foreach (var rule in rules) yield return new OutlineLinePlan(depth + 1, Describe(rule, scope), IsDetail: true);
            foreach (var catcher in Catchers(state)) yield return new OutlineLinePlan(depth + 1, Describe(catcher, scope), IsDetail: true);
            foreach (var inner in StateExpressions.Scopes(state))
            {
                foreach (var line in Outline(inner, depth + 1)) yield return line;
            }
        }
    }

    /// <summary>What a state does and where it goes.</summary>
    public static string Describe(LoweredState state, LoweredScope scope) => state switch
    {
        LoweredPassState pass => $"{pass.Name}: Pass{Then(pass.Next, scope)}.",
        LoweredTaskState task => $"{task.Name}: Task {ResourceName.Of(task.Resource.Text)}{Errors(task.Errors)}{Then(task.Next, scope)}.",
        LoweredChoiceState choice => $"{choice.Name}: Choice of {Count(choice.Rules.Count, "rule")}{Otherwise(choice.Default, scope)}.",
        LoweredWaitState wait => $"{wait.Name}: Wait {Duration(wait)}{Then(wait.Next, scope)}.",
        LoweredSucceedState succeed => $"{succeed.Name}: Succeed.",
        LoweredFailState fail => $"{fail.Name}: Fail{(fail.Error is LiteralPlan error ? " with " + error.Text : "")}.",
        LoweredParallelState parallel
            => $"{parallel.Name}: Parallel of {Count(parallel.Branches.Count, "branch", "branches")}{Errors(parallel.Errors)}{Then(parallel.Next, scope)}.",
        LoweredMapState map
            => $"{map.Name}: {(map.Distributed is null ? "Map" : "distributed Map")} over {(map.Distributed?.Reader is null ? Items(map.Items) : "what its item reader finds")}{Errors(map.Errors)}{Then(map.Next, scope)}.",
        _ => state.Name + ".",
    };

    /// <summary>What a rule tests and where it goes.</summary>
    public static string Describe(LoweredRule rule, LoweredScope scope) => $"If {Describe(rule.Condition)}, go to {scope.States[rule.Next].Name}.";

    /// <summary>What a catcher catches and where it goes.</summary>
    public static string Describe(LoweredCatcher catcher, LoweredScope scope)
        => $"Caught {string.Join(", ", catcher.ErrorEquals)}: go to {scope.States[catcher.Next].Name}.";

    private static IEnumerable<LoweredCatcher> Catchers(LoweredState state) => state switch
    {
        LoweredTaskState task => task.Errors.Catchers.AsEnumerable(),
        LoweredParallelState parallel => parallel.Errors.Catchers.AsEnumerable(),
        LoweredMapState map => map.Errors.Catchers.AsEnumerable(),
        _ => [],
    };

    private static string Describe(ConditionPlan condition) => condition switch
    {
        AndConditionPlan and => "(" + string.Join(" and ", and.Conditions.Select(Describe)) + ")",
        OrConditionPlan or => "(" + string.Join(" or ", or.Conditions.Select(Describe)) + ")",
        NotConditionPlan not => "not " + Describe(not.Condition),
        ExpressionConditionPlan test => Operand(test.Value),
        DataTestConditionPlan test when Operators.TryGetValue(test.Operator, out var words) => $"{test.Variable.Text} {words} {Operand(test.Operand)}",
        DataTestConditionPlan { Operand: LiteralPlan { Kind: LiteralKind.False } } test => $"{test.Variable.Text} {Is(test.Operator, "is not")}",
        DataTestConditionPlan test => $"{test.Variable.Text} {Is(test.Operator, "is")}",
        _ => "the condition holds",
    };

    private static string Is(string name, string verb) => name switch
    {
        "IsNull" => verb + " null",
        "IsPresent" => verb + " present",
        "IsNumeric" => verb + " a number",
        "IsString" => verb + " a string",
        "IsBoolean" => verb + " a boolean",
        _ => verb + " a timestamp",
    };

    private static string Operand(ExpressionPlan operand) => operand switch
    {
        LiteralPlan { Kind: LiteralKind.String } text => $"\"{text.Text}\"",
        LiteralPlan { Kind: LiteralKind.True } => "true",
        LiteralPlan { Kind: LiteralKind.False } => "false",
        LiteralPlan literal => literal.Text,
        PathPlan path => path.Text,
        JsonataPlan jsonata => jsonata.Source,
        TimestampPlan timestamp => DateTimeOffset.FromUnixTimeSeconds(timestamp.UnixSeconds).ToString("u", System.Globalization.CultureInfo.InvariantCulture),
        _ => "the operand",
    };

    private static string Duration(LoweredWaitState wait) => (wait.Kind, wait.Duration) switch
    {
        (WaitKind.Seconds, LiteralPlan seconds) => $"of {seconds.Text} s",
        (WaitKind.Seconds, { } seconds) => $"of {Operand(seconds)} s",
        (_, { } until) => "until " + Operand(until),
    };

    private static string Items(ExpressionPlan? items) => items switch
    {
        PathPlan or JsonataPlan => Operand(items),
        ArrayPlan array => Count(array.Items.Count, "item"),
        _ => "the input",
    };

    private static string Errors(LoweredErrors errors)
    {
        var retried = errors.Retriers.Select(
            static retrier => $", retried up to {Count((int)Math.Min(retrier.MaxAttempts, int.MaxValue), "time")} on {string.Join(", ", retrier.ErrorEquals)}");
        var caught = errors.Catchers.Select(static catcher => $", caught on {string.Join(", ", catcher.ErrorEquals)}");
        return string.Concat(retried.Concat(caught));
    }

    private static string Then(int? next, LoweredScope scope) => next is { } index ? $", then {scope.States[index].Name}" : ", then end";

    private static string Otherwise(int? next, LoweredScope scope) => next is { } index ? $", otherwise {scope.States[index].Name}" : "";

    private static string Count(int count, string one, string? many = null) => count == 1 ? "1 " + one : $"{count} {many ?? one + "s"}";
}
