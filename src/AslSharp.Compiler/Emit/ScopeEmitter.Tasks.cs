using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <content>The steps of states that make attempts: Task, Parallel and Map.</content>
internal sealed partial class ScopeEmitter
{
    private void EmitTask(int index, TaskStatePlan task)
    {
        _writer.Line($"goto case {_layout.Attempt(index)};");
        Label(_layout.Attempt(index));
        if (task.Resource.Pattern != IntegrationPattern.RequestResponse || task.Resource.Kind == ResourceKind.Activity)
        {
            _writer.Line($"{FrameName}.IssueTaskToken(host.NewTaskToken({FrameName}));");
        }

        MarkStep(task, _layout.Result(index));
        var input = EmitInput(task, task.Data);
        if (!Marks(task)) _writer.Line($"{Place}.Step = {_layout.Result(index)};");
        Keep(_layout.Attempt(index));
        var start = $"{FrameName}.StartTask({Descriptor(task)}, {input}{Bounds(task)})";
        _writer.Line($"pending = host.{WellKnownRuntime.IExecutionHost.RunTaskAsync}(tasks, {start}, {input}, cancellationToken);");
        _writer.Line("break;");
        Label(_layout.Result(index));
        _writer.Line($"{FrameName}.CompleteTask(result);");
        var held = _held;
        EmitOutput(task, task.Data, "result");
        GoTo(index, task.Next);
        EmitCatchers(index, task, task.Errors, held);
    }

    private string Descriptor(TaskStatePlan task)
    {
        var resource = task.Resource;
        var kind = resource.Kind switch
        {
            ResourceKind.Function => "Function",
            ResourceKind.Activity => "Activity",
            _ => "Service",
        };
        string[] arguments =
        [
            _machine.TaskNumber(task.Name).ToString(System.Globalization.CultureInfo.InvariantCulture),
            CSharpText.Literal(task.Name),
            CSharpText.Literal(resource.Text),
            $"TaskKind.{kind}",
            $"TaskPattern.{resource.Pattern}",
            CSharpText.Literal(resource.ResourceType),
            CSharpText.Literal(resource.Action),
            CSharpText.Literal(task.Pointer),
        ];
        return _machine.Statics.Get("Tasks", "TaskDescriptor", task.Name, $"new({string.Join(", ", arguments)})");
    }

    private string Bounds(TaskStatePlan task)
    {
        var text = "";
        var context = Context("data", task);
        if (task.TimeoutSeconds is { } timeout) text += $", timeoutSeconds: {Seconds(timeout, "TimeoutSecondsPath", context)}";
        if (task.HeartbeatSeconds is { } heartbeat) text += $", heartbeatSeconds: {Seconds(heartbeat, "HeartbeatSecondsPath", context)}";
        if (task.Credentials is { } credentials) text += $", credentials: {Value(credentials, context)}";
        return text;
    }

    private string Seconds(ExpressionPlan seconds, string field, ExpressionContext context) => seconds switch
    {
        LiteralPlan literal => literal.Text,
        PathPlan path => $"FieldValues.Seconds({Value(path, context)}, {CSharpText.Literal(field)}, {CSharpText.Literal(path.Text)})",
        JsonataPlan jsonata => Field(WellKnownRuntime.JsonataFields.Seconds, jsonata, context),
        _ => throw new InvalidOperationException($"{field} is a {seconds.GetType().Name}."),
    };

    private void EmitParallel(int index, ParallelStatePlan parallel)
    {
        var type = _machine.Types.Pascal(parallel.Name, "Branches");
        _writer.Line($"goto case {_layout.Attempt(index)};");
        Label(_layout.Attempt(index));
        MarkStep(parallel, _layout.Result(index));
        if (Expressions.Evaluates(parallel)) _writer.Line($"{FrameName}.{WellKnownRuntime.Frame.ExpectBranches}();");
        var input = EmitInput(parallel, parallel.Data);
        EmitBranchStart(index, parallel);
        _writer.Line(
            $"pending = ConcurrentRun.BranchesAsync(host, new {type}<THost>(host, tasks, {input}), {parallel.Branches.Count}, {FrameName}, cancellationToken);");
        EmitBranchEnd(index, parallel, parallel.Data, parallel.Errors, parallel.Next);

        var branches = parallel.Branches.Select((branch, i) => Inner(branch, $"{parallel.Name}Branch{i + 1}")).ToArray();
        _bodies.Add(() => BodyEmitter.EmitBranches(_writer, type, branches));
    }

