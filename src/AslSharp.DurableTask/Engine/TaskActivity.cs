using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace AslSharp.DurableTask;

/// <summary>The activity of a Task state: goes on with the execution from where the attempt begins until it has called the task, and no further.</summary>
/// <param name="machineOf">The machine of an instance.</param>
/// <param name="services">The activity's services.</param>
internal sealed class TaskActivity(Func<string, MachineRegistration> machineOf, IServiceProvider services) : ITaskActivity
{
    public Type InputType => typeof(JsonElement);

    public Type OutputType => typeof(JsonElement);

    public async Task<object?> RunAsync(TaskActivityContext context, object? input)
    {
        var machine = machineOf(context.InstanceId);
        var call = ActivityInput.FromValue(AslValue.From((JsonElement)input!));
        var client = services.GetService<DurableTaskClient>();
        // Parameters that draw ids or numbers are evaluated twice: it shows how many are theirs.
        var drawn = call.Draws.Count == 0 ? 0 : Begin(machine, new ActivityAttempt(call, null, client, context.InstanceId)).Drawn;
        var attempt = Begin(machine, new ActivityAttempt(call, drawn, client, context.InstanceId));
        return ActivityResult.By(machine.Description, await attempt.ResultAsync().ConfigureAwait(false)).ToJsonElement();
    }

    private ActivityAttempt Begin(MachineRegistration machine, ActivityAttempt attempt)
    {
        var running = machine.ResumeAsync(services, attempt, attempt.Call.Input, attempt.Call.Place.Position);
        if (!attempt.IsReached)
        {
            throw new InvalidOperationException(
                $"The execution does not get to the attempt '{attempt.Call.Key}' again.", running.IsCompletedSuccessfully ? running.Result.Exception : null);
        }

        return attempt;
    }
}
