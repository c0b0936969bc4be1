namespace AslSharp.Durable;

/// <summary>
/// One attempt of a task. Its call is made after the commit that tells of it; made again, with the same key, when the process ended in its
/// midst. An answer by token ends it as soon as the answer is kept.
/// </summary>
internal abstract class Attempt : Wait, ITaskBounds
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private DateTimeOffset? _timeout;
    private DateTimeOffset? _heartbeat;
    private TaskCompletionSource<TaskOutcome>? _waiter;
    private string? _key;
    private bool _isAtWork;

    protected Attempt(KeptExecution owner, TaskContext context)
        : base(owner)
    {
        Context = context;
        if (context.TimeoutSeconds > 0 || context.HeartbeatSeconds > 0)
        {
            var saved = owner.TakeBounds(Key);
            var now = owner.Live.UtcNow;
            if (context.TimeoutSeconds > 0) _timeout = saved?.Timeout ?? now.AddSeconds(context.TimeoutSeconds);
            // On the service the time to the first heartbeat runs from the moment a worker has the task.
            if (context.HeartbeatSeconds > 0 && !context.WaitsForWorker) _heartbeat = saved?.Heartbeat ?? now.AddSeconds(context.HeartbeatSeconds);
        }

        if (context.TaskToken is not null || context.HeartbeatSeconds > 0 || context.Descriptor.Pattern != TaskPattern.RequestResponse) context.Bounds = this;
    }

    internal TaskContext Context { get; }

    internal string? TaskToken => Context.TaskToken;

    internal AttemptBounds? Bounds => _timeout is null && _heartbeat is null ? null : new(Key, _timeout, _heartbeat);

    internal override string Key => _key ??= Context.IdempotencyKey[Context.ExecutionArn.Length..];

    internal override DateTimeOffset? Due => _heartbeat is null || _timeout < _heartbeat ? _timeout : _heartbeat;

    internal override bool IsPassive => !_isAtWork;

    /// <summary>Whether the call has done what it is for, and an answer is waited for.</summary>
    // One that goes on from a place where a worker had it is that worker's.
    protected virtual bool IsCalled => Context.IsForWorkers || (Context.IsSubmitted && Context.Descriptor.Pattern == TaskPattern.WaitForTaskToken);

    internal abstract AslValue Input { get; }

    protected abstract ValueTask<TaskOutcome> CallAsync(CancellationToken cancellationToken);

    /// <summary>The attempt begins, or goes on. The call is made when all that led to it is kept.</summary>
    internal void Begin()
    {
        if (Context.WaitsForWorker)
        {
            Owner.NoteActivityTask(this, waits: true);
        }
        else if (!IsCalled)
        {
            _isAtWork = true;
            Live.AfterCommit(Start);
        }
    }

    /// <summary>A worker takes it up; null where another has it.</summary>
    internal ActivityTask? Take(string? workerName)
    {
        if (IsOver || !Context.WaitsForWorker) return null;
        Owner.NoteActivityTask(this, waits: false);
        Context.Begin(workerName);
        return new ActivityTask { TaskToken = TaskToken!, Input = Input };
    }

    /// <summary>The answer by token. False where it comes too late.</summary>
    internal bool TryAnswer(TaskOutcome outcome)
    {
        if (IsOver) return false;
        lock (_gate) _waiter?.TrySetResult(outcome);
        Complete(outcome);
        return true;
    }

    /// <summary>A heartbeat in the turn of the execution. False where it comes too late.</summary>
    internal bool Beat()
    {
        if (IsOver) return false;
        if (_heartbeat is not null || (Context.HeartbeatSeconds > 0 && !Context.WaitsForWorker))
        {
            _heartbeat = Live.UtcNow.AddSeconds(Context.HeartbeatSeconds);
            Owner.IsChanged = true;
        }

        return true;
    }

    bool ITaskBounds.TryHeartbeat()
    {
        Live.Run(() => Beat());
        return !IsOver;
    }

    void ITaskBounds.TryChange(Action<TaskContext> change) => Live.Run(() =>
    {
        if (!IsOver) change(Context);
    });

    async ValueTask<TaskOutcome> ITaskBounds.WaitForAnswerAsync(CancellationToken cancellationToken)
    {
        Task<TaskOutcome> answer;
        lock (_gate) answer = (_waiter ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        return await answer.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    internal override void OnDue(DateTimeOffset now)
        => Complete(TaskOutcome.Failed(_timeout <= now ? TaskFailure.Timeout : TaskFailure.Heartbeat));

    /// <summary>The call is over.</summary>
    protected virtual void OnCalled(TaskOutcome outcome)
    {
        if (Context.Descriptor.Pattern != TaskPattern.WaitForTaskToken || outcome.Failure is not null)
        {
            Complete(outcome);
            return;
        }

        // The work is under way: the answer comes by token.
        Context.SubmittedOutput = outcome.Value;
        Owner.IsChanged = true;
    }

    protected override void OnEnded(bool isGivenUp)
    {
        if (Context.WaitsForWorker) Owner.NoteActivityTask(this, waits: false);
        if (_isAtWork) Live.AfterCommit(Stop);
    }

    private void Start()
    {
        // It may have been given up in the turn that it began in. What a process that ends does not begin any more, the next one does.
        if (!IsOver && Live.TryEnter()) _ = RunAsync();
    }

    private void Stop()
    {
        lock (_gate) _waiter?.TrySetCanceled(CancellationToken.None);
        try
        {
            _stop.Cancel();
        }
        catch (AggregateException)
        {
            // What a task's callbacks throw is nobody's: the task is given up.
        }
    }

    private async Task RunAsync()
    {
        try
        {
            TaskOutcome outcome = default;
            Exception? problem = null;
            try
            {
                using var call = Live.Engine.BeginCall(Context);
                outcome = await CallAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                problem = exception;
            }

            Live.Run(() =>
            {
                Live.Leave();
                _isAtWork = false;
                if (IsOver) return;
                if (problem is null) OnCalled(outcome);
                else Fail(problem);
            });
        }
        finally
        {
            Live.Engine.Leave();
        }
    }
}

/// <summary>An attempt whose call is a method of the developer's, or a handler.</summary>
internal sealed class MethodAttempt<TCall>(KeptExecution owner, TaskContext context, TCall call, InProcessHost host) : Attempt(owner, context)
    where TCall : struct, ITaskCall
{
    internal override AslValue Input => call.Input;

    protected override ValueTask<TaskOutcome> CallAsync(CancellationToken cancellationToken) => host.CallAloneAsync(call, Context, cancellationToken);
}

/// <summary>An attempt that starts another execution, and waits for it where the pattern says so.</summary>
internal sealed class NestedAttempt(KeptExecution owner, TaskContext context, AslValue parameters, MachineRegistration? machine) : Attempt(owner, context)
{
    private string? _arn;
    private AslValue _input;
    private int _checks;

    internal override AslValue Input => parameters;

    // What is being looked for would be lost with the objects.
    internal override bool IsPassive => base.IsPassive && _checks == 0;

    /// <summary>The execution that it waits for, as far as it is known.</summary>
    internal bool WaitsForExecution => Context.Descriptor.Pattern == TaskPattern.Sync;

    private string ExecutionName => parameters["Name"].TryGetString(out var given) ? given : DurableEngine.NameOf(Context.IdempotencyKey);

    // It is asked for again when the process has ended in its midst: there is one execution of that name.
    protected override bool IsCalled => Context.Descriptor.Pattern == TaskPattern.WaitForTaskToken && base.IsCalled;

    /// <summary>Looks whether the execution has ended.</summary>
    internal void Check()
    {
        if (_arn is null) return;
        _checks++;
        _ = CheckAsync(_arn);
    }

    protected override async ValueTask<TaskOutcome> CallAsync(CancellationToken cancellationToken)
    {
        var name = parameters["StateMachineArn"].GetString();
        if (machine is null) return TaskOutcome.Failed(NestedExecutions.DoesNotExist(Context, name));
        if (!NestedExecutions.TryReadInput(parameters, Context, out _input, out var refusal)) return TaskOutcome.Failed(refusal);
        try
        {
            var start = new NewExecution(machine, ExecutionName, _input)
            {
                StartedBy = Context.IdempotencyKey,
                WaitedForBy = WaitsForExecution ? Live.Arn : null,
                TraceHeader = Context.TraceHeader,
            };
            var started = await Live.Engine.Router.StartAsync(start, cancellationToken).ConfigureAwait(false);
            _arn = started.ExecutionArn;
            return TaskOutcome.Success(NestedExecutions.Started(Context, started.ExecutionArn, started.StartDate));
        }
        catch (ExecutionAlreadyExistsException exception)
        {
            // One that this very attempt started, and that has ended since, is its own.
            var (stored, content) = await Live.Engine.ReadAsync(exception.ExecutionArn, cancellationToken).ConfigureAwait(false);
            if (stored is null || content!.StartedBy != Context.IdempotencyKey)
                return TaskOutcome.Failed(NestedExecutions.AlreadyExists(Context, exception.ExecutionArn));
            _arn = stored.Arn;
            return TaskOutcome.Success(NestedExecutions.Started(Context, stored.Arn, stored.StartTime));
        }
    }

    protected override void OnCalled(TaskOutcome outcome)
    {
        if (!WaitsForExecution || outcome.Failure is not null)
        {
            base.OnCalled(outcome);
            return;
        }

        if (!Context.IsSubmitted) Context.SubmittedOutput = outcome.Value;
        Live.AfterCommit(Check);
    }

    protected override void OnEnded(bool isGivenUp)
    {
        base.OnEnded(isGivenUp);
        // On the service too, a job that is waited for is stopped with its task.
        if (!isGivenUp || !WaitsForExecution) return;
        // One that goes on from where it was saved, and is given up in that very turn, has not asked for it again.
        var arn = _arn ?? (Context.IsSubmitted ? machine?.ExecutionArn(ExecutionName) : null);
        if (arn is not null) Live.AfterCommit(() => _ = Live.Engine.StopQuietlyAsync(arn));
    }

    private async Task CheckAsync(string arn)
    {
        StoredExecution? stored = null;
        ExecutionContent? content = null;
        try
        {
            (stored, content) = await Live.Engine.ReadAsync(arn, default).ConfigureAwait(false);
        }
        catch (ExecutionStoreException exception)
        {
            Live.Engine.OnCommitFailed(Live, exception);
            Live.Engine.WakeLater(Live.Arn);
        }

        Live.Run(() =>
        {
            _checks--;
            if (stored is null || stored.Status == ExecutionStatus.Running) return;
            Complete(
                NestedExecutions.Ended(
                    Context, new EndedExecution(arn, content!.Name, stored.StateMachineArn, content.Input, stored.StartTime, content.ToResult(stored))));
        });
    }
}
