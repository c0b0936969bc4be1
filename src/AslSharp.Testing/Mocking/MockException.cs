namespace AslSharp.Testing;

/// <summary>A test run called a task that has no answer: it is not mocked, or has given all its answers.</summary>
public sealed class MockException : StateMachineTestException
{
    internal MockException(string problem, Func<string?> describe)
        : base(problem, describe)
    {
    }
}
