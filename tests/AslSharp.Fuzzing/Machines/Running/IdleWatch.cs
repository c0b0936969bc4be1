using AslSharp.Fuzzing.Machines.World;

namespace AslSharp.Fuzzing.Machines.Running;

/// <summary>Tells how long nothing has happened: no processor time is used, nothing is queued, and nothing was noted.</summary>
internal sealed class IdleWatch(TaskWorld world)
{
    private static readonly TimeSpan Little = TimeSpan.FromMilliseconds(6);

    private long _activity;
    private TimeSpan _used;
    private int _looks;

    /// <summary>Starts to count anew.</summary>
    internal void Reset() => _looks = 0;

    /// <summary>How often in a row nothing was seen. A look waits for its turn on the processor as the work does, so a busy computer only makes it slower.</summary>
    internal int Look()
    {
        var (activity, used) = (world.Activity, Environment.CpuUsage.TotalTime);
        var isQuiet = activity == _activity && used - _used < Little && ThreadPool.PendingWorkItemCount == 0 && world.AtWork == 0;
        (_activity, _used) = (activity, used);
        return _looks = isQuiet ? _looks + 1 : 0;
    }
}
