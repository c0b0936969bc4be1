namespace AslSharp.Fuzzing.Machines.World;

/// <summary>What an attempt of a task does.</summary>
internal enum TaskBehaviour
{
    /// <summary>Gives a result at once.</summary>
    Return,

    /// <summary>Gives a result after some seconds of the clock.</summary>
    ReturnLater,

    /// <summary>Gives a result of unusual depth or size.</summary>
    ReturnLarge,

    /// <summary>Throws before it gives a task.</summary>
    Throw,

    /// <summary>Its task faults after some seconds of the clock.</summary>
    FaultLater,

    /// <summary>Fails by <see cref="TaskContext.Fail"/>.</summary>
    Fail,

    /// <summary>Gives nothing.</summary>
    ReturnNothing,

    /// <summary>Never ends until its token is cancelled.</summary>
    WaitForStop,

    /// <summary>The last one that calm worlds have.</summary>
    LastCalm = WaitForStop,

    /// <summary>Never ends, whatever its token says.</summary>
    NeverEnd,

    /// <summary>Ends some time after its token was cancelled: with a result or a fault.</summary>
    EndAfterStop,

    /// <summary>Registers a callback on its token that throws.</summary>
    ThrowWhenStopped,

    /// <summary>Registers a callback on its token that takes its time.</summary>
    BlockWhenStopped,

    /// <summary>Ends on a thread of the pool.</summary>
    OtherThread,

    /// <summary>Its task is cancelled though nobody asked for it.</summary>
    Cancelled,

    /// <summary>Heartbeats from another thread, also after its end.</summary>
    HeartbeatForEver,

    /// <summary>Cancels the whole execution from inside.</summary>
    CancelExecution,

    /// <summary>Holds its thread for some milliseconds.</summary>
    Block,
}
