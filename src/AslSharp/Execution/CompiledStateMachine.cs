using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>What all compiled state machines share: emitted classes derive from it, and add their program.</summary>
/// <param name="description">The machine as data.</param>
/// <param name="options">How executions run in process; null for the defaults.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CompiledStateMachine(StateMachineDescription description, ExecutionOptions? options) : IStateMachine
{
    private readonly ExecutionOptions _options = options ?? new ExecutionOptions();

    private readonly bool _isPlain = options is null
        || (options is { Observer: null, Services: null, Activities: null, StateMachines: null } && options.TimeProvider == TimeProvider.System);

    StateMachineDescription IStateMachine.Description => description;

    /// <summary>Runs an execution to its end in process.</summary>
    /// <param name="input">The execution's input.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>The execution's output.</returns>
    /// <exception cref="ExecutionFailedException">The execution failed or timed out.</exception>
    /// <exception cref="OperationCanceledException">The execution was aborted by the token.</exception>
    public ValueTask<AslValue> RunAsync(AslValue input, CancellationToken cancellationToken = default)
        => OutputAsync(new InProcessHost(_options), input, cancellationToken);

    /// <summary>Runs an execution to its end in process, under a name of its own.</summary>
    /// <param name="input">The execution's input.</param>
    /// <param name="start">Name, ARN, trace and observer of this execution.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>The execution's output.</returns>
    /// <exception cref="ExecutionFailedException">The execution failed or timed out.</exception>
    /// <exception cref="OperationCanceledException">The execution was aborted by the token.</exception>
    public ValueTask<AslValue> RunAsync(AslValue input, ExecutionStart start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        return OutputAsync(new InProcessHost(_options, start), input, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(_options), input, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, ExecutionStart start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        return ExecuteAsync(new InProcessHost(_options, start), input, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
        => StartAsync(host, new ProgramStart(description, input, null, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<ExecutionResult> ResumeAsync<THost>(THost host, AslValue input, ExecutionPosition position, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
    {
        ArgumentNullException.ThrowIfNull(position);
        return StartAsync(host, new ProgramStart(description, input, position, cancellationToken));
    }

    /// <summary>What the method of a service's task does where nobody has written it.</summary>
    /// <param name="context">The attempt.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="RuntimeFault">Always.</exception>
    public static ValueTask<AslValue> Unanswered(TaskContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        throw new RuntimeFault(
            $"Nothing answers the task '{context.StateName}' ({context.Resource}): its method is not implemented, "
            + $"and {nameof(ExecutionOptions)}.{nameof(ExecutionOptions.Services)} has no handler of that resource.");
    }

    /// <summary>Whether executions run with nobody who looks on, in the time of the system, and nobody but the methods answers tasks.</summary>
    internal bool IsUnattended => _isPlain && !ExecutionTrace.IsWanted && !ExecutionMetrics.AreWanted;

    /// <summary>Runs an execution whose first tasks have been called.</summary>
    internal ValueTask<AslValue> RunAsync(AslValue input, BegunTasks? begun, CancellationToken cancellationToken)
        => OutputAsync(new InProcessHost(_options) { Begun = begun }, input, cancellationToken);

    private ValueTask<AslValue> OutputAsync(InProcessHost host, AslValue input, CancellationToken cancellationToken)
        => ExecutionRunner.OutputAsync(StartAsync(host, new ProgramStart(description, input, null, cancellationToken, isForOutput: true)), cancellationToken);

    /// <summary>Refuses tasks that are not there.</summary>
    /// <typeparam name="TTasks">The tasks interface.</typeparam>
    /// <param name="tasks">The tasks.</param>
    /// <returns>The same.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tasks"/> is null.</exception>
    protected static TTasks Required<TTasks>(TTasks tasks)
        where TTasks : class
        => tasks ?? throw new ArgumentNullException(nameof(tasks));

    /// <summary>Finds tasks among services.</summary>
    /// <typeparam name="TTasks">The tasks interface.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The tasks.</returns>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    protected static TTasks Required<TTasks>(IServiceProvider services)
        where TTasks : class
    {
        ArgumentNullException.ThrowIfNull(services);
        return (TTasks?)services.GetService(typeof(TTasks)) ?? throw new InvalidOperationException(
            $"No service implements {typeof(TTasks)}, which the Task states call: register one, such as services.AddSingleton<{typeof(TTasks).Name}, Tasks>().");
    }

    /// <summary>Calls the method of a task by itself.</summary>
    /// <typeparam name="TProgram">The machine's program.</typeparam>
    /// <param name="program">The program.</param>
    /// <param name="name">The function that the task calls.</param>
    /// <param name="input">The function's event.</param>
    /// <param name="context">What the method may ask about the call.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The function's answer.</returns>
    protected static ValueTask<AslValue> InvokeFunctionAsync<TProgram>(
        TProgram program, string name, AslValue input, TaskContext context, CancellationToken cancellationToken)
        where TProgram : struct, IMachineProgram
        => program.InvokeFunctionAsync(name, input, context, cancellationToken);

    /// <summary>Starts the machine's program.</summary>
    /// <typeparam name="THost">The host; the program is specialised for it.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="start">Where to start.</param>
    /// <returns>How the execution ended.</returns>
    protected abstract ValueTask<ExecutionResult> StartAsync<THost>(THost host, ProgramStart start)
        where THost : struct, IExecutionHost;
}
