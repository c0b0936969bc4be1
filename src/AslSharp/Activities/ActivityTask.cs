namespace AslSharp;

/// <summary>A task of an activity, as its worker gets it.</summary>
/// <param name="TaskToken">The token that heartbeats and the answer are sent with (<see cref="TaskTokens"/>).</param>
/// <param name="Input">The task's input.</param>
public sealed record ActivityTask(string TaskToken, AslValue Input);
