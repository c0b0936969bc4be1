namespace AslSharp.Durable;

/// <content>What its scopes ask of the host, and what others ask of it. All of it in a turn.</content>
internal sealed partial class LiveExecution
{
    internal ValueTask<TaskOutcome> Run(KeptExecution owner, Attempt attempt, CancellationToken cancellationToken)
    {
        owner.Add(attempt);
        var outcome = attempt.WaitAsync(cancellationToken);
        attempt.Begin();
        return outcome;
    }

    internal ValueTask<TaskOutcome> RunForeign(
        KeptExecution owner, IForeignTasks tasks, string key, Func<CancellationToken, ValueTask<TaskOutcome>> start, CancellationToken cancellationToken)
    {
        var running = tasks.Start(Arn, key, start);
        if (running.IsCompleted) return running;
        var wait = new ForeignWait(owner, key, tasks);
        owner.Add(wait);
        return wait.WaitAsync(cancellationToken);
    }

    internal ValueTask<TaskOutcome> Delay(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (delay <= TimeSpan.Zero) return new(TaskOutcome.Success(default));
        var owner = OwnerOf(frame);
        var now = UtcNow;
        var wait = new DelayWait(owner, frame, reason, delay < DateTimeOffset.MaxValue - now ? now + delay : DateTimeOffset.MaxValue);
        owner.Add(wait);
        return wait.WaitAsync(cancellationToken);
    }

    /// <summary>Lets in what has come in meanwhile.</summary>
    internal ValueTask<TaskOutcome> Yield(CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource<TaskOutcome>();
        Post(
            static state =>
            {
                var (turn, cancellationToken) = ((TaskCompletionSource<TaskOutcome>, CancellationToken))state!;
                if (cancellationToken.IsCancellationRequested) turn.SetCanceled(cancellationToken);
                else turn.SetResult(TaskOutcome.Success(default));
            },
            (turn, cancellationToken));
        return new(turn.Task);
    }

