namespace AslSharp.Testing;

/// <summary>How a case is run and judged.</summary>
public sealed class StateMachineCaseOptions
{
    internal static StateMachineCaseOptions Default { get; } = new();

    /// <summary>Whether the case's <c>events</c> count too, where it has them, and not status, output, error and cause alone.</summary>
    public bool ComparesEvents { get; init; } = true;

    /// <summary>Whether a task that the case does not answer is called as in production. Where not, it never ends.</summary>
    public bool CallsUnmockedTasks { get; init; }

    /// <summary>The clock that a run is patient by when tasks work on other threads.</summary>
    internal TimeProvider RealTime { get; init; } = TimeProvider.System;
}
