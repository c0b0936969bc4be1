using System.Text.Json;

namespace AslSharp.DurableTask;

/// <summary>An attempt whose call is an activity.</summary>
internal sealed class TaskAttempt(OrchestrationRun run, TaskContext context) : Attempt(run, context)
{
    protected override async Task<TaskOutcome?> MakeCallAsync()
    {
        Run.Machine.OnScheduled(Context);
        // In a replay too: what an orchestration did while it was suspended is scheduled when it is resumed.
        var input = new ActivityInput(Key, Run.Input, Run.PlaceOf(Context), Run.Clock.GetUtcNow(), Run.Draws).ToValue().ToJsonElement();
        var result = await Run.Context.CallActivityAsync<JsonElement>(Run.Machine.ActivityName(Context.StateName), input).ConfigureAwait(true);
        return ActivityResult.Read(AslValue.From(result), Context, Run.Machine.Description);
    }
}
