namespace AslSharp.Testing;

/// <summary>The situation in which a state is tested (reference 14).</summary>
public sealed class TestStateConfiguration
{
    /// <summary>How many retries the retrier has used that matches the mocked error; null for none.</summary>
    public int? RetrierRetryCount { get; init; }

    /// <summary>The state inside a Map or Parallel that the mocked error comes from; null for the state itself.</summary>
    public string? ErrorCausedByState { get; init; }

    /// <summary>How many iterations of a Map have failed; null for none.</summary>
    public int? MapIterationFailureCount { get; init; }

    /// <summary>What the item reader of a Map finds, as JSON text; null for none.</summary>
    public string? MapItemReaderData { get; init; }
}
