namespace AslSharp.Durable;

/// <summary>What <see cref="StoredMapRun.Content"/> holds.</summary>
internal static class MapRunBytes
{
    private const byte Version = 1;

    internal static StoredMapRun ToStored(MapRun run, string executionArn)
    {
        var writer = new ByteWriter();
        writer.Byte(Version);
        writer.Byte((byte)run.Status);
        writer.Time(run.StartTime);
        writer.Time(run.StopTime);
        writer.Number(run.MaxConcurrency);
        writer.Number(run.ToleratedFailureCount);
        writer.Double(run.ToleratedFailurePercentage);
        Write(writer, run.ItemCounts);
        Write(writer, run.ExecutionCounts);
        return new(run.Arn, executionArn, writer.ToArray());
    }

    internal static MapRunDescription ToDescription(StoredMapRun stored)
    {
        var reader = new ByteReader(stored.Content);
        if (reader.Byte() != Version)
            throw new ExecutionStoreException($"The Map Run '{stored.Arn}' was written by a newer version of AslSharp.Durable: update the package.");
        return new()
        {
            MapRunArn = stored.Arn,
            ExecutionArn = stored.ExecutionArn,
            Status = (MapRunStatus)reader.Byte(),
            StartDate = reader.Time()!.Value,
            StopDate = reader.Time(),
            MaxConcurrency = reader.Int32(),
            ToleratedFailureCount = reader.OptionalNumber(),
            ToleratedFailurePercentage = reader.Double(),
            ItemCounts = ReadCounts(ref reader),
            ExecutionCounts = ReadCounts(ref reader),
        };
    }

    private static void Write(ByteWriter writer, MapRunCounts counts)
    {
        foreach (var count in (ReadOnlySpan<long>)[counts.Total, counts.Running, counts.Succeeded, counts.Failed, counts.TimedOut, counts.Aborted,
            counts.Pending]) writer.Number(count);
    }

    private static MapRunCounts ReadCounts(ref ByteReader reader) => new()
    {
        Total = reader.Number(),
        Running = reader.Number(),
        Succeeded = reader.Number(),
        Failed = reader.Number(),
        TimedOut = reader.Number(),
        Aborted = reader.Number(),
        Pending = reader.Number(),
    };
}
