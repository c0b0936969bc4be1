namespace AslSharp.Durable;

/// <summary>How the executions of this process are run and kept.</summary>
public sealed class DurableOptions
{
    /// <summary>
    /// What all executions share: clock, region and account in ARNs, handlers of services, activities whose workers poll, the store of objects,
    /// an observer, which is told of an event when it is kept. Their tokens and machines are this package's own.
    /// </summary>
    public ExecutionOptions Execution { get; set; } = new();

    /// <summary>
    /// Which events of executions are logged, and how: none, unless this says so. They go to loggers by the names
    /// <c>AslSharp.Executions.MACHINE</c>.
    /// </summary>
    public HistoryLogOptions HistoryLog { get; } = new();

    /// <summary>How long executions are kept after their end: 90 days, as on the service. Null for ever.</summary>
    /// <remarks>In memory the last 10,000 are kept, unless <see cref="MemoryExecutionStore.MostEnded"/> says otherwise.</remarks>
    public TimeSpan? Retention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>
    /// Whether the service's limits are kept that this package does without: an execution is not redriven later than 14 days after its end. The project
    /// property <c>AslStrict</c> says so for a whole program.
    /// </summary>
    public bool AslStrict { get; set; } = AppContext.TryGetSwitch("AslSharp.AslStrict", out var isStrict) && isStrict;

    /// <summary>
    /// How many executions may run at once, those that only wait included; null for any number. To start another one is refused with
    /// <see cref="ExecutionLimitExceededException"/> and counted by the metric <c>ThrottledEvents</c>. Children of distributed Maps do not count, and executions
    /// that executions start count but are not refused. Not for clusters, where no process knows how many there are.
    /// </summary>
    public int? MaxOpenExecutions { get; set; }
}
