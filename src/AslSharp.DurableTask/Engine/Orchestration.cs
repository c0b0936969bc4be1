using System.Text.Json;
using Microsoft.DurableTask;

namespace AslSharp.DurableTask;

/// <summary>The orchestrator of a state machine: its input and output are the execution's.</summary>
/// <param name="machineOf">The machine of an instance.</param>
/// <param name="machines">All machines of the worker.</param>
internal sealed class Orchestration(Func<string, MachineRegistration> machineOf, IEnumerable<MachineRegistration> machines) : ITaskOrchestrator
{
    public Type InputType => typeof(JsonElement);

    public Type OutputType => typeof(JsonElement);

    public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
    {
        var given = input is JsonElement { ValueKind: not JsonValueKind.Undefined } element ? AslValue.From(element) : AslValue.EmptyObject;
        var run = new OrchestrationRun(machineOf(context.InstanceId), machines, context, ContinuedRun.From(given));
        if (await run.RunAsync().ConfigureAwait(true) is not { } result)
        {
            context.ContinueAsNew(run.Continuation!.ToValue().ToJsonElement(), preserveUnprocessedEvents: true);
            return null;
        }

        return result.IsSuccess ? result.Output.ToJsonElement() : throw new StateMachineFailedException(result);
    }
}
