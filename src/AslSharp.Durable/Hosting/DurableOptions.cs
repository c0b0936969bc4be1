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
    public TimeSpan? Retention { get; set; } = TimeSpan.FromDays(90);
}
