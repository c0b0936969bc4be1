namespace AslSharp.Testing;

/// <summary>What a tested state's task, branches or iterations give: a result or an error (reference 14).</summary>
public sealed record TestStateMock
{
    /// <summary>The raw result; undefined for none.</summary>
    public AslValue Result { get; init; }

    /// <summary>The error; null for none.</summary>
    public TestStateError? ErrorOutput { get; init; }

    /// <summary>How the result is compared with the service's API.</summary>
    public FieldValidationMode FieldValidationMode { get; init; }

    /// <summary>Whether the result came as a text that is no JSON.</summary>
    internal bool IsBareText { get; init; }
}

/// <summary>The error of a mock.</summary>
/// <param name="Error">The error name, or null for none.</param>
/// <param name="Cause">The cause, or null for none.</param>
public sealed record TestStateError(string? Error, string? Cause);
