namespace AslSharp.AspNetCore;

/// <summary>
/// Tests one state of a definition, for TestState. A definition that nobody knew before needs the compiler, which is not part of an
/// application, so that there is none unless one is registered with the services; <c>aslsharp serve</c> has one.
/// </summary>
public interface IStateTests
{
    /// <summary>Tests a state.</summary>
    /// <param name="request">A request of TestState, as the service's API has it.</param>
    /// <param name="cancellationToken">Gives the test up.</param>
    /// <returns>What came of it.</returns>
    Task<StateTestAnswer> TestAsync(AslValue request, CancellationToken cancellationToken);
}

/// <summary>What came of a test of a state.</summary>
public sealed class StateTestAnswer
{
    private StateTestAnswer(AslValue answer, string? error, string? message) => (Answer, Error, Message) = (answer, error, message);

    /// <summary>The answer, as the service's API has it; undefined where the request was refused.</summary>
    public AslValue Answer { get; }

    /// <summary>The service's name for the refusal, such as <c>InvalidDefinition</c>; null where there is an answer.</summary>
    public string? Error { get; }

    /// <summary>Why the request was refused; null where there is an answer.</summary>
    public string? Message { get; }

    /// <summary>The state was tested.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>What came of it.</returns>
    public static StateTestAnswer Of(AslValue answer) => new(answer, null, null);

    /// <summary>The request was refused.</summary>
    /// <param name="error">The service's name for the refusal.</param>
    /// <param name="message">Why.</param>
    /// <returns>What came of it.</returns>
    public static StateTestAnswer Refused(string error, string message) => new(default, error, message);
}
