namespace AslSharp.Orleans;

/// <summary>What a shard knows of an execution: by what it is listed and woken.</summary>
internal sealed record Entry
{
    private const byte PlainKind = 0;
    private const byte GoneKind = 1;
    private const byte StartKind = 2;

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

    /// <summary>The record of an execution that has just started, and has none of its own yet; null for others.</summary>
    internal byte[]? FirstRecord { get; init; }

    /// <summary>Tells the start that <see cref="FirstRecord"/> is of from any other of that ARN.</summary>
    internal long StartId { get; init; }

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

    internal void Write(ByteWriter writer) => Write(writer, FirstRecord);

    private void Write(ByteWriter writer, byte[]? firstRecord)
    {
        writer.Text(Arn);
        writer.Byte(IsGone ? GoneKind : firstRecord is null ? PlainKind : StartKind);
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
        if (firstRecord is null) return;
        writer.Number(StartId);
        writer.Bytes(firstRecord);
    }

    internal static Entry Read(ref ByteReader reader)
    {
        var arn = reader.Text()!;
        var kind = reader.Byte();
        if (kind == GoneKind) return Gone(arn);
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
            StartId = kind == StartKind ? reader.Number() : 0,
            FirstRecord = kind == StartKind ? reader.Bytes().ToArray() : null,
        };
    }

    /// <summary>Several as bytes, one behind the other: how silos tell each other of them.</summary>
    internal static byte[] ToBytes(IEnumerable<Entry> entries)
    {
        var writer = new ByteWriter();
        foreach (var entry in entries) entry.Write(writer);
        return writer.ToArray();
    }

    /// <summary>Several as bytes, without the records that some of them hold.</summary>
    internal static byte[] ToList(IEnumerable<Entry> entries)
    {
        var writer = new ByteWriter();
        foreach (var entry in entries) entry.Write(writer, null);
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
