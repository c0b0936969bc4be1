namespace AslSharp.Testing;

/// <summary>A test run called a task that has no answer: it is not mocked, or has given all its answers.</summary>
/// <param name="message">Which, and what to do.</param>
public sealed class MockException(string message) : Exception(message);
