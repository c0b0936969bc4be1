using AslSharp.Benchmarks.Workflows;

namespace AslSharp.Benchmarks.Telemetry;

/// <summary>The pipeline of ten states, with nothing in the signatures that is not .NET's own: it is called from another copy of this assembly.</summary>
internal static class PipelineLoad
{
    /// <summary>The machine over JSON, and what it gives as JSON.</summary>
    public static (Func<int, Task> RunAsync, Func<Task<string>> ResultAsync) OverJson()
    {
        var machine = new W1PipelineStateMachine(new ValueTasks());
        return (
            async count =>
            {
                for (var i = 0; i < count; i++) await machine.RunAsync(WorkflowDocuments.OrderValue).ConfigureAwait(false);
            },
            async () => (await machine.RunAsync(WorkflowDocuments.OrderValue).ConfigureAwait(false)).ToJson());
    }

    /// <summary>The machine with a contract, and what it gives as JSON.</summary>
    public static (Func<int, Task> RunAsync, Func<Task<string>> ResultAsync) OverRecords()
    {
        var machine = new W1PipelineTypedStateMachine(new TypedTasks(new RecordTasks()));
        var asValue = Json.Value(WorkflowJsonContext.Relaxed.PipelineOutput);
        return (
            async count =>
            {
                for (var i = 0; i < count; i++) await machine.RunAsync(WorkflowDocuments.Order).ConfigureAwait(false);
            },
            async () => asValue(await machine.RunAsync(WorkflowDocuments.Order).ConfigureAwait(false)).ToJson());
    }
}
