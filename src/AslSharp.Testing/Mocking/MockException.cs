namespace AslSharp.Testing;

/// <summary>
/// A test run called a task that has no answer: it is not mocked, or has given all its answers. Or an answer is for no task: the machine has no
/// such state, or no attempt waits for it.
/// </summary>
public sealed class MockException : StateMachineTestException
{
    internal MockException(string problem, Func<string?>? describe = null)
        : base(problem, describe ?? (() => null))
    {
    }
}
