namespace AslSharp;

/// <summary>What every compiled state machine can do.</summary>
public interface IStateMachine
{
    /// <summary>The machine as data.</summary>
    StateMachineDescription Description { get; }

    /// <summary>Runs an execution to its end in process.</summary>
    /// <param name="input">The execution's input.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>How it ended. Does not throw for an execution that fails, times out or is aborted.</returns>
    ValueTask<ExecutionResult> ExecuteAsync(AslValue input, CancellationToken cancellationToken = default);

    /// <summary>Runs an execution to its end in process, under a name of its own.</summary>
    /// <param name="input">The execution's input.</param>
    /// <param name="start">Name, ARN, trace and observer of this execution.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>How it ended. Does not throw for an execution that fails, times out or is aborted.</returns>
    ValueTask<ExecutionResult> ExecuteAsync(AslValue input, ExecutionStart start, CancellationToken cancellationToken = default);

    /// <summary>Runs an execution to its end on a host of the caller's.</summary>
    /// <typeparam name="THost">The host; emitted code is specialised for it.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="input">The execution's input.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>How it ended. Does not throw for an execution that fails, times out or is aborted.</returns>
    ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost;

    /// <summary>Goes on with an execution from a saved place.</summary>
    /// <typeparam name="THost">The host; emitted code is specialised for it.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="input">The execution's input, as it was at its start.</param>
    /// <param name="position">Where to go on.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="ArgumentException">The position is one of another definition, or names a state that the machine does not have.</exception>
    ValueTask<ExecutionResult> ResumeAsync<THost>(THost host, AslValue input, ExecutionPosition position, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost;
}
