using System.Diagnostics;
using System.Text.RegularExpressions;
using AslSharp.Conformance.Tests.Harness;
using AslSharp.Fuzzing.Machines.Making;
using AslSharp.Fuzzing.Machines.World;
using AslSharp.Testing;

namespace AslSharp.Fuzzing.Machines.Running;

/// <summary>One execution of a machine, watched: it has to end, and to keep what is promised.</summary>
internal sealed partial class MachineRun
{
    // Processor time after which an execution is stopped, and after which one that was stopped hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(12);
    private const int Haste = 60;
    private const int StackSize = 1024 * 1024;
    private const int MostTimers = 3000;
    private const int LooksOfIdle = 12;
    private const string ObserverThrows = "ExecuteAsync throws what an observer threw";
    private const int LooksOfHang = 200;

    private readonly MachineCase _case;
    private readonly IStateMachine _machine;
    private readonly int _run;
    private readonly Dice _dice;
    private readonly bool _isCalm;
    private readonly VirtualTimeProvider? _virtual;
    private readonly TaskWorld _world;
    private readonly RunObserver? _observer;
    private readonly HostileStore _store;
    private readonly CancellationTokenSource _cancel = new();
    private readonly AslValue _input;
    private readonly List<MachineFinding> _findings = [];
    private readonly string _arn;
    private int _cancelAt = -1;
    private ExecutionResult? _result;
    private volatile Task? _task;
    private volatile bool _isOver;
    private volatile bool _isStopped;
    private bool _usesPool;

    private MachineRun(MachineCase machineCase, IStateMachine machine, int run)
    {
        // Runs 0 and 1 are the same but that the second is observed.
        _case = machineCase with { Run = run };
        _run = run;
        _isCalm = run < 2;
        var seed = machineCase.Seed + (_isCalm ? 0UL : (ulong)run << 20);
        _dice = Dice.From(seed, "run");
        _virtual = run < 4 ? new VirtualTimeProvider() : null;
        var clock = (TimeProvider?)_virtual ?? new ScaledTimeProvider(Haste);
        _world = new TaskWorld(seed, _isCalm, clock, Cancel);
        _store = new HostileStore(seed, _isCalm, _world);
        _observer = run is 1 or 2 || (run == 4 && _dice.OneIn(2)) ? new RunObserver(_dice, _isCalm, _world, Cancel) : null;
        if (!_isCalm && _dice.OneIn(3)) _cancelAt = _dice.Below(6);
        _input = MachineInput.Make(Dice.From(machineCase.Seed, "input"));
        _arn = "arn:aws:states:us-east-1:123456789012:execution:m:fuzz";
        var activities = new ActivityTasks("work") { TimeProvider = clock };
        var options = new ExecutionOptions
        {
            TimeProvider = clock,
            TaskTokens = _world.Tokens,
            Random = new Random(7),
            Observer = _observer,
            HasStackTraces = !_isCalm,
            ObjectStore = _store,
            Activities = activities,
        };
        _machine = Over(machine, options, _world.Function);
        var workers = _isCalm ? 1 : _dice.Below(3);
        // An activity without a worker waits for one, for ever if it must.
        if (workers == 0) _world.WaitsForEver();
        for (; workers > 0; workers--) _ = _world.WorkAsync(activities, "work");
    }

    /// <summary>What the execution came to; null where it never ended.</summary>
    internal ExecutionResult? Result => _result;

    /// <summary>What does not hold.</summary>
    internal IReadOnlyList<MachineFinding> Findings => _findings;

    /// <summary>Whether something still runs that cannot be stopped, so that the process has to end.</summary>
    internal bool Hangs { get; private set; }

    /// <summary>What happened, for people.</summary>
    internal string Report => $"{_result?.Status} {_result?.Error} {_result?.Cause}\n{string.Join("\n", _world.Log)}\n{Tail()}";

    /// <summary>Runs a machine once.</summary>
    internal static MachineRun Start(MachineCase machineCase, IStateMachine machine, int run)
    {
        var one = new MachineRun(machineCase, machine, run);
        one.Execute();
        one.Finish();
        return one;
    }

    /// <summary>What is different between two runs that should be the same; null for nothing.</summary>
    internal static string? Difference(MachineRun left, MachineRun right)
    {
        if (left._result is not { } first || right._result is not { } second || left._isStopped || right._isStopped) return null;
        // A loop that lets others in goes on from the pool while the clock moves on: how far it comes is another matter every time.
        if (left._usesPool || right._usesPool) return null;
        var (a, b) = (Describe(first), Describe(second));
        if (a == b) return null;
        var kind = EventIds().Replace(a, "") == EventIds().Replace(b, "") ? "An observed execution counts events otherwise" : "An observed execution ends otherwise";
        return $"{kind}: {Shorten(a)}\nbut observed\n{Shorten(b)}";
    }

