using System.Collections.Concurrent;
using AslSharp.Conformance.Tests.Harness;
using AslSharp.Fuzzing.Machines.Making;
using AslSharp.Hosting;

namespace AslSharp.Fuzzing.Machines.World;

/// <summary>
/// What the tasks of one execution do. An attempt's behaviour follows from the seed, the state's name and the number of the attempt, so that
/// it stays when other states are taken away. A calm world does everything on the thread that moves the clock, and can be repeated.
/// </summary>
internal sealed class TaskWorld(ulong seed, bool isCalm, TimeProvider clock, Action cancelExecution)
{
    private static readonly AslValue Marked = AslValue.EmptyObject;

    private readonly ConcurrentDictionary<string, int> _visits = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _log = new();
    private readonly CancellationTokenSource _over = new();
    // The system's timers end when nobody holds them.
    private readonly ConcurrentBag<ITimer> _timers = [];
    private int _atWork;
    private int _marks;
    private long _activity;

    /// <summary>The function behind every task method.</summary>
    internal TaskFunction Function => InvokeAsync;

    internal TaskTokens Tokens { get; } = new();

    internal ConcurrentQueue<TokenAnswer> Answers { get; } = new();

    /// <summary>What broke a promise while tasks ran: told by whoever saw it.</summary>
    internal ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>How many things are under way on other threads.</summary>
    internal int AtWork => Volatile.Read(ref _atWork);

    /// <summary>Grows with everything that happens.</summary>
    internal long Activity => Interlocked.Read(ref _activity);

    /// <summary>Whether something was started that need not come to an end, so that an execution may wait for ever with good reason.</summary>
    internal bool MayWaitForEver { get; private set; }

    /// <summary>What happened, the newest last.</summary>
    internal IEnumerable<string> Log => _log;

    internal void Note(string text)
    {
        Interlocked.Increment(ref _activity);
        if (_log.Count < 400) _log.Enqueue($"{(clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds % 100_000:F2}s {text}");
    }

    internal void WaitsForEver() => MayWaitForEver = true;

    /// <summary>Whatever is still going on for ever ends.</summary>
    internal void End()
    {
        _over.Cancel();
        foreach (var timer in _timers) timer.Dispose();
    }

