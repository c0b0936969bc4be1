using System.Globalization;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <content>What Task, Parallel and Map states start.</content>
internal sealed partial class ScopeEmitter
{
    private void EmitCall(OperationPlan operation)
    {
        switch (operation)
        {
            case IssueTokenPlan: _writer.Line($"{FrameName}.IssueTaskToken(host);"); break;
            case SetCallPlan call: EmitSetCall(call); break;
            case StartTaskPlan task: EmitStartTask(task); break;
            case CompleteTaskPlan: _writer.Line($"{FrameName}.CompleteTask(result);"); break;
            case ExpectPlan expect: _writer.Line($"{FrameName}.{(expect.Iterations ? "ExpectIterations" : "ExpectBranches")}();"); break;
            case StartBranchesPlan branches: EmitStartBranches(branches); break;
            case FindItemsPlan find: _writer.Line($"result = {(find.IsDistributed ? DistributedItems(find) : Items(find))};"); break;
            case RefuseInlineMapPlan: _writer.Line("FieldValues.RefuseInlineMap();"); break;
            case CheckTolerancePlan check: EmitCheck(check); break;
            case StartIterationsPlan iterations: EmitStartIterations(iterations); break;
            case StartMapRunPlan run: EmitStartMapRun(run); break;
            case CompleteBranchesPlan: _writer.Line($"{FrameName}.CompleteBranches();"); break;
            default: throw Unknown(operation);
        }
    }

    private void EmitStartTask(StartTaskPlan task)
    {
        var bounds = "";
        if (task.TimeoutSeconds is { } timeout) bounds += $", timeoutSeconds: {Seconds(timeout, "TimeoutSecondsPath", task.Reads)}";
        if (task.HeartbeatSeconds is { } heartbeat) bounds += $", heartbeatSeconds: {Seconds(heartbeat, "HeartbeatSecondsPath", task.Reads)}";
        if (task.Credentials is { } credentials) bounds += $", credentials: {Value(credentials, task.Reads)}";
        if (task.HasCall)
        {
            _writer.Line($"pending = host.RunTaskAsync({_call}, {FrameName}.StartTask({Descriptor(task)}, {_call}{bounds}), cancellationToken);");
            return;
        }

        var input = Local(task.Input);
        _writer.Line(
            $"pending = host.RunTaskAsync(new TaskCall<TaskTable>(tasks, {input}), {FrameName}.StartTask({Descriptor(task)}, {input}{bounds}), cancellationToken);");
    }

    private void EmitSetCall(SetCallPlan call)
    {
        var type = _machine.Types.Pascal(call.State, "Call");
        _call = _localNames.Pascal(call.State, prefix: "call");
        _writer.Line($"var {_call} = new {type}({string.Join(", ", call.Values.Select(value => Value(value.Value, call.Reads)).Prepend("tasks.Methods"))});");
        _bodies.Add(() => new TaskCallEmitter(_machine.Conversions!, _machine.Statics).EmitCall(_machine, type, call));
    }

    private string Descriptor(StartTaskPlan task)
    {
        var resource = task.Resource;
        var kind = resource.Kind switch
        {
            ResourceKind.Function => "Function",
            ResourceKind.Activity => "Activity",
            _ => "Service",
        };
        string[] target = resource is { Kind: ResourceKind.Function, Pattern: IntegrationPattern.RequestResponse }
            ? []
            : [$"TaskKind.{kind}", $"TaskPattern.{resource.Pattern}", CSharpText.Literal(resource.ResourceType), CSharpText.Literal(resource.Action)];
        string[] arguments =
        [
            _machine.TaskNumber(task.State).ToString(CultureInfo.InvariantCulture),
            CSharpText.Literal(task.State),
            CSharpText.Literal(resource.Text),
            .. target,
            CSharpText.Literal(task.Pointer),
        ];
        return _machine.Statics.Get("Tasks", "TaskDescriptor", task.State, $"new({string.Join(", ", arguments)})");
    }

    private string Seconds(ExpressionPlan seconds, string field, ReadsPlan reads) => seconds switch
    {
        LiteralPlan literal => literal.Text,
        PathPlan path => $"FieldValues.Seconds({Value(path, reads)}, {CSharpText.Literal(field)}, {CSharpText.Literal(path.Text)})",
        JsonataPlan jsonata => Field("Seconds", jsonata, reads),
        _ => throw Unknown(seconds),
    };