    private static IStateMachine Over(IStateMachine machine, ExecutionOptions options, TaskFunction function)
    {
        var constructor = machine.GetType().GetConstructors().Single();
        return constructor.GetParameters().Length == 2
            ? ScriptedTasks.Over(machine, options, function)
            : (IStateMachine)constructor.Invoke([options]);
    }

    private static string Describe(ExecutionResult result)
    {
        var cause = result.Cause is { } text && text.StartsWith("{\"errorType\"", StringComparison.Ordinal) ? StackTraces().Replace(text, "") : result.Cause;
        return Ids().Replace($"{result.Status} {result.Error} {cause} {SafeText.Of(result.Output)}", "(id)");
    }

    private static string Shorten(string text) => text.Length > 1500 ? text[..1500] + "…" : text;

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex("\"stackTrace\":\\[[^\\]]*\\]")]
    private static partial Regex StackTraces();

    [GeneratedRegex("event id #[0-9]+")]
    private static partial Regex EventIds();

    private string Tail() => _observer?.Histories.TryGetValue(_arn, out var history) == true ? HistoryChecks.Tail(Copy(history)) : "";

    private static List<HistoryEvent> Copy(List<HistoryEvent> history)
    {
        lock (history) return [.. history];
    }

    private void Find(string property, string details)
    {
        // An observer may be called from anywhere: all of that is one kind.
        var signature = property == ObserverThrows ? property : Signatures.Of(property, details);
        lock (_findings) _findings.Add(new MachineFinding(_case, signature, $"{property}: {details}\n{Report}"));
    }

    private void Cancel()
    {
        _isStopped = true;
        try
        {
            _cancel.Cancel();
        }
        catch (AggregateException)
        {
            // Callbacks of tasks on the caller's own token: .NET hands their exceptions to whoever cancels.
            _world.Note("caller: callbacks throw");
        }
    }

    private void Execute()
    {
        // A stack as small as on the systems with the smallest ones.
        var thread = new Thread(Drive, StackSize) { IsBackground = true };
        var clock = Stopwatch.StartNew();
        var start = Environment.CpuUsage.TotalTime;
        var pooled = ThreadPool.CompletedWorkItemCount + ThreadPool.PendingWorkItemCount;
        thread.Start();
        var idle = new IdleWatch(_world);
        while (!thread.Join(_isOver ? 1 : 20))
        {
            var used = Environment.CpuUsage.TotalTime - start;
            if (!_isStopped && used > Patience)
            {
                if (_virtual is null && IsPastTimeout(clock.Elapsed)) Find("An execution works on past its timeout", $"{_machine.Description.TimeoutSeconds} seconds of a clock that is {Haste} times as fast.");
                _world.Note("watchdog: stops the execution");
                Cancel();
                start = Environment.CpuUsage.TotalTime;
            }
            else if (_isStopped && used > LastPatience)
            {
                Hang("An execution does not stop", "It works on after its token was cancelled.");
                return;
            }

            var looks = idle.Look();
            if (_task?.IsCompleted == true) continue;
            if (_isStopped)
            {
                if (looks < LooksOfHang) continue;
                Hang("An execution waits for ever", "Its token was cancelled, nothing is at work, and it does not end.");
                return;
            }

            var waitsForNothing = !_world.MayWaitForEver && _virtual is { PendingTimers: 0 } && _task is not null;
            if (looks < (waitsForNothing ? LooksOfHang : LooksOfIdle)) continue;
            if (waitsForNothing) Find("An execution waits for nothing", "All tasks ended, no timer is set, and the execution goes on.");
            _world.Note("watchdog: stops the idle execution");
            Cancel();
            idle.Reset();
            start = Environment.CpuUsage.TotalTime;
        }

        _usesPool = ThreadPool.CompletedWorkItemCount + ThreadPool.PendingWorkItemCount != pooled;
    }

    private bool IsPastTimeout(TimeSpan passed)
        => _machine.Description.TimeoutSeconds is > 0 and var seconds && passed > TimeSpan.FromSeconds((double)seconds / Haste) + Patience / 2;

    private void Hang(string property, string details)
    {
        Find(property, details);
        Hangs = true;
    }

    private void Drive()
    {
        try
        {
            if (_cancelAt == 0) Cancel();
            if (_virtual is null && _cancelAt > 0) _ = Task.Delay(_cancelAt * 7).ContinueWith(_ => Cancel(), TaskScheduler.Default);
            var task = _machine.ExecuteAsync(_input, new ExecutionStart { Name = "fuzz", Arn = _arn }, _cancel.Token).AsTask();
            _task = task;
            if (_virtual is null) ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            else MoveClock(task, _virtual);
            _result = task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            // What the caller asked for.
        }
        catch (Exception exception)
        {
            if (_observer is { HasThrown: true }) Find(ObserverThrows, SafeText.Of(exception));
            else Find("ExecuteAsync throws", SafeText.Of(exception));
        }
        finally
        {
            _isOver = true;
        }
    }

    private void MoveClock(Task task, VirtualTimeProvider clock)
    {
        for (var steps = 1; !task.IsCompleted; steps++)
        {
            if (steps == _cancelAt || steps == MostTimers) Cancel();
            if (_world.AtWork > 0 && !_isCalm)
            {
                Thread.Yield();
                if (_dice.OneIn(3)) continue;
            }

            if (!Advance(clock)) Thread.Sleep(1);
        }
    }

    // A timer of production fires on a thread where nobody catches anything.
    private bool Advance(VirtualTimeProvider clock)
    {
        try
        {
            return clock.AdvanceToNextTimer();
        }
        catch (Exception exception)
        {
            Find("A timer's callback throws, which ends a process", SafeText.Of(exception));
            return true;
        }
    }

    private void Finish()
    {
        if (Hangs) return;
        // Tasks that were given up come to their ends too.
        for (var steps = 0; _virtual is not null && steps < 400 && Advance(_virtual); steps++)
        {
        }

        var clock = Stopwatch.StartNew();
        while (_world.AtWork > 0 && clock.Elapsed < TimeSpan.FromSeconds(2)) Thread.Sleep(1);
        try
        {
            _world.End();
            _cancel.Cancel();
        }
        catch (AggregateException)
        {
            // Callbacks of tasks that are long over.
        }

        foreach (var complaint in _world.Complaints) Find("Whoever answers or observes gets an exception", complaint);
        if (_result is { } result) CheckResult(result);
    }

    private void CheckResult(ExecutionResult result)
    {
        foreach (var twice in _world.Answers.Where(static answer => answer.Result == SendTaskResult.Accepted).GroupBy(static answer => answer.Token).Where(static group => group.Count() > 1))
        {
            Find("A token is answered twice", $"{twice.First().StateName}: {string.Join(", ", twice.Select(static answer => answer.Mark))}");
        }

        if (_observer is null || _observer.HasThrown) return;
        var outermost = _machine.Description.States.Where(static state => state.Pointer.LastIndexOf("/States/", StringComparison.Ordinal) == 0).Select(static state => state.Name).ToHashSet();
        foreach (var (property, details) in HistoryChecks.Check(_observer, result, _arn, outermost)) Find(property, details);
        foreach (var (property, details) in ShapeChecks.Check(_observer, _case.Definition, _arn)) Find(property, details);
        CheckAnswers(result);
        CheckMapRuns();
    }

    private void CheckAnswers(ExecutionResult result)
    {
        if (result.Status is ExecutionStatus.Aborted or ExecutionStatus.TimedOut || HistoryChecks.StopsTasks(_observer!)) return;
        // A failure of the language's own ends everything at once.
        var isConcurrent = _machine.Description.States.Any(static state => state.Type is "Parallel" or "Map");
        if (result.Status == ExecutionStatus.Failed && isConcurrent) return;
        foreach (var answer in _world.Answers)
        {
            if (answer is { Result: SendTaskResult.Accepted, Counts: true } && !HistoryChecks.Holds(_observer!, answer.Mark))
            {
                Find("An accepted answer is lost", $"{answer.StateName} {answer.Mark}");
            }
        }
    }

    private void CheckMapRuns()
    {
        var keys = HistoryChecks.KeysByLabel(_case.Definition);
        foreach (var run in _observer!.MapRuns)
        {
            if (run.Status != MapRunStatus.Succeeded) continue;
            if (keys.TryGetValue(run.Label, out var key) && MapObjects.All.FirstOrDefault(item => item.Key == key) is { } item)
            {
                if (item.Items < 0) Find("Items are lost", $"{key} is not whole, and the Map Run succeeded with {run.ItemCounts}");
                else if (run.ItemCounts.Total != item.Items) Find("Items are lost", $"{key} has {item.Items} items, and the Map Run succeeded with {run.ItemCounts}");
            }

            var counts = run.ItemCounts;
            if (counts.Running != 0 || counts.Total != counts.Succeeded + counts.Failed + counts.TimedOut + counts.Aborted + counts.Pending) Find("Counts do not add up", counts.ToString());
        }
    }
}
