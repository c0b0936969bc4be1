namespace AslSharp.Graphs;

/// <summary>How a state fared in an execution. Of several entries the worst counts: the last of these.</summary>
internal enum RunStatus
{
    NotReached,
    Succeeded,

    /// <summary>It failed, and a catcher went on from there.</summary>
    Caught,

    /// <summary>It has not ended, nor has the execution.</summary>
    Running,

    /// <summary>It was stopped because something beside it failed, or the whole was aborted.</summary>
    Stopped,
    Failed,
}
