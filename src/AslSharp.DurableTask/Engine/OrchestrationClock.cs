using Microsoft.DurableTask;

namespace AslSharp.DurableTask;

/// <summary>The time of an orchestration, which is that of the event it works on.</summary>
internal sealed class OrchestrationClock(TaskOrchestrationContext context) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(DateTime.SpecifyKind(context.CurrentUtcDateTime, DateTimeKind.Utc));
}
