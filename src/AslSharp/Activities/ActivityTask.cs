namespace AslSharp;

/// <summary>A task of an activity, as its worker gets it.</summary>
public sealed class ActivityTask
{
    /// <summary>The token that heartbeats and the answer are sent with (<see cref="TaskTokens"/>).</summary>
    public required string TaskToken { get; init; }

    /// <summary>The task's input.</summary>
    public required AslValue Input { get; init; }
}
