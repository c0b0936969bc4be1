using System.Collections.Concurrent;
using AslSharp.Fuzzing.Machines.Making;

namespace AslSharp.Fuzzing.Machines.World;

/// <summary>Keeps the histories of an execution and its children. One that is not calm cancels, blocks or throws at some event.</summary>
internal sealed class RunObserver(Dice dice, bool isCalm, TaskWorld world, Action cancelExecution) : IExecutionObserver
{
    /// <summary>How many events of an execution are kept.</summary>
    internal const int Longest = 60_000;

    private readonly ConcurrentDictionary<string, List<HistoryEvent>> _histories = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StrongCount> _inside = new(StringComparer.Ordinal);
    private readonly int _trouble = isCalm || dice.OneIn(2) ? -1 : dice.Below(5);
    private readonly int _troubleAt = dice.Between(1, 25);
    private int _events;

    internal IReadOnlyDictionary<string, List<HistoryEvent>> Histories => _histories;

    internal ConcurrentQueue<MapRun> MapRuns { get; } = new();

    /// <summary>Whether it throws: then histories need not be whole.</summary>
    internal bool Throws => _trouble is 0 or 1;

    internal bool HasThrown { get; private set; }

    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        var inside = _inside.GetOrAdd(executionId, static _ => new StrongCount());
        if (Interlocked.Increment(ref inside.Value) != 1) world.Complaints.Enqueue($"Calls of an observer overlap at {historyEvent.Type}.");
        try
        {
            var history = _histories.GetOrAdd(executionId, static _ => []);
            lock (history)
            {
                if (history.Count < Longest) history.Add(historyEvent);
            }

            MakeTrouble();
        }
        finally
        {
            Interlocked.Decrement(ref inside.Value);
        }
    }

    public void OnMapRun(string executionId, MapRun mapRun)
    {
        if (!MapRuns.Contains(mapRun)) MapRuns.Enqueue(mapRun);
    }

    private void MakeTrouble()
    {
        if (_trouble < 0) return;
        var number = Interlocked.Increment(ref _events);
        if (number != _troubleAt && !(_trouble == 1 && number > _troubleAt)) return;
        world.Note($"observer: trouble {_trouble} at event {number}");
        switch (_trouble)
        {
            case 0 or 1:
                HasThrown = true;
                throw HostileExceptions.Any(dice);
            case 2:
                cancelExecution();
                break;
            case 3:
                Thread.Sleep(5);
                break;
            default:
                world.Tokens.SendTaskSuccess("no such token", 1);
                break;
        }
    }

    private sealed class StrongCount
    {
        internal int Value;
    }
}
