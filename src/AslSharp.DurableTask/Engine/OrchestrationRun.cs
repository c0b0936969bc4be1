using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.DurableTask;

namespace AslSharp.DurableTask;

/// <summary>
/// One run of an orchestrator, which may be a replay. It goes in turns: an event of the history comes in, and whatever waited for it goes on
/// until all stands still again.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="machines">All machines of the worker.</param>
/// <param name="context">The orchestration.</param>
/// <param name="start">The execution's input, and where it goes on.</param>
internal sealed class OrchestrationRun(
    MachineRegistration machine, IEnumerable<MachineRegistration> machines, TaskOrchestrationContext context, ContinuedRun start)
{
    // At so many times the events no task is begun any more.
    private const int Patience = 10;

    // An activity is scheduled and completes; a timer is created and fires.
    private const int EventsOfCall = 2;

    private readonly List<Attempt> _attempts = [];
    private readonly Dictionary<string, Execution> _children = new(StringComparer.Ordinal);
    private readonly List<AslValue> _draws = [];
    private readonly TaskCompletionSource _continued = new();
    private readonly CancellationTokenSource _stop = new();

    // Durable Task ends no orchestration, and continues none, as long as one of its timers is to fire.
    private readonly CancellationTokenSource _timers = new();
    private Task<ExecutionResult>? _running;
    private Execution? _execution;
    private int _events;
    private int _turns;
    private int _atWork;
    private bool _isHolding;
    private AslValue _stopMessage;

    internal MachineRegistration Machine => machine;

    internal TaskOrchestrationContext Context => context;

    internal OrchestrationClock Clock { get; } = new(context);

    internal AslValue Input => start.Input;

    /// <summary>Where the execution is to be continued; null as long as it is not.</summary>
    internal ContinuedRun? Continuation { get; private set; }

    /// <summary>What ids and numbers the execution was given since an attempt last began: an activity gives them again.</summary>
    internal IReadOnlyList<AslValue> Draws => _draws;

    // The children of a distributed Map are part of no position: it is let to its end.
    private bool MustHold => Continuation is not null || (_children.Count == 0 && (_isHolding
        || (_events >= machine.EventsBeforeContinuing && (_atWork == 0 || _events / Patience >= machine.EventsBeforeContinuing))));

    /// <summary>Runs it to the execution's end; null where it is to be continued as a new one.</summary>
    internal async Task<ExecutionResult?> RunAsync()
    {
        _ = ListenForStopAsync();
        BeginTurn();
        var host = new OrchestrationHost(this);
        _running = (start.Position is null
            ? machine.Machine.ExecuteAsync(host, start.Input, _stop.Token)
            : machine.Machine.ResumeAsync(host, start.Input, start.Position, _stop.Token)).AsTask();
        EndTurn();
        await Task.WhenAny(_running, _continued.Task).ConfigureAwait(true);
        _timers.Cancel();
        if (Continuation is not null) return null;
        var result = await _running.ConfigureAwait(true);
        return result.Status == ExecutionStatus.Aborted ? AnswerFormat.Stopped(result, _stopMessage) : result;
    }

    internal Execution CreateExecution(AslValue input) => _execution = machine.CreateExecution(this, input);

    internal string NewId()
    {
        var id = context.NewGuid().ToString();
        _draws.Add(id);
        return id;
    }

    internal double NextRandom()
    {
        Span<byte> bytes = stackalloc byte[16];
        context.NewGuid().TryWriteBytes(bytes);
        // The last six bytes of a UUID are nothing but its hash.
        var number = (BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) & 0xFFFF_FFFF_FFFF) / (double)(1L << 48);
        _draws.Add(AslValue.Of(number));
        return number;
    }

    /// <summary>Whether a task starts an execution of a machine that the worker has, or that nobody has.</summary>
    internal bool IsStartedHere(AslValue parameters, bool hasMethod, out MachineRegistration? started)
    {
        started = null;
        if (parameters["StateMachineArn"].TryGetString(out var name))
        {
            started = machines.FirstOrDefault(
                other => other.StateMachineArn == name || other.Name == name || name.EndsWith($":stateMachine:{other.Name}", StringComparison.Ordinal));
        }

        return started is not null || (!hasMethod && machine.Options.Services is null);
    }

    internal ValueTask<TaskOutcome> Start(Attempt attempt, CancellationToken cancellationToken)
    {
        if (MustHold) return Hold(cancellationToken);
        _attempts.Add(attempt);
        CountEvents();
        var outcome = attempt.Start(start.Find(attempt.Key), cancellationToken);
        _draws.Clear();
        return outcome;
    }

    internal void End(Attempt attempt) => _attempts.Remove(attempt);

    internal ValueTask<TaskOutcome> Delay(DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        _draws.Clear();
        if (delay <= TimeSpan.Zero && reason != DelayReason.Timeout) return new(TaskOutcome.Success(default));
        if (reason != DelayReason.Timeout && MustHold) return Hold(cancellationToken);
        var pause = new TaskCompletionSource<TaskOutcome>();
        _ = WaitAsync(pause, delay, cancellationToken);
        return new(pause.Task);
    }

    /// <summary>Lets in what has come in meanwhile, and ends this piece of work: a loop that never waits must not stop the worker.</summary>
    internal ValueTask<TaskOutcome> Yield(CancellationToken cancellationToken)
    {
        _draws.Clear();
        var pause = new TaskCompletionSource<TaskOutcome>();
        // It stands where nothing can be saved.
        BeginWork();
        _ = WaitAsync(pause, TimeSpan.Zero, cancellationToken, EndWork);
        return new(pause.Task);
    }

    /// <summary>Waits for a moment. False where that is given up, or the execution has ended or is continued, which waits for it anew.</summary>
    internal async Task<bool> ReachAsync(DateTime due, CancellationToken cancellationToken)
    {
        CountEvents();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _timers.Token);
        try
        {
            await context.CreateTimer(due, waiting.Token).ConfigureAwait(true);
            return !waiting.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>An event has come in that begins nothing: where many of them do, the execution is continued all the same.</summary>
    internal void CountEvent()
    {
        CountEvents();
        if (MustHold) _isHolding = true;
    }

    internal void Enter(Execution child) => _children.Add(child.Id, child);

    internal void Leave(Execution child) => _children.Remove(child.Id);

    /// <summary>Something is at work whose result would be lost.</summary>
    internal void BeginWork() => _atWork++;

    internal void EndWork() => _atWork--;

    /// <summary>Something has come in.</summary>
    internal void BeginTurn() => _turns++;

    /// <summary>What waited for it stands still again.</summary>
    internal void EndTurn()
    {
        if (--_turns > 0 || !_isHolding || _atWork > 0 || Continuation is not null || _running is { IsCompleted: true }) return;
        var position = _execution!.Save();
        if (PositionPath.HasMapRun(position.Scope)) return;
        Continuation = new ContinuedRun(start.Input, position, [.. _attempts.Select(static attempt => attempt.Save())]);
        _continued.SetResult();
    }

    /// <summary>Where an attempt begins, and nothing of the execution besides.</summary>
    internal AttemptPlace PlaceOf(TaskContext attempt)
    {
        var execution = attempt.Frame.Execution;
        var position = PositionPath.To(attempt.Frame);
        var children = new List<KeyValuePair<string, ExecutionPosition>>();
        while (execution.MapRun is { } run)
        {
            children.Add(new(execution.Id, position));
            (execution, position) = FindParent(run);
        }

        return new(position, children);
    }

    private (Execution Execution, ExecutionPosition Position) FindParent(MapRun run)
    {
        foreach (var execution in _children.Values.Prepend(_execution!))
        {
            if (PositionPath.To(execution, run) is { } position) return (execution, position);
        }

        throw new InvalidOperationException($"No execution has the Map Run '{run.Arn}'.");
    }

    // Not begun: it will be when the execution is continued.
    private ValueTask<TaskOutcome> Hold(CancellationToken cancellationToken)
    {
        _isHolding = true;
        var never = new TaskCompletionSource<TaskOutcome>();
        cancellationToken.UnsafeRegister(static (never, token) => ((TaskCompletionSource<TaskOutcome>)never!).TrySetCanceled(token), never);
        return new(never.Task);
    }

    private void CountEvents() => _events += EventsOfCall;

    private async Task WaitAsync(TaskCompletionSource<TaskOutcome> pause, TimeSpan delay, CancellationToken cancellationToken, Action? onOver = null)
    {
        var isReached = await ReachAsync(After(delay), cancellationToken).ConfigureAwait(true);
        if (!isReached && !cancellationToken.IsCancellationRequested) return;
        BeginTurn();
        onOver?.Invoke();
        if (isReached) pause.TrySetResult(TaskOutcome.Success(default));
        else pause.TrySetCanceled(cancellationToken);
        EndTurn();
    }

    private async Task ListenForStopAsync()
    {
        _stopMessage = AslValue.From(await context.WaitForExternalEvent<JsonElement>(AnswerFormat.StopEvent).ConfigureAwait(true));
        BeginTurn();
        _stop.Cancel();
        EndTurn();
    }

    /// <summary>The moment after so long a time; the last of all where there is none.</summary>
    private DateTime After(TimeSpan delay)
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        return delay < DateTime.MaxValue - now ? now + delay : DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
    }
}
