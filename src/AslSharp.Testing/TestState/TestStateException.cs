namespace AslSharp.Testing;

/// <summary>A question that TestState refuses (reference 14).</summary>
/// <param name="error">The service's name for the refusal, such as <c>ValidationException</c>.</param>
/// <param name="message">What is wrong.</param>
public sealed class TestStateException(string error, string message) : Exception(message)
{
    /// <summary>The service's name for the refusal.</summary>
    public string Error { get; } = error;
}
