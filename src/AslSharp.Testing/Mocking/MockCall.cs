namespace AslSharp.Testing;

/// <summary>One attempt of a task, as a test run saw it.</summary>
public sealed class MockCall
{
    /// <summary>The Task state.</summary>
    public required string StateName { get; init; }

    /// <summary>The raw parameters.</summary>
    public required AslValue Input { get; init; }

    /// <summary>0 for the first attempt, 1 for the first retry, and so on.</summary>
    public required int Attempt { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Time { get; init; }
}
