namespace AslSharp.Durable;

/// <summary>A child of a distributed Map that runs by itself, which its parent waits for.</summary>
internal sealed class ChildWait(KeptExecution owner, NewExecution start, bool mayExist, DateTimeOffset? redriveTime) : Wait(owner)
{
    private volatile bool _isBegun;
    private volatile bool _isStarted;
    private volatile bool _isStopped;

    /// <summary>How it ended; null before, and where it was stopped before it started.</summary>
    internal ExecutionResult? Result { get; private set; }

    internal override DateTimeOffset? Due => null;

    internal override bool IsPassive => false;

    internal override string Key => start.Arn;

    internal void Start()
    {
        if (_isStopped)
        {
            Live.Run(() => Complete(TaskOutcome.Success(default)));
            return;
        }

        if (IsOver || !Live.Engine.TryEnter()) return;
        _isBegun = true;
        _ = StartAsync();
    }

    /// <summary>Stops it; its end is still waited for.</summary>
    internal void Stop()
    {
        _isStopped = true;
        Live.Run(() =>
        {
            if (!IsOver && _isBegun) Live.AfterCommit(() => _ = Live.Engine.StopQuietlyAsync(start.Arn));
        });
    }

    /// <summary>Hears how it ended: it need not be read then.</summary>
    internal void OnTold(KeptEnd ended)
    {
        // A word from before the redrive is about another end than the one that is waited for.
        if (IsOver || redriveTime >= ended.Stored.StopTime) return;
        Result = ended.Content.ToResult(ended.Stored);
        Complete(TaskOutcome.Success(default));
    }

    /// <summary>Looks whether it has ended.</summary>
    internal void Check()
    {
        if (_isStarted && Live.Engine.TryEnter()) _ = CheckAsync();
    }

    internal override void OnDue(DateTimeOffset now)
    {
    }

    private async Task StartAsync()
    {
        Exception? problem = null;
        ExecutionResult? result = null;
        try
        {
            if (!mayExist || !await IsThereAsync().ConfigureAwait(false)) await Live.Engine.Router.StartAsync(start, default).ConfigureAwait(false);
            // What was to stop it may have come before it.
            if (_isStopped) await Live.Engine.StopQuietlyAsync(start.Arn).ConfigureAwait(false);
            // One that was there may have ended when nobody was there to be told; of any other it is told.
            _isStarted = true;
            if (mayExist) result = await FindResultAsync().ConfigureAwait(false);
        }
        catch (ExecutionAlreadyExistsException)
        {
            // It was started when this was not known to be kept, and has ended since.
            _isStarted = true;
            result = await FindResultAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            problem = exception;
        }

        Tell(result, problem);
    }

    private async Task CheckAsync()
    {
        try
        {
            Tell(await FindResultAsync().ConfigureAwait(false), null);
        }
        catch (ExecutionStoreException)
        {
            // It is looked for again when the execution is looked after.
            Tell(null, null);
        }
    }

    // One that failed before its parent was redriven is redriven with it.
    private async ValueTask<bool> IsThereAsync()
    {
        var (stored, content) = await Live.Engine.ReadAsync(start.Arn, default).ConfigureAwait(false);
        if (stored is null) return false;
        var isFailed = stored.Status is not (ExecutionStatus.Running or ExecutionStatus.Succeeded);
        if (isFailed && redriveTime >= stored.StopTime && content!.Position is not null)
            await Live.Engine.Router.RedriveAsync(start.Arn, default).ConfigureAwait(false);
        return true;
    }

    private async ValueTask<ExecutionResult?> FindResultAsync()
    {
        var (stored, content) = await Live.Engine.ReadAsync(start.Arn, default).ConfigureAwait(false);
        return stored is null or { Status: ExecutionStatus.Running } ? null : content!.ToResult(stored);
    }

    private void Tell(ExecutionResult? result, Exception? problem)
    {
        Live.Run(() =>
        {
            if (IsOver) return;
            if (problem is not null)
            {
                Fail(problem);
            }
            else if (result is not null)
            {
                Result = result;
                Complete(TaskOutcome.Success(default));
            }
        });
        Live.Engine.Leave();
    }
}
