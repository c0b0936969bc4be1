namespace AslSharp.Hosting;

/// <summary>Why an execution lets time pass.</summary>
public enum DelayReason
{
    /// <summary>A Wait state.</summary>
    Wait = 0,

    /// <summary>The pause before a retry.</summary>
    Retry = 1,

    /// <summary>The time limit of an execution: nothing waits for it, and it is given up when the execution ends first.</summary>
    Timeout = 2,
}
