using System.Text.Json;
using Microsoft.DurableTask;

namespace AslSharp.DurableTask;

/// <summary>An attempt that starts another execution, and waits for it where the pattern says so.</summary>
internal sealed class NestedAttempt(OrchestrationRun run, TaskContext context, AslValue parameters, MachineRegistration? machine) : Attempt(run, context)
{
    // What Durable Task calls an orchestration that nobody waits for.
    private static readonly Dictionary<string, string> FireAndForget = new(StringComparer.Ordinal) { ["FireAndForget"] = "" };

    private string? _running;

    protected override async Task<TaskOutcome?> MakeCallAsync()
    {
        if (machine is null)
            return TaskOutcome.Failed(NestedExecutions.DoesNotExist(Context, parameters["StateMachineArn"].TryGetString(out var arn) ? arn : ""));
        if (!NestedExecutions.TryReadInput(parameters, Context, out var input, out var refusal)) return TaskOutcome.Failed(refusal);
        if (!parameters["Name"].TryGetString(out var name)) name = Run.Context.NewGuid().ToString();
        else if (await FindAsync(machine, name).ConfigureAwait(true) is { } found) return Repeated(machine, name, input, found);
        if (IsOver) return null;
        var startTime = Run.Clock.GetUtcNow();
        var started = NestedExecutions.Started(Context, machine.ExecutionArn(name), startTime);
        if (Context.Descriptor.Pattern != TaskPattern.RequestResponse) Context.SubmittedOutput = started;
        if (Context.Descriptor.Pattern == TaskPattern.Sync) return await WaitAsync(machine, name, input, startTime).ConfigureAwait(true);
        await StartAsync(machine, name, input, FireAndForget).ConfigureAwait(true);
        return Context.Descriptor.Pattern == TaskPattern.RequestResponse ? TaskOutcome.Success(started) : null;
    }

    /// <summary>The execution that nobody waits for is stopped.</summary>
    protected override void OnGivenUp()
    {
        if (_running is not null) Run.Context.SendEvent(_running, AnswerFormat.StopEvent, AnswerFormat.Stop(null, null).ToJsonElement());
    }

    private async Task<InstanceState?> FindAsync(MachineRegistration machine, string name)
        => InstanceState.FromValue(
            AslValue.From(await Run.Context.CallActivityAsync<JsonElement>(machine.FindActivity, machine.InstanceId(name)).ConfigureAwait(true)));

    // As the service: who starts the same again while it runs is told of the first.
    private TaskOutcome Repeated(MachineRegistration machine, string name, AslValue input, InstanceState found)
        => found.IsRunning && found.Input == input && Context.Descriptor.Pattern == TaskPattern.RequestResponse
            ? TaskOutcome.Success(NestedExecutions.Started(Context, machine.ExecutionArn(name), found.StartTime))
            : TaskOutcome.Failed(NestedExecutions.AlreadyExists(Context, machine.ExecutionArn(name)));

    private Task<JsonElement> StartAsync(MachineRegistration machine, string name, AslValue input, Dictionary<string, string>? tags)
        => Run.Context.CallSubOrchestratorAsync<JsonElement>(
            machine.Name, input.ToJsonElement(), new SubOrchestrationOptions(new TaskOptions { Tags = tags }, machine.InstanceId(name)));

    private async Task<TaskOutcome> WaitAsync(MachineRegistration machine, string name, AslValue input, DateTimeOffset startTime)
    {
        ExecutionResult result;
        _running = machine.InstanceId(name);
        try
        {
            var output = await StartAsync(machine, name, input, null).ConfigureAwait(true);
            // Durable Task gives nothing for null.
            var value = output.ValueKind == JsonValueKind.Undefined ? AslValue.Null : AslValue.From(output);
            result = new ExecutionResult { Status = ExecutionStatus.Succeeded, Output = value, StartTime = startTime, StopTime = Run.Clock.GetUtcNow() };
        }
        catch (TaskFailedException exception)
        {
            // One that was terminated has nothing to say.
            result = exception.FailureDetails is { } details
                ? StateMachineFailedException.Read(details, startTime, Run.Clock.GetUtcNow())
                : new ExecutionResult { Status = ExecutionStatus.Aborted, StartTime = startTime, StopTime = Run.Clock.GetUtcNow() };
        }

        _running = null;
        return NestedExecutions.Ended(Context, new EndedExecution(machine.ExecutionArn(name), name, machine.StateMachineArn, input, startTime, result));
    }
}
