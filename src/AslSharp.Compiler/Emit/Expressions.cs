using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Enumerates what a state is made of.</summary>
internal static class Expressions
{
    /// <summary>The expressions of a state, those of scopes inside it apart.</summary>
    public static IEnumerable<ExpressionPlan> Of(StatePlan state)
    {
        IEnumerable<ExpressionPlan?> expressions = state switch
        {
            PassStatePlan pass => Data(pass.Data).Append(pass.Result),
            TaskStatePlan task => Data(task.Data).Concat([task.TimeoutSeconds, task.HeartbeatSeconds, task.Credentials]).Concat(Caught(task.Errors)),
            ChoiceStatePlan choice => Data(choice.Data).Concat(choice.Rules.SelectMany(rule => Assigned(rule.Assign).Append(rule.Output).Concat(Conditions(rule.Condition)))),
            WaitStatePlan wait => Data(wait.Data).Append(wait.Duration),
            SucceedStatePlan succeed => Data(succeed.Data),
            FailStatePlan fail => [fail.Error, fail.Cause],
            ParallelStatePlan parallel => Data(parallel.Data).Concat(Caught(parallel.Errors)),
            MapStatePlan map => Data(map.Data)
                .Concat([map.Items, map.ItemSelector, map.MaxConcurrency, map.ToleratedFailureCount, map.ToleratedFailurePercentage])
                .Concat(Distributed(map.Distributed))
                .Concat(Caught(map.Errors)),
            _ => [],
        };
        return expressions.Where(expression => expression is not null)!;
    }

    /// <summary>Whether a state is a JSONata state with something to evaluate, and so can fail with an evaluation.</summary>
    public static bool Evaluates(StatePlan state) => Of(state).Any(HoldsJsonata) || state is MapStatePlan { Data.IsJsonata: true };

    /// <summary>How data pass through a state; null for a Fail state.</summary>
    public static DataFlowPlan? DataOf(StatePlan state) => state switch
    {
        PassStatePlan pass => pass.Data,
        TaskStatePlan task => task.Data,
        ChoiceStatePlan choice => choice.Data,
        WaitStatePlan wait => wait.Data,
        SucceedStatePlan succeed => succeed.Data,
        ParallelStatePlan parallel => parallel.Data,
        MapStatePlan map => map.Data,
        _ => null,
    };

    /// <summary>The scopes inside a state.</summary>
    public static IEnumerable<ScopePlan> Scopes(StatePlan state) => state switch
    {
        ParallelStatePlan parallel => parallel.Branches,
        MapStatePlan map => [map.Processor],
        _ => [],
    };

    private static bool HoldsJsonata(ExpressionPlan expression) => expression switch
    {
        JsonataPlan => true,
        ObjectPlan template => template.Members.Any(member => HoldsJsonata(member.Value)),
        ArrayPlan array => array.Items.Any(HoldsJsonata),
        _ => false,
    };

    private static IEnumerable<ExpressionPlan?> Data(DataFlowPlan data)
        => new[] { data.InputPath, data.Parameters, data.ResultSelector, data.OutputPath, data.Arguments, data.Output }.Concat(Assigned(data.Assign));

    private static IEnumerable<ExpressionPlan?> Distributed(DistributedMapPlan? map) => map is null
        ? []
        :
        [
            map.Reader?.Arguments, map.Reader?.MaxItems,
            map.Batcher?.BatchInput, map.Batcher?.MaxItemsPerBatch, map.Batcher?.MaxInputBytesPerBatch,
            map.Writer?.Arguments,
        ];

    private static IEnumerable<ExpressionPlan?> Assigned(IEnumerable<AssignmentPlan> assign) => assign.Select(assignment => assignment.Value);

    private static IEnumerable<ExpressionPlan?> Caught(ErrorHandlingPlan errors) => errors.Catchers.SelectMany(catcher => Assigned(catcher.Assign).Append(catcher.Output));

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
