using System.Buffers.Binary;
using System.Security.Cryptography;

namespace AslSharp;

/// <summary>One run of a distributed Map state: what groups its child executions (reference 8.8). Its counts change while it runs.</summary>
public sealed class MapRun
{
    private readonly Lock _gate = new();
    private readonly Guid _id;
    private ChildStop? _spareStop;
    private MapRunCounts _items;
    private MapRunCounts _executions;
    private bool _isChanged;

    internal MapRun(Execution parent, DistributedMap map, string label, Guid id, DateTimeOffset startTime)
    {
        _id = id;
        Id = id.ToString();
        Label = label;
        StateMachineName = $"{parent.StateMachineName}/{label}";
        StateMachineArn = $"{parent.StateMachineId}/{label}";
        Arn = $"{parent.StateMachineId.Replace(":stateMachine:", ":mapRun:", StringComparison.Ordinal)}/{label}:{Id}";
        IsExpress = map.IsExpress;
        ParentExecutionArn = parent.Id;
        StartTime = startTime;
    }

    /// <summary>Its ARN.</summary>
    public string Arn { get; }

    /// <summary>The UUID that ends its ARN.</summary>
    public string Id { get; }

    /// <summary>The Map state's <c>Label</c>, or a UUID.</summary>
    public string Label { get; }

    /// <summary>The Map state's name.</summary>
    public required string StateName { get; init; }

    /// <summary>The execution whose Map state it is.</summary>
    public string ParentExecutionArn { get; }

    /// <summary>The name that children give for their machine: the machine's and the label.</summary>
    public string StateMachineName { get; }

    /// <summary>The ARN that children give for their machine: the machine's and the label.</summary>
    public string StateMachineArn { get; }

    /// <summary>Whether children are Express executions.</summary>
    public bool IsExpress { get; }

    /// <summary>How many children may run at once.</summary>
    public int MaxConcurrency { get; internal set; }

    /// <summary>How many items may fail; null where the state does not say.</summary>
    public long? ToleratedFailureCount { get; internal set; }

    /// <summary>What share of the items may fail, 0 to 100; null where the state does not say.</summary>
    public double? ToleratedFailurePercentage { get; internal set; }

    /// <summary>When it started, UTC.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    public DateTimeOffset? StopTime { get; private set; }

    /// <summary>How it stands.</summary>
    public MapRunStatus Status { get; private set; }

    /// <summary>The items.</summary>
    public MapRunCounts ItemCounts
    {
        get { lock (_gate) return _items; }
    }

    /// <summary>The child executions; as many as items where there are no batches.</summary>
    public MapRunCounts ExecutionCounts
    {
        get { lock (_gate) return _executions; }
    }

    /// <summary>The child executions that are under way.</summary>
    internal ChildGate Children { get; } = new();

    /// <summary>Changes what may run at once and what may fail, while it runs: UpdateMapRun. For hosts, where the run's execution runs.</summary>
    /// <param name="maxConcurrency">How many children may run at once; null to leave it as it is.</param>
    /// <param name="toleratedFailureCount">How many items may fail; null to leave it as it is.</param>
    /// <param name="toleratedFailurePercentage">What share of the items may fail, 0 to 100; null to leave it as it is.</param>
    public void Update(int? maxConcurrency, long? toleratedFailureCount, double? toleratedFailurePercentage)
    {
        _isChanged = true;
        MaxConcurrency = maxConcurrency ?? MaxConcurrency;
        ToleratedFailureCount = toleratedFailureCount ?? ToleratedFailureCount;
        ToleratedFailurePercentage = toleratedFailurePercentage ?? ToleratedFailurePercentage;
        Children.Reconsider();
    }

    internal MapRunPosition Save() => new()
    {
        Id = Id,
        Label = Label,
        StartTime = StartTime,
        MaxConcurrency = _isChanged ? MaxConcurrency : null,
        ToleratedFailureCount = _isChanged ? ToleratedFailureCount : null,
        ToleratedFailurePercentage = _isChanged ? ToleratedFailurePercentage : null,
    };

    /// <summary>The name of a child: a UUID that follows from the run's and the child's number, so that a host that starts over finds the same one.</summary>
    internal string ChildName(int index)
    {
        Span<byte> source = stackalloc byte[20];
        _id.TryWriteBytes(source, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(source[16..], index);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(source, hash);
        // A UUID of version 8: made by a rule of one's own.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }

    internal string ChildArn(string name)
        => IsExpress
            ? $"{StateMachineArn.Replace(":stateMachine:", ":express:", StringComparison.Ordinal)}:{name}:{name}"
            : $"{StateMachineArn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}";

    internal void Count(int items, Func<MapRunCounts, long, MapRunCounts> change)
    {
        lock (_gate)
        {
            _items = change(_items, items);
            _executions = change(_executions, 1);
        }
    }

    /// <summary>Counts what ended, and tells whether it counts as failed.</summary>
    internal bool CountEnd(int items, ExecutionStatus status)
    {
        switch (status)
        {
            case ExecutionStatus.Succeeded:
                Count(items, static (counts, n) => counts with { Running = counts.Running - n, Succeeded = counts.Succeeded + n });
                return false;
            case ExecutionStatus.Aborted:
                Count(items, static (counts, n) => counts with { Running = counts.Running - n, Aborted = counts.Aborted + n });
                return false;
            case ExecutionStatus.TimedOut:
                Count(items, static (counts, n) => counts with { Running = counts.Running - n, TimedOut = counts.TimedOut + n });
                return true;
            default:
                Count(items, static (counts, n) => counts with { Running = counts.Running - n, Failed = counts.Failed + n });
                return true;
        }
    }

    /// <summary>What stops one child; that of a child before it where that one ended without waiting.</summary>
    internal ChildStop TakeStop(CancellationToken run)
    {
        if (Interlocked.Exchange(ref _spareStop, null) is { } spare)
        {
            if (spare.Run == run) return spare;
            spare.Dispose();
        }

        return new ChildStop(run);
    }

    /// <summary>Takes back what no timer knows of.</summary>
    internal void GiveBack(ChildStop stop)
    {
        if (Interlocked.CompareExchange(ref _spareStop, stop, null) is not null) stop.Dispose();
    }

    internal void End(MapRunStatus status, DateTimeOffset stopTime)
    {
        Interlocked.Exchange(ref _spareStop, null)?.Dispose();
        Status = status;
        StopTime = stopTime;
    }
}