    internal async ValueTask<ExecutionResult> RunChildAsync<TWorld, TProcessor>(
        DurableHost<TWorld> host, TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TWorld : struct, IExecutionHost
        where TProcessor : struct, IItemProcessor
    {
        if (Engine.RunsChildrenApart && !child.MapRun!.IsExpress) return await RunApartAsync(child, cancellationToken).ConfigureAwait(true);
        // A run that began in this life has no children from before.
        var (stored, content) = _wasLoaded ? await Engine.ReadAsync(child.Id, default).ConfigureAwait(true) : default;
        var isFailed = stored is { Status: not (ExecutionStatus.Running or ExecutionStatus.Succeeded) };
        var isRedriven = isFailed && _root!.Execution!.RedriveTime >= stored!.StopTime && content!.Position is not null;
        if (stored is { Status: not ExecutionStatus.Running } && !isRedriven) return content!.ToResult(stored);
        var kept = stored is null ? new KeptExecution(this, child.Id) : new KeptExecution(this, stored, content!);
        kept.Execution = child;
        (_children ??= new(StringComparer.Ordinal)).Add(child.Id, kept);
        var position = isRedriven ? content!.Position!.Redrive(UtcNow) : content?.Position;
        var result = position is null
            ? await ChildRunner.RunAsync(host, processor, child, cancellationToken).ConfigureAwait(true)
            : await ChildRunner.ResumeAsync(host, processor, child, position, cancellationToken).ConfigureAwait(true);
        kept.Result = result;
        kept.IsChanged = true;
        (_endedChildren ??= []).Add(kept);
        return result;
    }

    // Any state of the item processor tells which scope a child runs.
    private static string FindItemState(Execution child)
    {
        var states = child.Description.States;
        var map = states.First(state => state.Name == child.MapRun!.StateName).Pointer;
        return states.First(state => IsWithin(state.Pointer, map + "/ItemProcessor/States/") || IsWithin(state.Pointer, map + "/Iterator/States/")).Name;

        static bool IsWithin(string pointer, string scope)
            => pointer.StartsWith(scope, StringComparison.Ordinal) && !pointer.AsSpan(scope.Length).Contains('/');
    }

    /// <summary>Does what is due.</summary>
    internal void Tick()
    {
        if (!_isRunning) return;
        var now = UtcNow;
        var due = All.SelectMany(static execution => execution.Waits).Where(wait => wait.Due <= now).OrderBy(static wait => wait.Due)
            .ThenBy(static wait => wait.Order).ToList();
        foreach (var wait in due)
        {
            if (!wait.IsOver && wait.Due <= now) wait.OnDue(now);
        }
    }

    /// <summary>Does what is due, and what it may not have been told of.</summary>
    internal LiveExecution Recheck()
    {
        Tick();
        CheckNested();
        if (_apart is not null)
        {
            foreach (var child in _apart.Values.ToList()) child.Check();
        }

        return this;
    }

    /// <summary>Stops it; false where it does not run.</summary>
    internal bool Stop(string? error, string? cause)
    {
        if (!_isRunning) return false;
        _root!.StopReason = (error, cause);
        _stop!.Cancel();
        return true;
    }

    internal Attempt? FindAttempt(string taskToken)
        => All.SelectMany(static execution => execution.Waits).OfType<Attempt>().FirstOrDefault(attempt => attempt.TaskToken == taskToken);

    internal ForeignWait? FindForeign(string key)
        => All.SelectMany(static execution => execution.Waits).OfType<ForeignWait>().FirstOrDefault(wait => wait.Key == key);

    /// <summary>An execution that it may wait for has ended.</summary>
    internal void CheckEnded(KeptEnd ended)
    {
        if (_apart?.GetValueOrDefault(ended.Stored.Arn) is { } child) child.OnTold(ended);
        else CheckNested();
    }

    private void CheckNested()
    {
        foreach (var attempt in All.SelectMany(static execution => execution.Waits).OfType<NestedAttempt>().ToList()) attempt.Check();
    }

    /// <summary>Runs a child of a distributed Map by itself, and waits for it.</summary>
    private async ValueTask<ExecutionResult> RunApartAsync(Execution child, CancellationToken cancellationToken)
    {
        var run = child.MapRun!;
        var owner = run.ParentExecutionArn == Arn ? _root! : _children![run.ParentExecutionArn];
        var start = new NewExecution(_machine!, child.Name, child.Input)
        {
            Arn = child.Id,
            Child = new(run.Arn, child.StateMachineId, FindItemState(child)),
            StartedBy = run.Arn,
            WaitedForBy = Arn,
            TraceHeader = child.TraceHeader,
        };
        // One that began in this life has no children from before.
        var wait = new ChildWait(owner, start, mayExist: _wasLoaded, _root!.Execution!.RedriveTime);
        owner.Add(wait);
        (_apart ??= new(StringComparer.Ordinal)).Add(child.Id, wait);
        // No child outlives the run: one that is stopped is waited for too.
        var ended = wait.WaitAsync(CancellationToken.None);
        using var stop = cancellationToken.UnsafeRegister(static wait => ((ChildWait)wait!).Stop(), wait);
        AfterCommit(wait.Start);
        try
        {
            await ended.ConfigureAwait(true);
            return wait.Result
                ?? new ExecutionResult
                {
                    Status = ExecutionStatus.Aborted,
                    ExecutionName = child.Name,
                    ExecutionArn = child.Id,
                    StartTime = child.StartTime,
                    StopTime = UtcNow
                };
        }
        finally
        {
            _apart.Remove(child.Id);
        }
    }

    /// <summary>Runs it again from where it failed.</summary>
    /// <returns>When.</returns>
    /// <exception cref="ExecutionNotRedrivableException">It runs, or has not failed in a state.</exception>
    internal DateTimeOffset Redrive()
    {
        if (_isRunning
            || _root is not { Stored: { Status: not (ExecutionStatus.Running or ExecutionStatus.Succeeded) } stored, Saved: { Position: not null } content })
        {
            var status = _isRunning ? ExecutionStatus.Running : _root?.Stored?.Status;
            throw new ExecutionNotRedrivableException($"Execution '{Arn}' cannot be redriven: it is {StatusName(status)}.");
        }

        var machine = Engine.RequireMachine(stored, content);
        // Its children are in the store, whether or not it ended in this life.
        _wasLoaded = true;
        _mapRuns = null;
        _root.Redrive();
        Go(machine, content.Input, content.Position!.Redrive(UtcNow));
        return _root.Execution!.RedriveTime!.Value;
    }

    internal MapRun? FindMapRun(string arn) => _mapRuns?.GetValueOrDefault(arn);

    /// <summary>Changes a Map Run; false where it does not run.</summary>
    internal bool TryUpdateMapRun(string arn, MapRunChange change)
    {
        if (FindMapRun(arn) is not { Status: MapRunStatus.Running } run) return false;
        run.Update(change.MaxConcurrency, change.ToleratedFailureCount, change.ToleratedFailurePercentage);
        (_changedRuns ??= []).Add(run);
        _root!.IsChanged = true;
        return true;
    }

    private static string StatusName(ExecutionStatus? status) => status switch
    {
        ExecutionStatus.Running => "RUNNING",
        ExecutionStatus.Succeeded => "SUCCEEDED",
        null => "not there any more",
        _ => "not failed in a state",
    };
}
