namespace AslSharp.Orleans;

/// <summary>What the record of an execution holds.</summary>
internal sealed class ExecutionRecord
{
    private const byte Version = 1;

    internal required StoredExecution Execution { get; init; }

    /// <summary>Where the parts of its history begin that are records by themselves: the number of the first event of each, and the last of all.</summary>
    internal List<int> Parts { get; init; } = [];

    internal int LastEventInParts { get; set; }

    /// <summary>Its Map Runs, in the order of their start.</summary>
    internal List<string> MapRuns { get; init; } = [];

    /// <summary>Its tasks of activities that wait for a worker.</summary>
    internal List<WaitingActivityTask> ActivityTasks { get; init; } = [];

    internal byte[] ToBytes()
    {
        var writer = new ByteWriter();
        writer.Byte(Version);
        writer.Text(Execution.StateMachineArn);
        writer.Text(Execution.MapRunArn);
        writer.Byte((byte)Execution.Status);
        writer.Time(Execution.StartTime);
        writer.Time(Execution.StopTime);
        writer.Time(Execution.WakeTime);
        writer.Number(Execution.Revision);
        writer.Number(Execution.Number);
        writer.Number(Parts.Count);
        foreach (var part in Parts) writer.Number(part);
        writer.Number(LastEventInParts);
        writer.Number(MapRuns.Count);
        foreach (var run in MapRuns) writer.Text(run);
        writer.Number(ActivityTasks.Count);
        foreach (var task in ActivityTasks) task.Write(writer);
        writer.Bytes(Execution.Content.Span);
        return writer.ToArray();
    }

    /// <summary>The record of an execution that has ended, for those who wait for that.</summary>
    internal static KeptEnd ReadEnd(string arn, byte[] data)
    {
        var stored = Read(arn, data).Execution;
        return new(stored, ExecutionContent.Read(stored));
    }

    internal static ExecutionRecord Read(string arn, byte[] data)
    {
        var reader = new ByteReader(data);
        if (reader.Byte() != Version)
            throw new ExecutionStoreException($"The execution '{arn}' was written by a newer version of AslSharp.Orleans: update the package.");
        var (machine, run, status, start, stop, wake) = (reader.Text()!, reader.Text(), reader.Byte(), reader.Time()!.Value, reader.Time(), reader.Time());
        var (revision, number) = (reader.Number(), reader.Number());
        var parts = new List<int>(reader.Int32());
        for (var i = parts.Capacity; i > 0; i--) parts.Add(reader.Int32());
        var last = reader.Int32();
        var runs = new List<string>(reader.Int32());
        for (var i = runs.Capacity; i > 0; i--) runs.Add(reader.Text()!);
        var tasks = new List<WaitingActivityTask>(reader.Int32());
        for (var i = tasks.Capacity; i > 0; i--) tasks.Add(WaitingActivityTask.Read(ref reader));
        return new()
        {
            Execution = new()
            {
                Arn = arn,
                StateMachineArn = machine,
                MapRunArn = run,
                Status = (ExecutionStatus)status,
                StartTime = start,
                StopTime = stop,
                WakeTime = wake,
                Revision = revision,
                Number = number,
                Content = reader.Bytes(),
            },
            Parts = parts,
            LastEventInParts = last,
            MapRuns = runs,
            ActivityTasks = tasks,
        };
    }
}

/// <summary>A task of an activity that waits for a worker.</summary>
/// <param name="Activity">The activity's name.</param>
/// <param name="TaskToken">The task's token.</param>
/// <param name="Order">Grows in the order in which tasks began to wait, as far as the clocks of silos agree.</param>
internal sealed record WaitingActivityTask(string Activity, string TaskToken, long Order)
{
    internal void Write(ByteWriter writer)
    {
        writer.Text(Activity);
        writer.Text(TaskToken);
        writer.Number(Order);
    }

    internal static WaitingActivityTask Read(ref ByteReader reader) => new(reader.Text()!, reader.Text()!, reader.Number());
}
