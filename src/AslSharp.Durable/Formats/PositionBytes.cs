namespace AslSharp.Durable;

/// <summary>Positions as bytes: a tenth of the work that their JSON is.</summary>
internal static class PositionBytes
{
    internal static void Write(ByteWriter writer, ExecutionPosition position)
    {
        writer.Time(position.StartTime);
        writer.Number(position.LastEventId);
        writer.Number(position.RedriveCount);
        writer.Time(position.RedriveTime);
        writer.Flag(position.IsRedrive);
        Write(writer, position.Scope);
    }

    internal static ExecutionPosition Read(ref ByteReader reader, string arn, string name, string fingerprint) => new()
    {
        Id = arn,
        Name = name,
        Fingerprint = fingerprint,
        StartTime = reader.Time(),
        LastEventId = reader.Int32(),
        RedriveCount = reader.Int32(),
        RedriveTime = reader.Time(),
        IsRedrive = reader.Flag(),
        Scope = ReadScope(ref reader),
    };

    private static void Write(ByteWriter writer, ScopePosition position)
    {
        writer.Text(position.StateName);
        writer.Value(position.Data);
        writer.Value(position.Variables.Count == 0 ? default : position.Variables);
        writer.Number(position.RetryCount);
        writer.Number(position.RetriesUsed.Count);
        foreach (var used in position.RetriesUsed) writer.Number(used);
        writer.Number(position.Visits);
        writer.Byte((byte)position.Wait);
        writer.Time(position.DueTime);
        writer.Time(position.StateEnteredTime);
        writer.Text(position.TaskToken);
        writer.Byte((byte)((position.IsSubmitted ? 1 : 0) | (position.WaitsForWorker ? 2 : 0)));
        writer.Number(position.PreviousEventId);
        writer.Number(position.EnteredEventId);
        writer.Number(position.EnteredFromEventId);
        writer.Byte((byte)position.EnteredEvent);
        writer.Value(position.Work);
        writer.Flag(position.Branches is not null);
        if (position.Branches is { } branches) Write(writer, branches);
        writer.Flag(position.MapRun is not null);
        if (position.MapRun is { } run) Write(writer, run);
    }

    private static ScopePosition ReadScope(ref ByteReader reader)
    {
        var (state, data, variables, retries) = (reader.Text()!, reader.Value(), reader.Value(), reader.Int32());
        var used = new int[reader.Int32()];
        for (var i = 0; i < used.Length; i++) used[i] = reader.Int32();
        var (visits, wait, due, entered, token, flags) = (reader.Int32(), reader.Byte(), reader.Time(), reader.Time(), reader.Text(), reader.Byte());
        return new()
        {
            StateName = state,
            Data = data,
            Variables = variables.IsUndefined ? AslValue.EmptyObject : variables,
            RetryCount = retries,
            RetriesUsed = used,
            Visits = visits,
            Wait = (ScopeWait)wait,
            DueTime = due,
            StateEnteredTime = entered,
            TaskToken = token,
            IsSubmitted = (flags & 1) != 0,
            WaitsForWorker = (flags & 2) != 0,
            PreviousEventId = reader.Int32(),
            EnteredEventId = reader.Int32(),
            EnteredFromEventId = reader.Int32(),
            EnteredEvent = (HistoryEventType)reader.Byte(),
            Work = reader.Value(),
            Branches = reader.Flag() ? ReadBranches(ref reader) : null,
            MapRun = reader.Flag() ? ReadRun(ref reader) : null,
        };
    }

    private static void Write(ByteWriter writer, BranchesPosition branches)
    {
        writer.Number(branches.Next);
        writer.Number(branches.LastEventId);
        writer.Number(branches.Outputs.Count);
        foreach (var (index, output) in branches.Outputs)
        {
            writer.Number(index);
            writer.Value(output);
        }

        writer.Number(branches.Running.Count);
        foreach (var (index, scope) in branches.Running)
        {
            writer.Number(index);
            Write(writer, scope);
        }
    }

    private static BranchesPosition ReadBranches(ref ByteReader reader)
    {
        var (next, last) = (reader.Int32(), reader.Int32());
        var outputs = new KeyValuePair<int, AslValue>[reader.Int32()];
        for (var i = 0; i < outputs.Length; i++) outputs[i] = new(reader.Int32(), reader.Value());
        var running = new KeyValuePair<int, ScopePosition>[reader.Int32()];
        for (var i = 0; i < running.Length; i++) running[i] = new(reader.Int32(), ReadScope(ref reader));
        return new() { Next = next, LastEventId = last, Outputs = outputs, Running = running };
    }

    private static void Write(ByteWriter writer, MapRunPosition run)
    {
        writer.Text(run.Id);
        writer.Text(run.Label);
        writer.Time(run.StartTime);
        writer.Number((long?)run.MaxConcurrency);
        writer.Number(run.ToleratedFailureCount);
        writer.Double(run.ToleratedFailurePercentage);
    }

    private static MapRunPosition ReadRun(ref ByteReader reader) => new()
    {
        Id = reader.Text()!,
        Label = reader.Text()!,
        StartTime = reader.Time()!.Value,
        MaxConcurrency = (int?)reader.OptionalNumber(),
        ToleratedFailureCount = reader.OptionalNumber(),
        ToleratedFailurePercentage = reader.Double(),
    };
}
