namespace AslSharp;

/// <summary>How a Map Run stands (reference 10).</summary>
public enum MapRunStatus
{
    /// <summary>Children are starting or running.</summary>
    Running = 0,

    /// <summary>It ended within what is tolerated.</summary>
    Succeeded = 1,

    /// <summary>More failed than is tolerated, or reading or writing failed.</summary>
    Failed = 2,

    /// <summary>The execution it belongs to stopped.</summary>
    Aborted = 3,
}
