namespace AslSharp.Durable;

/// <summary>Starts executions of one state machine, in the types that its class names.</summary>
/// <typeparam name="TMachine">The machine's class.</typeparam>
public sealed class StateMachineClient<TMachine>
    where TMachine : class, IStateMachine
{
    private readonly MachineRegistration _machine;

    internal StateMachineClient(ExecutionClient executions, MachineRegistration machine)
    {
        Executions = executions;
        _machine = machine;
    }

    /// <summary>All else that can be done with executions.</summary>
    public ExecutionClient Executions { get; }

    /// <summary>The ARN under which the machine's executions are listed.</summary>
    public string StateMachineArn => _machine.StateMachineArn;

    /// <summary>Starts an execution, as <see cref="ExecutionClient.StartExecutionAsync"/> does.</summary>
    /// <typeparam name="TInput">The type of the input, which the machine's class names, or <see cref="AslValue"/>.</typeparam>
    /// <param name="input">Its input.</param>
    /// <param name="name">Its name; null for a new UUID.</param>
    /// <param name="traceHeader">The trace that it belongs to; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting: the execution may have started all the same.</param>
    /// <returns>The execution.</returns>
    /// <exception cref="ArgumentException">The machine's contracts write no such type.</exception>
    /// <exception cref="ExecutionAlreadyExistsException">The name was used with another input, or by an execution that has ended.</exception>
    public Task<StartedExecution> StartExecutionAsync<TInput>(
        TInput input, string? name = null, string? traceHeader = null, CancellationToken cancellationToken = default)
        => Executions.StartExecutionAsync(StateMachineArn, Write(input), name, traceHeader, cancellationToken);

    /// <summary>Starts an execution, and waits for its end.</summary>
    /// <typeparam name="TInput">The type of the input, which the machine's class names, or <see cref="AslValue"/>.</typeparam>
    /// <param name="input">Its input.</param>
    /// <param name="name">Its name; null for a new UUID.</param>
    /// <param name="traceHeader">The trace that it belongs to; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting, not the execution.</param>
    /// <returns>The execution; its output by <see cref="ExecutionDescription.GetOutput{T}"/>.</returns>
    /// <exception cref="ArgumentException">The machine's contracts write no such type.</exception>
    /// <exception cref="ExecutionAlreadyExistsException">The name was used with another input, or by an execution that has ended.</exception>
    public Task<ExecutionDescription> StartSyncExecutionAsync<TInput>(
        TInput input, string? name = null, string? traceHeader = null, CancellationToken cancellationToken = default)
        => Executions.StartSyncExecutionAsync(StateMachineArn, Write(input), name, traceHeader, cancellationToken);

    private AslValue Write<TInput>(TInput input)
    {
        if (input is AslValue value) return value;
        ArgumentNullException.ThrowIfNull(input);
        return _machine.Conversions is { } conversions && conversions.TryGetWriter<TInput>(out var write)
            ? write(input)
            : throw new ArgumentException($"The state machine '{_machine.Name}' takes no input of the type {typeof(TInput)}.", nameof(input));
    }
}
