namespace AslSharp.Testing;

/// <summary>What <see cref="StateTester"/> answers, as the service's TestState does (reference 14).</summary>
public sealed class TestStateResponse
{
    /// <summary>How the state ended.</summary>
    public required TestStateStatus Status { get; init; }

    /// <summary>The state's output; undefined where it has none.</summary>
    public AslValue Output { get; init; }

    /// <summary>The error name, or null for none.</summary>
    public string? Error { get; init; }

    /// <summary>The cause, or null for none.</summary>
    public string? Cause { get; init; }

    /// <summary>The state that follows, or null for none.</summary>
    public string? NextState { get; init; }

    /// <summary>The data after each field, as an object with the service's member names; undefined for <see cref="InspectionLevel.Info"/>.</summary>
    public AslValue InspectionData { get; init; }
}
