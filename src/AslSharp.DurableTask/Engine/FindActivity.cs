using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace AslSharp.DurableTask;

/// <summary>The activity that tells whether there is an execution of a name, before another is started by that name.</summary>
/// <param name="services">The activity's services.</param>
internal sealed class FindActivity(IServiceProvider services) : ITaskActivity
{
    public Type InputType => typeof(string);

    public Type OutputType => typeof(System.Text.Json.JsonElement);

    public async Task<object?> RunAsync(TaskActivityContext context, object? input)
    {
        var client = services.GetService<DurableTaskClient>()
            ?? throw new InvalidOperationException(
                "A task that starts an execution by a name needs a DurableTaskClient among the services of the worker: AddDurableTaskClient.");
        return InstanceState.Of(await client.GetInstanceAsync((string)input!, getInputsAndOutputs: true).ConfigureAwait(false)).ToJsonElement();
    }
}
