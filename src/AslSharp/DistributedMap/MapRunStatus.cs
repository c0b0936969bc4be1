namespace AslSharp;

/// <summary>How a Map Run stands (reference 10).</summary>
public enum MapRunStatus
{
    /// <summary>Children are starting or running.</summary>
    Running,

    /// <summary>It ended within what is tolerated.</summary>
    Succeeded,

    /// <summary>More failed than is tolerated, or reading or writing failed.</summary>
    Failed,

    /// <summary>The execution it belongs to stopped.</summary>
    Aborted,
}
