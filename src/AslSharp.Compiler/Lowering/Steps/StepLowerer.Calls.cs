using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <content>States that make attempts: Task, Parallel and Map.</content>
internal sealed partial class StepLowerer
{
    private void LowerTask(int index, LoweredTaskState task)
    {
        BeginAttempt(index);
        if (task.Resource.Pattern != IntegrationPattern.RequestResponse || task.Resource.Kind == ResourceKind.Activity) Add(new IssueTokenPlan());
        MarkStep(task, _layout.Result(index));
        var input = LowerInput(task, task.Data);
        if (!Marks(task)) Add(new NextPlan(_layout.Result(index)));
        Add(new KeepPlan(_layout.Attempt(index)));
        Add(new StartTaskPlan(task.Name, task.Pointer, task.Resource, input, task.TimeoutSeconds, task.HeartbeatSeconds, task.Credentials, ReadsNow(task)));
        Add(new AwaitPlan());
        BeginStep(_layout.Result(index));
        Add(new CompleteTaskPlan());
        EndAttempt(index, task, task.Data, task.Errors, task.Next);
    }

    private void LowerParallel(int index, LoweredParallelState parallel)
    {
        BeginAttempt(index);
        MarkStep(parallel, _layout.Result(index));
        if (StateExpressions.Evaluates(parallel)) Add(new ExpectPlan(Iterations: false));
        var input = LowerInput(parallel, parallel.Data);
        KeepAttempt(index, parallel);
        Add(new StartBranchesPlan(
            parallel.Name, input, parallel.Branches.Select((branch, i) => Inner(branch, $"{parallel.Name}Branch{i + 1}")).ToEquatableArray()));
        EndBranches(index, parallel, parallel.Data, parallel.Errors, parallel.Next);
    }

    private void LowerMap(int index, LoweredMapState map)
    {
        BeginAttempt(index);
        MarkStep(map, _layout.Result(index));
        if (StateExpressions.Evaluates(map)) Add(new ExpectPlan(Iterations: true));
        var input = LowerInput(map, map.Data);
        var reads = ReadsNow(map, input);
        if (map.FailsInline) Add(new RefuseInlineMapPlan());
        if (map.Distributed?.Reader is null)
            Add(new FindItemsPlan(map.Items, map.Data.IsJsonata, map.Distributed is not null, reads) { Field = map.Data.IsJsonata ? "Items" : "ItemsPath" });
        if (map.Distributed is null)
        {
            CheckTolerance(map.ToleratedFailureCount, false, reads);
            CheckTolerance(map.ToleratedFailurePercentage, true, reads);
        }

        InspectMap(map, reads);
        KeepAttempt(index, map);
        var processor = Inner(map.Processor, map.Name + "Item");
        Add(map.Distributed is { } distributed
            ? new StartMapRunPlan(
                map.Name, input, map.ItemSelector, processor, distributed, map.MaxConcurrency, map.ToleratedFailureCount, map.ToleratedFailurePercentage, reads)
            {
                KeepsItems = map.Data.IsJsonata && distributed.Reader is null,
            }
            : new StartIterationsPlan(map.Name, input, map.ItemSelector, processor, map.MaxConcurrency, reads) { KeepsItems = map.Data.IsJsonata });
        EndBranches(index, map, map.Data, map.Errors, map.Next);
    }

    private void CheckTolerance(ExpressionPlan? value, bool isPercentage, ReadsPlan reads)
    {
        if (value is PathPlan or JsonataPlan) Add(new CheckTolerancePlan(value, isPercentage, reads));
    }

    private void BeginAttempt(int index)
    {
        Add(new JumpPlan(_layout.Attempt(index), IsDirect: true, IsTurn: false));
        BeginStep(_layout.Attempt(index));
    }

    private void KeepAttempt(int index, LoweredState state)
    {
        Add(new KeepPlan(_layout.Attempt(index)));
        if (!Marks(state)) Add(new NextPlan(_layout.Result(index)));
    }

    private void EndBranches(int index, LoweredState state, LoweredData data, LoweredErrors errors, int? next)
    {
        Add(new AwaitPlan());
        BeginStep(_layout.Result(index));
        Add(new CompleteBranchesPlan());
        EndAttempt(index, state, data, errors, next);
    }

    private void EndAttempt(int index, LoweredState state, LoweredData data, LoweredErrors errors, int? next)
    {
        var held = _held;
        LowerOutput(state, data, Slot.Result);
        GoTo(index, next);
        LowerCatchers(index, state, errors, held);
    }

    // A catcher takes over from the state's own output fields: neither ResultSelector nor OutputPath is applied (reference 9.4).
    private void LowerCatchers(int index, LoweredState state, LoweredErrors errors, string[] held)
    {
        for (var i = 0; i < errors.Catchers.Count; i++)
        {
            var catcher = errors.Catchers[i];
            BeginStep(_layout.Catcher(index, i), Describer.Describe(catcher, _scope));
            _held = held;
            if (StateExpressions.DataOf(state) is { IsJsonata: true })
            {
                LowerJsonataOutput(catcher.Assign, catcher.Output, Slot.Result, ReadsNow(state) with { ErrorOutput = Slot.Result }, $"Catch/{i}");
            }
            else
            {
                var commit = LowerAssign(catcher.Assign, ReadsNow(state, Slot.Result));
                LowerResultPath(catcher.ResultPath, Slot.Result, field: null);
                commit();
            }

            Exit(state);
            GoTo(index, catcher.Next);
        }
    }
}
