using System.IO.MemoryMappedFiles;

namespace AslSharp.Fuzzing.LongRun;

/// <summary>
/// Knows the input that is being looked at: an input that takes ten seconds of processor time is stopped and becomes a finding; one that
/// does not stop, or takes the process with it, is found in a file by the next run.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Timer _timer;
    private readonly Lock _lock = new();
    private CancellationTokenSource _stop = new();
    private TimeSpan _start = TimeSpan.MaxValue;

    /// <summary>Watches, and keeps the number of the input in a file.</summary>
    internal Watchdog(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, sizeof(ulong));
        _view = _file.CreateViewAccessor();
        Unfinished = _view.ReadUInt64(0);
        _timer = new Timer(_ => Look(), null, 1000, 1000);
    }

    /// <summary>The input that an earlier run did not come back from; 0 for none.</summary>
    internal ulong Unfinished { get; }

    /// <summary>An input's turn starts.</summary>
    internal CancellationToken Enter(ulong input)
    {
        lock (_lock)
        {
            _view.Write(0, input);
            _start = Environment.CpuUsage.TotalTime;
            if (!_stop.TryReset()) _stop = new CancellationTokenSource();
            return _stop.Token;
        }
    }

    /// <summary>No input has its turn.</summary>
    internal void Leave()
    {
        lock (_lock)
        {
            _view.Write(0, 0UL);
            _start = TimeSpan.MaxValue;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _view.Dispose();
        _file.Dispose();
        _stop.Dispose();
    }

    private void Look()
    {
        lock (_lock)
        {
            if (_start == TimeSpan.MaxValue) return;
            var used = Environment.CpuUsage.TotalTime - _start;
            if (used > Patience * 3) Environment.FailFast("An input does not stop; the next run will say which.");
            if (used > Patience) _stop.Cancel();
        }
    }
}
