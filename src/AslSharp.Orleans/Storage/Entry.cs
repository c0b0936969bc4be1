namespace AslSharp.Orleans;

/// <summary>What a shard knows of an execution: by what it is listed and woken.</summary>
internal sealed record Entry
{
    internal required string Arn { get; init; }

    /// <summary>The revision of the execution that told this.</summary>
    internal required long Revision { get; init; }

    internal required string StateMachineArn { get; init; }

    internal string? MapRunArn { get; init; }

    internal ExecutionStatus Status { get; init; }

    internal DateTimeOffset StartTime { get; init; }

    internal DateTimeOffset? StopTime { get; init; }

    internal DateTimeOffset? WakeTime { get; init; }

    internal IReadOnlyList<WaitingActivityTask> ActivityTasks { get; init; } = [];

    /// <summary>Grows in the order in which executions were first heard of.</summary>
    internal long Number { get; init; }

    /// <summary>Whether there is no such execution any more.</summary>
    internal bool IsGone { get; init; }

    /// <summary>Where it is listed.</summary>
    internal string ListArn => MapRunArn ?? StateMachineArn;

    /// <summary>Whether a silo is at work on it, or was when it was last heard of.</summary>
    internal bool IsAtWork => WakeTime == DateTimeOffset.MinValue;

    internal static Entry Of(StoredExecution execution, IReadOnlyList<WaitingActivityTask> activityTasks) => new()
    {
        Arn = execution.Arn,
        Revision = execution.Revision,
        StateMachineArn = execution.StateMachineArn,
        MapRunArn = execution.MapRunArn,
        Status = execution.Status,
        StartTime = execution.StartTime,
        StopTime = execution.StopTime,
        WakeTime = execution.WakeTime,
        ActivityTasks = activityTasks,
        Number = execution.Number,
    };

    internal static Entry Gone(string arn) => new() { Arn = arn, Revision = long.MaxValue, StateMachineArn = "", IsGone = true };

    internal StoredExecution ToStored() => new()
    {
        Arn = Arn,
        StateMachineArn = StateMachineArn,
        MapRunArn = MapRunArn,
        Status = Status,
        StartTime = StartTime,
        StopTime = StopTime,
        WakeTime = WakeTime,
        Revision = Revision,
        Number = Number,
    };

    internal void Write(ByteWriter writer)
    {
        writer.Text(Arn);
        writer.Flag(IsGone);
        if (IsGone) return;
        writer.Number(Revision);
        writer.Text(StateMachineArn);
        writer.Text(MapRunArn);
        writer.Byte((byte)Status);
        writer.Time(StartTime);
        writer.Time(StopTime);
        writer.Time(WakeTime);
        writer.Number(ActivityTasks.Count);
        foreach (var task in ActivityTasks) task.Write(writer);
        writer.Number(Number);
    }

    internal static Entry Read(ref ByteReader reader)
    {
        var arn = reader.Text()!;
        if (reader.Flag()) return Gone(arn);
        var (revision, machine, run) = (reader.Number(), reader.Text()!, reader.Text());
        var (status, start, stop, wake) = ((ExecutionStatus)reader.Byte(), reader.Time()!.Value, reader.Time(), reader.Time());
        var tasks = new WaitingActivityTask[reader.Int32()];
        for (var i = 0; i < tasks.Length; i++) tasks[i] = WaitingActivityTask.Read(ref reader);
        return new()
        {
            Arn = arn,
            Revision = revision,
            StateMachineArn = machine,
            MapRunArn = run,
            Status = status,
            StartTime = start,
            StopTime = stop,
            WakeTime = wake,
            ActivityTasks = tasks,
            Number = reader.Number(),
        };
    }

    /// <summary>Several as bytes, one behind the other: how silos tell each other of them.</summary>
    internal static byte[] ToBytes(IEnumerable<Entry> entries)
    {
        var writer = new ByteWriter();
        foreach (var entry in entries) entry.Write(writer);
        return writer.ToArray();
    }

    internal static List<Entry> ReadAll(ReadOnlyMemory<byte> bytes)
    {
        var entries = new List<Entry>();
        var reader = new ByteReader(bytes);
        while (!reader.IsAtEnd) entries.Add(Read(ref reader));
        return entries;
    }
}
