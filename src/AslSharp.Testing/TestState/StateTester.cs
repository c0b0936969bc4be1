using AslSharp.Hosting;

namespace AslSharp.Testing;

/// <summary>Runs one state of a compiled machine and tells what came of it, as the service's TestState does (reference 14).</summary>
/// <remarks>The data after each field are there for machines compiled for inspection: the project property <c>AslSharpInspection</c>, on
/// in Debug builds.</remarks>
/// <example><code>
/// var tester = new StateTester(OrderStateMachine.WithoutTasks());
/// var answer = await tester.TestAsync(new TestStateRequest
/// {
///     StateName = "Charge",
///     Input = AslValue.Parse("""{"total": 12}"""),
///     Mock = new TestStateMock { ErrorOutput = new TestStateError { Error = "Card.Declined", Cause = "no funds" } },
/// });
/// Assert.Equal("Refund", answer.NextState);
/// </code></example>
/// <param name="machine">The machine; made by <c>WithoutTasks</c> where tasks are mocked.</param>
public sealed class StateTester(IStateMachine machine)
{
    private readonly IStateMachine _machine = machine ?? throw new ArgumentNullException(nameof(machine));

    /// <summary>Names and ARNs of the machine in the Context object, clock, and an observer of the run's events.</summary>
    public ExecutionOptions Options { get; init; } = new();

    /// <summary>Name and ARN of the execution in the Context object.</summary>
    public ExecutionStart Start { get; init; } = new();

    /// <summary>Runs a state.</summary>
    /// <param name="request">Which, and with what.</param>
    /// <param name="cancellationToken">Gives the test up.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="TestStateException">The service would refuse the question.</exception>
    public async Task<TestStateResponse> TestAsync(TestStateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var state = _machine.Description.States.FirstOrDefault(state => state.Name == request.StateName)
            ?? throw new TestStateException("ValidationException", "State not found in definition");
        TestStateRules.Check(request, state, CountBranches(state));
        var inspection = new StateInspection(request, Options.Observer);
        var host = new StateTestHost(Options with { Observer = inspection }, Start, request);
        var retries = request.StateConfiguration?.RetrierRetryCount ?? 0;
        var scope = new ScopePosition
        {
            StateName = request.StateName,
            Data = OrEmpty(request.Input),
            Variables = OrEmpty(request.Variables),
            RetryCount = retries,
        };
        var position = new ExecutionPosition { Fingerprint = _machine.Description.Fingerprint, Scope = scope };
        var result = await _machine.ResumeAsync(host, scope.Data, position, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return inspection.Answer(result);
    }

    private int CountBranches(StateDescription parallel)
    {
        var prefix = parallel.Pointer + "/Branches/";
        return _machine.Description.States
            .Where(state => state.Pointer.StartsWith(prefix, StringComparison.Ordinal))
            .Select(state => state.Pointer[prefix.Length..].Split('/')[0])
            .Distinct(StringComparer.Ordinal)
            .Count();
    }

    private static AslValue OrEmpty(AslValue value) => value.IsUndefined ? AslValue.EmptyObject : value;
}