    /// <summary>Polls for the tasks of activities, and answers as the seed says.</summary>
    internal async Task WorkAsync(ActivityTasks activities, string activity)
    {
        for (var number = 0; !_over.IsCancellationRequested; number++)
        {
            try
            {
                if (await activities.GetTaskAsync(activity, "worker", _over.Token).ConfigureAwait(false) is not { } task)
                {
                    // It had nothing to do for long, and goes home: what comes later waits for ever.
                    WaitsForEver();
                    return;
                }

                Note($"worker of {activity} has a task");
                Answer(Dice.From(seed, activity, "worker" + number), task.TaskToken, activity, 0, static () => true, default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
            {
                Complaints.Enqueue($"GetTaskAsync throws {exception}");
                return;
            }
        }
    }

    private ValueTask<AslValue> InvokeAsync(TaskContext context, AslValue input, CancellationToken cancellationToken)
    {
        var visit = _visits.AddOrUpdate(context.StateName, 0, static (_, count) => count + 1);
        // Visits beyond some number repeat, so that long loops see something of everything.
        var dice = Dice.From(seed, context.StateName, "visit" + (visit % 16));
        var behaviour = Choose(dice);
        Note($"{context.StateName} attempt {visit}: {behaviour}");
        var waits = context.Descriptor.Pattern == TaskPattern.WaitForTaskToken;
        var isReturned = false;
        if (waits) Answer(dice, context.TaskToken!, context.StateName, context.TimeoutSeconds, () => isReturned, cancellationToken);
        if (!isCalm && context.TaskToken is not null && dice.OneIn(6)) AnswerWhenStopped(context, cancellationToken);
        var result = Behave(behaviour, dice, context, input, cancellationToken);
        isReturned = result.IsCompletedSuccessfully && context.Failure is null;
        return result;
    }

    private TaskBehaviour Choose(Dice dice)
        => dice.Below(20) switch
        {
            < 8 => dice.Pick(TaskBehaviour.Return, TaskBehaviour.ReturnLater),
            < 12 => (TaskBehaviour)dice.Between(0, (int)TaskBehaviour.FaultLater),
            < 14 => (TaskBehaviour)dice.Between(0, (int)TaskBehaviour.LastCalm),
            _ when isCalm => dice.Pick(TaskBehaviour.Return, TaskBehaviour.ReturnLater, TaskBehaviour.Throw, TaskBehaviour.ReturnLarge),
            _ => (TaskBehaviour)dice.Between((int)TaskBehaviour.LastCalm + 1, (int)TaskBehaviour.Block),
        };

    private ValueTask<AslValue> Behave(TaskBehaviour behaviour, Dice dice, TaskContext context, AslValue input, CancellationToken cancellationToken)
    {
        switch (behaviour)
        {
            case TaskBehaviour.Return:
                return new(Result(dice, input));
            case TaskBehaviour.ReturnLater:
                return new(EndLaterAsync(dice, () => Result(dice, input)));
            case TaskBehaviour.ReturnLarge:
                return new(Large(dice));
            case TaskBehaviour.Throw:
                throw Fault(dice);
            case TaskBehaviour.FaultLater:
                return new(EndLaterAsync(dice, () => throw Fault(dice)));
            case TaskBehaviour.Fail:
                return new(context.Fail("E" + dice.Below(3), "failed by value"));
            case TaskBehaviour.ReturnNothing:
                return new(dice.Pick(AslValue.Undefined, AslValue.Null));
            case TaskBehaviour.WaitForStop:
                WaitsForEver();
                return new(UntilStoppedAsync(cancellationToken));
            case TaskBehaviour.NeverEnd:
                WaitsForEver();
                return new(new TaskCompletionSource<AslValue>().Task);
            case TaskBehaviour.EndAfterStop:
                WaitsForEver();
                return new(EndAfterStopAsync(dice, input, cancellationToken));
            case TaskBehaviour.ThrowWhenStopped:
                WaitsForEver();
                cancellationToken.Register(() => throw Fault(dice));
                return new(dice.OneIn(2) ? UntilStoppedAsync(cancellationToken) : EndLaterAsync(dice, () => Result(dice, input)));
            case TaskBehaviour.BlockWhenStopped:
                WaitsForEver();
                cancellationToken.Register(static () => Thread.Sleep(15));
                return new(UntilStoppedAsync(cancellationToken));
            case TaskBehaviour.OtherThread:
                return new(OnOtherThreadAsync(dice, input));
            case TaskBehaviour.Cancelled:
                return new(Task.FromCanceled<AslValue>(new CancellationToken(canceled: true)));
            case TaskBehaviour.HeartbeatForEver:
                HeartbeatForEver(context);
                return new(EndLaterAsync(dice, () => Result(dice, input)));
            case TaskBehaviour.CancelExecution:
                cancelExecution();
                return new(EndLaterAsync(dice, () => Result(dice, input)));
            default:
                Thread.Sleep(dice.Between(1, 5));
                return new(Result(dice, input));
        }
    }

    private Exception Fault(Dice dice) => isCalm ? HostileExceptions.Tame(dice) : HostileExceptions.Any(dice);

    private static AslValue Result(Dice dice, AslValue input) => dice.Below(8) switch
    {
        0 => AslValue.Parse("[1,{\"p\":2}]"),
        1 => dice.Between(-9, 9),
        2 => "text",
        3 => input,
        _ => AslValue.Parse("{\"p\":" + dice.Below(9) + ",\"q\":{\"p\":[2,\"x\"]}}"),
    };

    private static AslValue Large(Dice dice)
    {
        switch (dice.Below(4))
        {
            case 0:
                return new string('s', 300_000);
            case 1:
                var items = new AslValue[30_000];
                items.AsSpan().Fill(AslValue.Parse("{\"p\":1}"));
                return AslValue.Array(items);
            default:
                return AslValue.EmptyObject.With("p", MachineInput.Deep(dice));
        }
    }

    private async Task<AslValue> EndLaterAsync(Dice dice, Func<AslValue> end)
    {
        await PassAsync(dice.Pick(0.5, 1, 2, 3, 4)).ConfigureAwait(false);
        return end();
    }

    private static async Task<AslValue> UntilStoppedAsync(CancellationToken cancellationToken)
    {
        await StoppedAsync(cancellationToken).ConfigureAwait(false);
        throw new OperationCanceledException(cancellationToken);
    }

    private async Task<AslValue> EndAfterStopAsync(Dice dice, AslValue input, CancellationToken cancellationToken)
    {
        await StoppedAsync(cancellationToken).ConfigureAwait(false);
        if (dice.OneIn(2)) await PassAsync(dice.Pick(0.1, 1)).ConfigureAwait(false);
        return dice.OneIn(3) ? Result(dice, input) : throw Fault(dice);
    }

    private async Task<AslValue> OnOtherThreadAsync(Dice dice, AslValue input)
    {
        Interlocked.Increment(ref _atWork);
        try
        {
            await Task.Yield();
            if (dice.OneIn(3)) await Task.Delay(dice.Between(0, 3)).ConfigureAwait(false);
            return dice.OneIn(3) ? throw Fault(dice) : Result(dice, input);
        }
        finally
        {
            Interlocked.Decrement(ref _atWork);
        }
    }

    private void HeartbeatForEver(TaskContext context)
    {
        // Long after the attempt's end, but not for ever in truth: the clock has to run out of timers.
        OnOtherThread(() =>
        {
            for (var i = 0; i < 40; i++)
            {
                context.Heartbeat();
                Thread.Sleep(i < 30 ? 0 : 1);
            }
        });
        for (var beat = 1; beat < 12; beat++) At(beat / 2.0, () => Guarded("Heartbeat", context.Heartbeat));
    }

    private void AnswerWhenStopped(TaskContext context, CancellationToken cancellationToken)
        => cancellationToken.Register(() => Send(Dice.From(seed, context.StateName, "stopped"), context.TaskToken!, context.StateName, counts: true));

    // Who waits for an answer gets it: now, later, at the very moment of the timeout, twice, from two threads, or never.
    private void Answer(Dice dice, string token, string stateName, long timeoutSeconds, Func<bool> isWaiting, CancellationToken cancellationToken)
    {
        var timeout = timeoutSeconds > 0 ? timeoutSeconds : 2;
        switch (dice.Below(isCalm ? 4 : 9))
        {
            case 0:
                Later(dice.Pick(0.5, 1, 1.5));
                break;
            case 1:
                Guarded("SendTaskHeartbeat", () => Tokens.SendTaskHeartbeat(token));
                Later(1);
                break;
            case 2:
                if (isCalm && dice.OneIn(2)) WaitsForEver();
                else Later(timeout);
                break;
            case 3:
                Send(dice, token, stateName, counts: isWaiting());
                break;
            case 4:
                Later(timeout);
                Later(timeout);
                break;
            case 5:
                OnOtherThread(() => Send(dice, token, stateName, counts: isWaiting()));
                OnOtherThread(() => Send(Dice.From(seed, token), token, stateName, counts: isWaiting()));
                break;
            case 6:
                At(timeout, () => OnOtherThread(() => Send(dice, token, stateName, counts: isWaiting())));
                break;
            case 7:
                if (cancellationToken.CanBeCanceled) cancellationToken.Register(() => Send(dice, token, stateName, counts: true));
                WaitsForEver();
                break;
            default:
                WaitsForEver();
                break;
        }

        void Later(double seconds) => At(seconds, () => Send(dice, token, stateName, counts: isWaiting()));
    }

    private void Send(Dice dice, string token, string stateName, bool counts)
    {
        var mark = $"mark{Interlocked.Increment(ref _marks)}";
        var isSuccess = !dice.OneIn(4);
        Guarded("SendTask", () =>
        {
            var result = isSuccess ? Tokens.SendTaskSuccess(token, Marked.With("mark", mark)) : Tokens.SendTaskFailure(token, mark, "failed by token");
            Note($"{stateName} is answered {mark} {(isSuccess ? "success" : "failure")}: {result}");
            Answers.Enqueue(new TokenAnswer(token, stateName, mark, result, counts));
        });
    }

    private void OnOtherThread(Action action)
    {
        Interlocked.Increment(ref _atWork);
        ThreadPool.UnsafeQueueUserWorkItem(_ =>
        {
            Guarded("Another thread", action);
            Interlocked.Decrement(ref _atWork);
        }, null);
    }

    private void Guarded(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            Complaints.Enqueue($"{what} throws {SafeText.Of(exception)}");
        }
    }

    // Continuations run on the thread that moves the clock.
    private Task PassAsync(double seconds)
    {
        var passed = new TaskCompletionSource();
        At(seconds, () => passed.TrySetResult());
        return passed.Task;
    }

    private void At(double seconds, Action action)
        => _timers.Add(clock.CreateTimer(static state => ((Action)state!)(), action, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan));

    private static Task StoppedAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource();
        cancellationToken.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), stopped);
        return stopped.Task;
    }
}
