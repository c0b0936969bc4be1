namespace AslSharp.Hosting;

/// <content>Saving a scope's place, and going on from one.</content>
public abstract partial class Frame
{
    /// <summary>
    /// Where this scope and all within it stand. For hosts that keep frames (<see cref="IExecutionHost.KeepsFrames"/>), while the scope waits, or
    /// when it has failed: then the state that failed is where it stands.
    /// </summary>
    /// <returns>The place.</returns>
    public ScopePosition Save()
    {
        var waiting = _details is { } details && details.WaitVisit == Visits ? details : null;
        return new()
        {
            StateName = StateName,
            Data = Whole(Data).ToPlain(),
            Variables = SaveVariables().ToPlain(),
            RetryCount = RetryCount,
            RetriesUsed = _retries?.ToArray() ?? [],
            Visits = Visits,
            Wait = _task is not null ? ScopeWait.Task : waiting?.Wait ?? ScopeWait.None,
            DueTime = waiting?.DueTime,
            StateEnteredTime = _details is { StateEnteredTime: var entered } && entered != default ? entered : null,
            TaskToken = TaskToken,
            IsSubmitted = _task is { IsSubmitted: true },
            WaitsForWorker = _task is { WaitsForWorker: true },
            PreviousEventId = PreviousEventId,
            EnteredEventId = EnteredEventId,
            EnteredFromEventId = _details?.EnteredFrom ?? 0,
            EnteredEvent = _entered,
            Work = waiting?.Work.ToPlain() ?? default,
            Branches = waiting?.Branches?.Save(),
            MapRun = waiting?.MapRun?.Save(),
        };
    }

    /// <summary>Takes over a saved place when the scope starts.</summary>
    /// <param name="position">The place.</param>
    internal void Resume(ScopePosition position) => More.Resumed = position;

    /// <summary>The place that this scope goes on from, until it has taken up what it waited for; null for a scope that starts.</summary>
    internal ScopePosition? Resumed => _details?.Resumed;

    /// <summary>Takes over the saved place, but for the step, which only emitted code can name.</summary>
    internal void Restore(ScopePosition position)
    {
        Data = position.Data;
        StateName = position.StateName;
        Visits = position.Visits;
        PreviousEventId = position.PreviousEventId;
        EnteredEventId = position.EnteredEventId;
        _entered = position.EnteredEvent;
        var more = More;
        _retries = position.RetryCount > 0 || position.RetriesUsed.Count > 0 ? new Retries(position) : null;
        more.EnteredFrom = position.EnteredFromEventId;
        more.TaskToken = position.TaskToken;
        if (position.StateEnteredTime is { } entered) more.StateEnteredTime = entered;
        // A place without anything to wait for is the beginning of an attempt like any other.
        if (position.Wait == ScopeWait.None) more.Resumed = null;
        RestoreVariables(position.Variables);
        Hold(position.Data);
    }

    /// <summary>The place that is gone on from, where it waits for this; it is taken up now.</summary>
    internal ScopePosition? TakeResumed(ScopeWait wait)
    {
        if (_details?.Resumed is not { } position || position.Wait != wait) return null;
        _details.Resumed = null;
        return position;
    }

    /// <summary>Notes where to go on, for hosts that save frames.</summary>
    /// <param name="step">The step that makes the attempt.</param>
    /// <param name="data">The state's raw input.</param>
    public void Keep(int step, AslValue data)
    {
        Step = step;
        Data = data;
        _details?.ForgetWait();
    }

    /// <summary>Notes what branches or iterations work on, and gives it again where the scope goes on from a saved place.</summary>
    /// <param name="work">What each branch gets, or the items.</param>
    public void KeepWork(ref AslValue work)
    {
        if (Resumed is { } position) work = position.Work;
        More.Work = work;
    }

    /// <summary>A Wait state pauses.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="delay">How long.</param>
    /// <param name="cancellationToken">Cancelled when the execution or the enclosing state stops.</param>
    /// <returns>Success without a value.</returns>
    public ValueTask<TaskOutcome> PauseAsync<THost>(THost host, TimeSpan delay, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        => host.DelayAsync(this, DelayReason.Wait, THost.KeepsFrames || Resumed is not null ? Left(host, ScopeWait.Pause, delay) : delay, cancellationToken);

    /// <summary>The scope pauses before a retry.</summary>
    internal ValueTask<TaskOutcome> BackOffAsync<THost>(THost host, TimeSpan delay, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        => host.DelayAsync(this, DelayReason.Retry, THost.KeepsFrames || Resumed is not null ? Left(host, ScopeWait.Retry, delay) : delay, cancellationToken);

    // What is left of a pause that began before the place was saved.
    private TimeSpan Left<THost>(THost host, ScopeWait wait, TimeSpan delay)
        where THost : struct, IExecutionHost
    {
        var now = host.UtcNow;
        var due = TakeResumed(wait)?.DueTime ?? (delay < DateTimeOffset.MaxValue - now ? now + delay : DateTimeOffset.MaxValue);
        Wait(wait).DueTime = due;
        return due > now ? due - now : TimeSpan.Zero;
    }

    /// <summary>Branches or iterations are under way.</summary>
    internal void KeepBranches(IBranches branches)
    {
        Wait(ScopeWait.Branches).Branches = branches;
    }

    /// <summary>A Map Run is under way.</summary>
    internal void KeepMapRun(MapRun run)
    {
        Wait(ScopeWait.MapRun).MapRun = run;
    }

    private Details Wait(ScopeWait wait)
    {
        var more = More;
        more.Wait = wait;
        more.WaitVisit = Visits;
        return more;
    }
}
