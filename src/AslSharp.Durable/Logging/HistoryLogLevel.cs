namespace AslSharp.Durable;

/// <summary>Which events of a history are logged: the levels that the service has.</summary>
public enum HistoryLogLevel
{
    /// <summary>None.</summary>
    Off = 0,

    /// <summary>The ends of executions that failed, timed out or were stopped.</summary>
    Fatal = 1,

    /// <summary>What <see cref="Fatal"/> logs, and every failure within an execution: also one that a retrier or a catcher takes.</summary>
    Error = 2,

    /// <summary>All events.</summary>
    All = 3,
}
