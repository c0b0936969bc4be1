using System.Collections.Concurrent;
namespace AslSharp;

/// <summary>
/// The state machines that tasks with <c>arn:aws:states:::states:startExecution</c>, <c>.sync</c>, <c>.sync:2</c> and
/// <c>.waitForTaskToken</c> start in this process. Register all of them before the first execution.
/// </summary>
/// <remarks>A child is an execution of its own: own name and ARN, own history, told to the parent's observer under its own ARN. One that is
/// waited for (<c>.sync</c>) is aborted when the parent's task times out or is stopped; the others go on by themselves. A name is taken as
/// long as an execution of that name runs.</remarks>
/// <example><code>
/// var machines = new StateMachineRegistry()
///     .Add(RefundStateMachine.Description.Name, options => new RefundStateMachine(refundTasks, options));
/// var parent = new OrderStateMachine(orderTasks, new ExecutionOptions { StateMachines = machines });
/// </code></example>
public sealed class StateMachineRegistry
{
    private readonly Dictionary<string, Func<ExecutionOptions, IStateMachine>> _machines;
    private readonly ConcurrentDictionary<string, NestedExecution> _running = new(StringComparer.Ordinal);

    /// <summary>A registry without machines.</summary>
    public StateMachineRegistry()
        : this(new(StringComparer.Ordinal), static (machine, _, start, input, cancellationToken) => machine.ExecuteAsync(input, start, cancellationToken))
    {
    }

    private StateMachineRegistry(
        Dictionary<string, Func<ExecutionOptions, IStateMachine>> machines,
        Func<IStateMachine, ExecutionOptions, ExecutionStart, AslValue, CancellationToken, ValueTask<ExecutionResult>> runner)
    {
        _machines = machines;
        Runner = runner;
    }

    internal Func<IStateMachine, ExecutionOptions, ExecutionStart, AslValue, CancellationToken, ValueTask<ExecutionResult>> Runner { get; }

    /// <summary>Registers a machine.</summary>
    /// <param name="name">What <c>StateMachineArn</c> holds: an ARN, with or without version or alias; the name at the end of any such ARN;
    /// or any other text, such as a placeholder.</param>
    /// <param name="create">Makes the machine for one execution, with the options it is given: the parent's with the name and the ARN of the child's
    /// machine.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public StateMachineRegistry Add(string name, Func<ExecutionOptions, IStateMachine> create)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(create);
        return _machines.TryAdd(name, create) ? this : throw new ArgumentException($"A state machine is registered as '{name}' already.", nameof(name));
    }

    /// <summary>The same machines, with executions run by a host of the caller's: for tools that stand in for <see cref="InProcessHost"/>.</summary>
    /// <param name="runner">Runs a machine with the options that it was made with, as
    /// <see cref="IStateMachine.ExecuteAsync(AslValue, ExecutionStart, CancellationToken)"/> does.</param>
    /// <returns>Another registry.</returns>
    public StateMachineRegistry RunBy(Func<IStateMachine, ExecutionOptions, ExecutionStart, AslValue, CancellationToken, ValueTask<ExecutionResult>> runner)
    {
        ArgumentNullException.ThrowIfNull(runner);
        return new StateMachineRegistry(_machines, runner);
    }

    /// <summary>Waits until none of the executions started here runs any more; for the orderly end of a process.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the executions.</param>
    /// <returns>A task that completes when all are over; it does not fail where they do.</returns>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public async Task WhenIdleAsync(CancellationToken cancellationToken = default)
    {
        while (_running.Values.FirstOrDefault() is { } execution)
        {
            await Task.WhenAny(execution.Completion).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    internal Func<ExecutionOptions, IStateMachine>? Find(string stateMachine)
    {
        if (_machines.TryGetValue(stateMachine, out var create)) return create;
        return StateMachineArn.Parse(stateMachine) is { } arn ? _machines.GetValueOrDefault(arn.Text) ?? _machines.GetValueOrDefault(arn.Name) : null;
    }

    /// <summary>Takes the execution's ARN; gives the one that has it already, if any.</summary>
    internal NestedExecution Claim(NestedExecution execution) => _running.GetOrAdd(execution.Arn, execution);

    internal void Release(NestedExecution execution) => _running.TryRemove(new(execution.Arn, execution));
}
