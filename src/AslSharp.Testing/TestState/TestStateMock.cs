namespace AslSharp.Testing;

/// <summary>What a tested state's task, branches or iterations give: a result or an error (reference 14).</summary>
public sealed class TestStateMock
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
public sealed class TestStateError
{
    /// <summary>The error name, or null for none.</summary>
    public string? Error { get; init; }

    /// <summary>The cause, or null for none.</summary>
    public string? Cause { get; init; }
}
