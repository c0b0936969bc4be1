namespace AslSharp.Hosting;

/// <summary>
/// The seam between emitted code and the world: tasks, delays, time, ids and randomness go through it and nothing else does.
/// Hosts are structs, so that the emitted code is specialised for each and calls cost what a direct call costs.
/// </summary>
public interface IExecutionHost
{
    /// <summary>Whether awaits come back to the context they left. True for engines that replay on a thread of their own.</summary>
    static abstract bool CaptureContext { get; }

    /// <summary>Whether the host saves frames, and so wants <see cref="Frame.Data"/> and <see cref="Frame.Step"/> right whenever it is called.</summary>
    static virtual bool KeepsFrames => false;

    /// <summary>The present moment, UTC.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Makes the identity of a new execution.</summary>
    /// <param name="description">The machine.</param>
    /// <param name="input">The execution's input.</param>
    /// <returns>The execution, not yet started.</returns>
    Execution CreateExecution(StateMachineDescription description, AslValue input);

    /// <summary>A new UUID, lower case with hyphens.</summary>
    /// <returns>The text.</returns>
    string NewId();

    /// <summary>A token for an attempt that is completed from outside: opaque, at most 1,024 characters, never given twice (reference 11).</summary>
    /// <param name="frame">The scope whose Task state makes the attempt. A host that looks for executions by token may write it in.</param>
    /// <returns>The token.</returns>
    string NewTaskToken(Frame frame);

    /// <summary>A number in [0, 1).</summary>
    /// <returns>The number.</returns>
    double NextRandom();

    /// <summary>Runs one attempt of a task: calls it, watches its timeout and heartbeat, waits for its token where it has one.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <param name="call">The parameters and the developer's method, unless the host answers by itself.</param>
    /// <param name="context">The attempt.</param>
    /// <param name="cancellationToken">Cancelled when the execution or the enclosing state stops.</param>
    /// <returns>The raw result, or the failure. Throws only <see cref="OperationCanceledException"/>.</returns>
    ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall;

    /// <summary>Lets time pass.</summary>
    /// <param name="frame">Who waits.</param>
    /// <param name="reason">Why.</param>
    /// <param name="delay">How long; not negative.</param>
    /// <param name="cancellationToken">Cancelled when the execution or the enclosing state stops.</param>
    /// <returns>Success without a value.</returns>
    ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Lets others run, on behalf of a loop that has not waited for long. Not asked of hosts that capture the context and keep no frames.</summary>
    /// <param name="frame">Who loops.</param>
    /// <param name="cancellationToken">Cancelled when the execution or the enclosing state stops.</param>
    /// <returns>Success without a value.</returns>
    ValueTask<TaskOutcome> YieldAsync(Frame frame, CancellationToken cancellationToken) => Timers.YieldAsync();

    /// <summary>
    /// A scope waits. Asked of hosts that keep frames only, before the scope waits: here such a host saves the execution
    /// (<see cref="Execution.Save"/>), and only then lets the world hear of what the scope started.
    /// </summary>
    /// <param name="frame">The scope.</param>
    void OnSuspended(Frame frame)
    {
    }

    /// <summary>Where item readers find objects and result writers leave them.</summary>
    /// <exception cref="InvalidOperationException">There is none: the Map state fails with this exception's message.</exception>
    IObjectStore ObjectStore { get; }

    /// <summary>
    /// Runs a child execution of a distributed Map. Most hosts leave it to <see cref="ChildRunner"/>; one that keeps executions starts it
    /// as one of its own, or answers from what it kept: <see cref="Execution.MapRun"/> and <see cref="Execution.ChildIndex"/> tell which it is.
    /// </summary>
    /// <typeparam name="TProcessor">The item processor.</typeparam>
    /// <param name="processor">The item processor.</param>
    /// <param name="child">The child, not yet started.</param>
    /// <param name="cancellationToken">Cancelled when the Map Run stops.</param>
    /// <returns>How it ended. Does not throw for a child that fails or is aborted.</returns>
    ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor;
}