    private void EmitStartBranches(StartBranchesPlan start)
    {
        var type = _machine.Types.Pascal(start.State, "Branches");
        if (start.Input != Slot.Document) EmitKeepWork(start.Input);
        _writer.Line(
            $"pending = ConcurrentRun.BranchesAsync(host, new {type}<THost>(host, tasks, {Local(start.Input)}), {start.Branches.Count}, {FrameName}, cancellationToken);");
        var branches = start.Branches.Select(branch => Inner(branch, _names)).ToArray();
        _bodies.Add(() => BodyEmitter.EmitBranches(_writer, type, branches));
    }

    private void EmitStartIterations(StartIterationsPlan start)
    {
        var type = _machine.Types.Pascal(start.State, "Iterations");
        if (start.KeepsItems) EmitKeepWork(Slot.Result);
        var iterations = $"new {type}<THost>(host, tasks, {FrameName}, {Local(start.Input)}, result)";
        if (_machine.Target.IsInspectable && start.Selector is not null) _writer.Line($"{FrameName}.InspectItems(result.Count, {iterations}.Select);");
        _writer.Line(
            $"pending = ConcurrentRun.IterationsAsync(host, {iterations}, result.Count, {MaxConcurrency(start.MaxConcurrency, start.Reads)}, {FrameName}, cancellationToken);");
        var processor = Inner(start.Processor, _names);
        var selector = start.Selector is null ? null : Selected(start.Selector, start.State, "ContextObject.OfItem(outer, index, item)", "item", "index");
        _bodies.Add(() => BodyEmitter.EmitIterations(_writer, type, _names.FrameType, processor, selector));
    }

    // What is selected is read where the iteration starts, from the frame of this scope.
    private string Selected(ExpressionPlan selector, string state, string context, string item, string index)
        => _machine.Expressions.Emit(
            selector, new ExpressionContext("input", "outer", _names, context, "outer, true", "", item, index, Input: "input", State: state));

    // The children of a distributed Map, whose scope has no outer one, may run where nothing else of the machine does.
    private ScopeNames Inner(ScopePlan scope, ScopeNames? outer)
    {
        var names = new ScopeNames(
            scope, outer, _machine.Types.Pascal(scope.Name, "Scope"), _machine.Types.Pascal(scope.Name, "Frame"),
            _machine.Target.IsInspectable || outer is null);
        _emitInner(names);
        return names;
    }

    // What comes of an expression may come out another way the next time.
    private void EmitKeepWork(Slot work) => _writer.Line($"if (THost.KeepsFrames) {FrameName}.KeepWork(ref {Local(work)});");

    private string Items(FindItemsPlan find) => find switch
    {
        { IsJsonata: false } => _machine.Expressions.Items((PathPlan?)find.Items, Context(find.Reads)),
        { Items: null } => $"JsonataFields.Items({Context(find.Reads).Input})",
        { Items: JsonataPlan jsonata } => Field("Items", jsonata, find.Reads),
        { Items: ArrayPlan array } => Value(array, find.Reads),
        _ => $"JsonataFields.Items({Value(find.Items, find.Reads)})",
    };

    private string DistributedItems(FindItemsPlan find) => find.Items switch
    {
        null when find.IsJsonata => $"JsonataFields.DistributedItems({Context(find.Reads).Input})",
        null => $"FieldValues.DistributedItems({Context(find.Reads).Data}, \"$\")",
        PathPlan path => $"FieldValues.DistributedItems({Value(path, find.Reads)}, {CSharpText.Literal(path.Text)})",
        JsonataPlan jsonata => Field("DistributedItems", jsonata, find.Reads),
        _ => $"JsonataFields.DistributedItems({Value(find.Items, find.Reads)})",
    };

    private void EmitCheck(CheckTolerancePlan check)
    {
        var method = check.IsPercentage ? "CheckToleratedFailurePercentage" : "CheckToleratedFailureCount";
        _writer.Line(check.Value is PathPlan path
            ? $"FieldValues.{method}({Value(path, check.Reads)}, {CSharpText.Literal(path.Text)});"
            : $"{Field(method, (JsonataPlan)check.Value, check.Reads)};");
    }

    private string MaxConcurrency(ExpressionPlan? bound, ReadsPlan reads) => bound switch
    {
        null => "0",
        LiteralPlan literal => long.TryParse(literal.Text, out var number) && number <= int.MaxValue ? literal.Text : "int.MaxValue",
        PathPlan path => $"FieldValues.MaxConcurrency({Value(path, reads)}, {CSharpText.Literal(path.Text)})",
        JsonataPlan jsonata => Field("MaxConcurrency", jsonata, reads),
        _ => throw Unknown(bound),
    };
}
