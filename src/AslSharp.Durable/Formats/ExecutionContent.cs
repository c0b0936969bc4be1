namespace AslSharp.Durable;

/// <summary>What <see cref="StoredExecution.Content"/> holds.</summary>
internal sealed class ExecutionContent
{
    private const byte Version = 1;

    internal required string Name { get; init; }

    internal required string Fingerprint { get; init; }

    internal required AslValue Input { get; init; }

    internal string? TraceHeader { get; init; }

    /// <summary>The attempt of a task that started it, by its key; null for none.</summary>
    internal string? StartedBy { get; init; }

    /// <summary>The execution to wake at its end; null for none.</summary>
    internal string? WaitedForBy { get; init; }

    internal AslValue Output { get; init; }

    internal string? Error { get; init; }

    internal string? Cause { get; init; }

    internal int RedriveCount { get; init; }

    internal DateTimeOffset? RedriveTime { get; init; }

    internal int EventCount { get; init; }

    /// <summary>Where it stands, or where it failed; null for one that succeeded.</summary>
    internal ExecutionPosition? Position { get; init; }

    /// <summary>The bounds of attempts under way, by what follows on the execution's ARN in their keys.</summary>
    internal IReadOnlyList<AttemptBounds> Bounds { get; init; } = [];

    /// <summary>The number of the first event in <see cref="Events"/>.</summary>
    internal int FirstEventId { get; init; }

    /// <summary>The last events: those before are parts by themselves. Empty where the content has been written.</summary>
    internal ReadOnlyMemory<byte> Events { get; set; }

    internal void Write(ByteWriter writer)
    {
        writer.Byte(Version);
        writer.Text(Name);
        writer.Text(Fingerprint);
        writer.Value(Input);
        writer.Text(TraceHeader);
        writer.Text(StartedBy);
        writer.Text(WaitedForBy);
        writer.Value(Output);
        writer.Text(Error);
        writer.Text(Cause);
        writer.Number(RedriveCount);
        writer.Time(RedriveTime);
        writer.Number(EventCount);
        writer.Number(FirstEventId);
        writer.Bytes(Events.Span);
        writer.Number(Bounds.Count);
        foreach (var bounds in Bounds)
        {
            writer.Text(bounds.Key);
            writer.Time(bounds.Timeout);
            writer.Time(bounds.Heartbeat);
        }

        writer.Flag(Position is not null);
        if (Position is not null) PositionBytes.Write(writer, Position);
    }

    /// <summary>How it ended.</summary>
    internal ExecutionResult ToResult(StoredExecution stored) => new()
    {
        Status = stored.Status,
        ExecutionName = Name,
        ExecutionArn = stored.Arn,
        StartTime = stored.StartTime,
        StopTime = stored.StopTime ?? default,
        Output = Output,
        Error = Error,
        Cause = Cause,
    };

    internal static ExecutionContent Read(StoredExecution execution)
    {
        var reader = new ByteReader(execution.Content);
        if (reader.Byte() != Version)
            throw new ExecutionStoreException($"The execution '{execution.Arn}' was written by a newer version of AslSharp.Durable: update the package.");
        var (name, fingerprint) = (reader.Text()!, reader.Text()!);
        var (input, trace, startedBy, waitedForBy) = (reader.Value(), reader.Text(), reader.Text(), reader.Text());
        var (output, error, cause) = (reader.Value(), reader.Text(), reader.Text());
        var (redrives, redriveTime, count, first, events) = (reader.Int32(), reader.Time(), reader.Int32(), reader.Int32(), reader.Bytes());
        var bounds = new AttemptBounds[reader.Int32()];
        for (var i = 0; i < bounds.Length; i++) bounds[i] = new(reader.Text()!, reader.Time(), reader.Time());
        return new()
        {
            Name = name,
            Fingerprint = fingerprint,
            Input = input,
            TraceHeader = trace,
            StartedBy = startedBy,
            WaitedForBy = waitedForBy,
            Output = output,
            Error = error,
            Cause = cause,
            RedriveCount = redrives,
            RedriveTime = redriveTime,
            EventCount = count,
            FirstEventId = first,
            Events = events,
            Bounds = bounds,
            Position = reader.Flag() ? PositionBytes.Read(ref reader, execution.Arn, name, fingerprint) : null,
        };
    }
}

/// <summary>Until when an attempt of a task may take.</summary>
/// <param name="Key">The attempt.</param>
/// <param name="Timeout">When it times out, UTC; null for never.</param>
/// <param name="Heartbeat">When it has missed a heartbeat, UTC; null for never.</param>
internal sealed record AttemptBounds(string Key, DateTimeOffset? Timeout, DateTimeOffset? Heartbeat);