    private void EmitMap(int index, MapStatePlan map)
    {
        if (map.Distributed is { } distributed)
        {
            EmitDistributedMap(index, map, distributed);
            return;
        }

        var type = _machine.Types.Pascal(map.Name, "Iterations");
        _writer.Line($"goto case {_layout.Attempt(index)};");
        Label(_layout.Attempt(index));
        MarkStep(map, _layout.Result(index));
        if (Expressions.Evaluates(map)) _writer.Line($"{FrameName}.{WellKnownRuntime.Frame.ExpectIterations}();");
        var input = EmitInput(map, map.Data);
        var context = Context(input, map);
        using (At(map, "Items"))
        {
            _writer.Line($"result = {(map.Data.IsJsonata ? Items(map.Items, context) : _machine.Expressions.Items((PathPlan?)map.Items, context))};");
        }

        EmitTolerance(map, context);
        InspectMap(map, context);
        EmitBranchStart(index, map);
        _writer.Line(
            $"pending = ConcurrentRun.IterationsAsync(host, new {type}<THost>(host, tasks, {FrameName}, {input}, result), result.Count, {MaxConcurrency(map, context)}, {FrameName}, cancellationToken);");
        EmitBranchEnd(index, map, map.Data, map.Errors, map.Next);

        var processor = Inner(map.Processor, map.Name + "Item");
        var selector = map.ItemSelector is null
            ? null
            : Value(map.ItemSelector, new ExpressionContext("input", "outer", _names, "ContextObject.OfItem(outer, index, item)", "", "item", "index", Input: "input", State: map.Name));
        _bodies.Add(() => BodyEmitter.EmitIterations(_writer, type, _names.FrameType, processor, selector));
    }

    private void EmitTolerance(MapStatePlan map, ExpressionContext context)
    {
        if (map.ToleratedFailureCount is PathPlan count)
        {
            _writer.Line($"FieldValues.CheckToleratedFailureCount({Value(count, context)}, {CSharpText.Literal(count.Text)});");
        }
        else if (map.ToleratedFailureCount is JsonataPlan evaluatedCount)
        {
            _writer.Line($"{Field(WellKnownRuntime.JsonataFields.CheckToleratedFailureCount, evaluatedCount, context)};");
        }

        if (map.ToleratedFailurePercentage is PathPlan percentage)
        {
            _writer.Line($"FieldValues.CheckToleratedFailurePercentage({Value(percentage, context)}, {CSharpText.Literal(percentage.Text)});");
        }
        else if (map.ToleratedFailurePercentage is JsonataPlan evaluatedPercentage)
        {
            _writer.Line($"{Field(WellKnownRuntime.JsonataFields.CheckToleratedFailurePercentage, evaluatedPercentage, context)};");
        }
    }

    private string MaxConcurrency(MapStatePlan map, ExpressionContext context) => map.MaxConcurrency switch
    {
        null => "0",
        LiteralPlan literal => long.TryParse(literal.Text, out var bound) && bound <= int.MaxValue ? literal.Text : "int.MaxValue",
        PathPlan path => $"FieldValues.MaxConcurrency({Value(path, context)}, {CSharpText.Literal(path.Text)})",
        JsonataPlan jsonata => Field(WellKnownRuntime.JsonataFields.MaxConcurrency, jsonata, context),
        _ => throw new InvalidOperationException($"MaxConcurrency is a {map.MaxConcurrency.GetType().Name}."),
    };

    private void EmitBranchStart(int index, StatePlan state)
    {
        Keep(_layout.Attempt(index));
        if (!Marks(state)) _writer.Line($"{Place}.Step = {_layout.Result(index)};");
    }

    private void EmitBranchEnd(int index, StatePlan state, DataFlowPlan data, ErrorHandlingPlan errors, int? next)
    {
        _writer.Line("break;");
        Label(_layout.Result(index));
        _writer.Line($"{FrameName}.CompleteBranches();");
        var held = _held;
        EmitOutput(state, data, "result");
        GoTo(index, next);
        EmitCatchers(index, state, errors, held);
    }

    // A catcher takes over from the state's own output fields: neither ResultSelector nor OutputPath is applied (reference 9.4).
    private void EmitCatchers(int index, StatePlan state, ErrorHandlingPlan errors, string[] held)
    {
        for (var i = 0; i < errors.Catchers.Count; i++)
        {
            _held = held;
            var catcher = errors.Catchers[i];
            using (_writer.Map(null)) _writer.Label($"// {CSharpText.Comment(Describer.Describe(catcher, _names.Plan))}");
            Label(_layout.Catcher(index, i));
            if (Expressions.DataOf(state) is { IsJsonata: true })
            {
                EmitJsonataOutput(state, catcher.Assign, catcher.Output, "result", Context("data", state, errorOutput: "result"), $"Catch/{i}");
            }
            else
            {
                var commit = EmitAssignments(catcher.Assign, Context("result", state));
                EmitResultPath(catcher.ResultPath, "result");
                commit();
            }

            Exit(state);
            GoTo(index, catcher.Next);
        }
    }

    private ScopeNames Inner(ScopePlan scope, string name)
    {
        var names = new ScopeNames(scope, _names, _machine.Types.Pascal(name, "Scope"), _machine.Types.Pascal(name, "Frame"));
        _emitInner(names);
        return names;
    }

    /// <summary>Emits the structs that start this scope's branches and iterations.</summary>
    public void EmitBodies()
    {
        foreach (var body in _bodies) body();
    }
}
