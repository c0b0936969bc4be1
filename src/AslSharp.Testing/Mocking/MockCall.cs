namespace AslSharp.Testing;

/// <summary>One attempt of a task, as a test run saw it.</summary>
/// <param name="StateName">The Task state.</param>
/// <param name="Input">The raw parameters.</param>
/// <param name="Attempt">0 for the first attempt, 1 for the first retry, and so on.</param>
/// <param name="Time">When, UTC.</param>
public sealed record MockCall(string StateName, AslValue Input, int Attempt, DateTimeOffset Time);
