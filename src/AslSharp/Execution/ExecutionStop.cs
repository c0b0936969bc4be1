namespace AslSharp.Runtime;

/// <summary>Stops an execution: once, for one reason. The caller's cancellation and the machine's timeout race, and the first wins.</summary>
internal sealed class ExecutionStop : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenRegistration _registration;
    private int _reason;

    /// <param name="cancellationToken">The caller's. What the tasks' callbacks throw does not reach whoever cancels it.</param>
    internal ExecutionStop(CancellationToken cancellationToken)
    {
        _registration = cancellationToken.UnsafeRegister(static state => ((ExecutionStop)state!).Stop(ExecutionStatus.Aborted), this);
    }

    internal CancellationToken Token => _source.Token;

    /// <summary>How the execution ends that was stopped; <see cref="ExecutionStatus.Succeeded"/> as long as it was not.</summary>
    internal ExecutionStatus Reason => (ExecutionStatus)Volatile.Read(ref _reason);

    internal void Stop(ExecutionStatus reason)
    {
        if (Interlocked.CompareExchange(ref _reason, (int)reason, (int)ExecutionStatus.Succeeded) == (int)ExecutionStatus.Succeeded) _source.CancelSafely();
    }

    // Not waited for: whoever cancels may be the one that runs the execution to its end.
    public void Dispose() => _registration.Unregister();
}
