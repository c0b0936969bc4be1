namespace AslSharp.Durable;

/// <summary>What a scope of a live execution waits for. Changed where the execution runs, and nowhere else.</summary>
/// <param name="owner">The execution.</param>
internal abstract class Wait(KeptExecution owner)
{
    // Continuations run where the answer is given: in the turn of the execution.
    private readonly TaskCompletionSource<TaskOutcome> _completion = new();
    private CancellationTokenRegistration _registration;

    internal KeptExecution Owner => owner;

    protected LiveExecution Live => owner.Live;

    /// <summary>Its place among the waits of its execution; -1 when it is over.</summary>
    internal int Index { get; set; } = -1;

    internal bool IsOver => Index < 0;

    /// <summary>Which of the execution's waits it is, in the order in which they began: that in which those due at one moment end.</summary>
    internal long Order { get; set; }

    /// <summary>When something is to happen by itself, UTC; null for never.</summary>
    internal abstract DateTimeOffset? Due { get; }

    /// <summary>Whether nothing of it is lost with the process: what it waits for is kept elsewhere.</summary>
    internal abstract bool IsPassive { get; }

    /// <summary>Names it within its execution, the same whenever the execution goes on from here.</summary>
    internal abstract string Key { get; }

    /// <summary>Waits, until it is over or given up.</summary>
    internal ValueTask<TaskOutcome> WaitAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled) _registration = cancellationToken.UnsafeRegister(static (wait, token) => ((Wait)wait!).GiveUp(token), this);
        return new(_completion.Task);
    }

    /// <summary>Its moment has come.</summary>
    internal abstract void OnDue(DateTimeOffset now);

    internal void Complete(TaskOutcome outcome)
    {
        if (!TryEnd()) return;
        _completion.TrySetResult(outcome);
    }

    internal void Fail(Exception exception)
    {
        if (!TryEnd()) return;
        _completion.TrySetException(exception);
    }

    /// <summary>It is over, or given up.</summary>
    protected virtual void OnEnded(bool isGivenUp)
    {
    }

    private void GiveUp(CancellationToken cancellationToken)
    {
        if (IsOver) return;
        owner.Remove(this);
        OnEnded(isGivenUp: true);
        _completion.TrySetCanceled(cancellationToken);
    }

    private bool TryEnd()
    {
        if (IsOver) return false;
        _registration.Unregister();
        owner.Remove(this);
        OnEnded(isGivenUp: false);
        return true;
    }
}

/// <summary>A pause of a Wait state or before a retry, or the time limit of an execution. Its moment is kept with the scope's place.</summary>
internal sealed class DelayWait(KeptExecution owner, Frame frame, DelayReason reason, DateTimeOffset due) : Wait(owner)
{
    internal override DateTimeOffset? Due => due;

    internal override bool IsPassive => true;

    internal override string Key => $"{frame.Place} {reason}";

    internal override void OnDue(DateTimeOffset now) => Complete(TaskOutcome.Success(default));
}

/// <summary>A task that somebody runs who outlives the objects of the execution.</summary>
internal sealed class ForeignWait(KeptExecution owner, string key, IForeignTasks tasks) : Wait(owner)
{
    internal override DateTimeOffset? Due => null;

    internal override bool IsPassive => false;

    internal override string Key => key;

    internal override void OnDue(DateTimeOffset now)
    {
    }

    protected override void OnEnded(bool isGivenUp)
    {
        if (isGivenUp) tasks.GiveUp(key);
    }
}

/// <summary>Runs tasks in place of the engine: what other hosts answer, who see to bounds and tokens by themselves.</summary>
internal interface IForeignTasks
{
    /// <summary>Starts a task, or finds that it is under way.</summary>
    /// <param name="arn">The execution to tell by <see cref="DurableEngine.CompleteForeign"/>.</param>
    /// <param name="key">The attempt.</param>
    /// <param name="start">Starts it.</param>
    /// <returns>What came of it at once, or a task that is not complete.</returns>
    ValueTask<TaskOutcome> Start(string arn, string key, Func<CancellationToken, ValueTask<TaskOutcome>> start);

    /// <summary>Nobody waits for it any more.</summary>
    void GiveUp(string key);
}
