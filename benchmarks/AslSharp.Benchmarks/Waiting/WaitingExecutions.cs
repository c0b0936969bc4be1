using AslSharp.Benchmarks.Measuring;

namespace AslSharp.Benchmarks.Waiting;

/// <summary>What an execution holds in memory while it waits: 10,000 of each kind stand still, and the live heap is looked at.</summary>
internal static class WaitingExecutions
{
    private const int Count = 10_000;

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync(RunArguments arguments)
    {
        var ways = Ways().Where(way => way.Name.Contains(arguments.Filter, StringComparison.OrdinalIgnoreCase)).ToList();
        var samples = ways.ToDictionary(static way => way.Name, static _ => new List<double>());
        for (var round = 0; round < arguments.Rounds; round++)
        {
            foreach (var way in ways) samples[way.Name].Add(await HeldAsync(way.Open));
        }

        return [.. samples.Select(static pair => new Figure("Waiting executions", pair.Key, "B/execution", Quartiles.Of(pair.Value)))];
    }

    private static IEnumerable<(string Name, Func<WaitingTasks, Func<CancellationToken, Task>> Open)> Ways() =>
    [
        ("C# by hand, a task", static tasks => _ => ByHandAsync(tasks)),
        ("a task", static tasks => Open(new WaitingTaskStateMachine(tasks, tasks.Options))),
        ("a task that can be cancelled", static tasks => Open(new WaitingTaskStateMachine(tasks, tasks.Options), isCancellable: true)),
        ("a task with TimeoutSeconds", static tasks => Open(new WaitingTimeoutStateMachine(tasks, tasks.Options))),
        ("a callback", static tasks => Open(new WaitingCallbackStateMachine(tasks, tasks.Options))),
        ("a Wait that can be cancelled", static tasks => Open(new WaitingWaitStateMachine(tasks.Options), isCancellable: true)),
    ];

    private static Func<CancellationToken, Task> Open(IStateMachine machine, bool isCancellable = false)
        => stop => machine.ExecuteAsync(AslValue.EmptyObject, isCancellable ? stop : CancellationToken.None).AsTask();

    private static async Task<double> HeldAsync(Func<WaitingTasks, Func<CancellationToken, Task>> open)
    {
        using var stop = new CancellationTokenSource();
        var tasks = new WaitingTasks();
        var startAsync = open(tasks);
        // What is made once for each process or each machine does not count.
        var executions = new List<Task>(Count + 1) { startAsync(stop.Token) };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Count; i++) executions.Add(startAsync(stop.Token));
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        if (executions.Exists(static execution => execution.IsCompleted)) throw new InvalidOperationException("An execution did not wait.");
        tasks.Complete();
        await stop.CancelAsync();
        await Task.WhenAll(executions);
        return held / (double)Count;
    }

    private static async Task<AslValue> ByHandAsync(WaitingTasks tasks) => await tasks.WorkAsync(AslValue.EmptyObject, null, CancellationToken.None);

    private sealed class WaitingTasks : IWaitingTaskTasks, IWaitingTimeoutTasks, IWaitingCallbackTasks
    {
        private readonly TaskCompletionSource<AslValue> _work = new();
        private readonly List<string> _tokens = new(Count + 1);

        internal ExecutionOptions Options { get; } = new();

        internal void Complete()
        {
            _work.SetResult(AslValue.True);
            foreach (var token in _tokens) Options.TaskTokens.SendTaskSuccess(token, AslValue.True);
        }

        public ValueTask<AslValue> WorkAsync(AslValue input, TaskContext? context, CancellationToken cancellationToken)
        {
            if (context?.TaskToken is not { } token) return new(_work.Task);
            _tokens.Add(token);
            return new(AslValue.True);
        }
    }
}
