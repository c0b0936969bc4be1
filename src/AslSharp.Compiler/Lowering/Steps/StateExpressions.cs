using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>Enumerates what a state is made of.</summary>
internal static class StateExpressions
{
    /// <summary>The expressions of a state, those of scopes inside it apart.</summary>
    public static IEnumerable<ExpressionPlan> Of(LoweredState state)
    {
        IEnumerable<ExpressionPlan?> expressions = state switch
        {
            LoweredPassState pass => Data(pass.Data).Append(pass.Result),
            LoweredTaskState task => Data(task.Data).Concat([task.TimeoutSeconds, task.HeartbeatSeconds, task.Credentials]).Concat(Caught(task.Errors)),
            LoweredChoiceState choice
                => Data(choice.Data).Concat(choice.Rules.SelectMany(rule => Assigned(rule.Assign).Append(rule.Output).Concat(Conditions(rule.Condition)))),
            LoweredWaitState wait => Data(wait.Data).Append(wait.Duration),
            LoweredSucceedState succeed => Data(succeed.Data),
            LoweredFailState fail => [fail.Error, fail.Cause],
            LoweredParallelState parallel => Data(parallel.Data).Concat(Caught(parallel.Errors)),
            LoweredMapState map => Data(map.Data)
                .Concat([map.Items, map.ItemSelector, map.MaxConcurrency, map.ToleratedFailureCount, map.ToleratedFailurePercentage])
                .Concat(Distributed(map.Distributed))
                .Concat(Caught(map.Errors)),
            _ => [],
        };
        return expressions.Where(expression => expression is not null)!;
    }

    /// <summary>Whether a state is a JSONata state with something to evaluate, and so can fail with an evaluation.</summary>
    public static bool Evaluates(LoweredState state) => Of(state).Any(HoldsJsonata) || state is LoweredMapState { Data.IsJsonata: true };

    /// <summary>How data pass through a state; null for a Fail state.</summary>
    public static LoweredData? DataOf(LoweredState state) => state switch
    {
        LoweredPassState pass => pass.Data,
        LoweredTaskState task => task.Data,
        LoweredChoiceState choice => choice.Data,
        LoweredWaitState wait => wait.Data,
        LoweredSucceedState succeed => succeed.Data,
        LoweredParallelState parallel => parallel.Data,
        LoweredMapState map => map.Data,
        _ => null,
    };

    /// <summary>The scopes inside a state.</summary>
    public static IEnumerable<LoweredScope> Scopes(LoweredState state) => state switch
    {
        LoweredParallelState parallel => parallel.Branches,
        LoweredMapState map => [map.Processor],
        _ => [],
    };

    private static bool HoldsJsonata(ExpressionPlan expression) => expression switch
    {
        JsonataPlan => true,
        ObjectPlan template => template.Members.Any(member => HoldsJsonata(member.Value)),
        ArrayPlan array => array.Items.Any(HoldsJsonata),
        _ => false,
    };

    private static IEnumerable<ExpressionPlan?> Data(LoweredData data)
        => new[] { data.InputPath, data.Parameters, data.ResultSelector, data.OutputPath, data.Arguments, data.Output }.Concat(Assigned(data.Assign));

    private static IEnumerable<ExpressionPlan?> Distributed(DistributedMapPlan? map) => map is null
        ? []
        :
        [
            map.Reader?.Arguments, map.Reader?.MaxItems,
            map.Batcher?.BatchInput, map.Batcher?.MaxItemsPerBatch, map.Batcher?.MaxInputBytesPerBatch,
            map.Writer?.Arguments,
        ];

    private static IEnumerable<ExpressionPlan?> Assigned(IEnumerable<LoweredAssignment> assign) => assign.Select(assignment => assignment.Value);

    private static IEnumerable<ExpressionPlan?> Caught(LoweredErrors errors)
        => errors.Catchers.SelectMany(catcher => Assigned(catcher.Assign).Append(catcher.Output));

    private static IEnumerable<ExpressionPlan?> Conditions(ConditionPlan condition) => condition switch
    {
        AndConditionPlan and => and.Conditions.SelectMany(Conditions),
        OrConditionPlan or => or.Conditions.SelectMany(Conditions),
        NotConditionPlan not => Conditions(not.Condition),
        ExpressionConditionPlan test => [test.Value],
        DataTestConditionPlan test => [test.Variable, test.Operand],
        _ => [],
    };
}
