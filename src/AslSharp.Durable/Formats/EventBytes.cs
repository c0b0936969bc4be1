namespace AslSharp.Durable;

/// <summary>Events as bytes, each behind the one before. A payload that is that of the event before, as it is when a state is left and the next one entered,
/// is written once.</summary>
internal static class EventBytes
{
    [Flags]
    private enum Members : byte
    {
        Name = 1,
        Input = 2,
        Output = 4,
        Error = 8,
        Cause = 16,
        Resource = 32,
        ResourceType = 64,
        Rest = 128,
    }

    internal static void Write(ByteWriter writer, HistoryEvent historyEvent, ref Range last)
    {
        var hasRest = HasRest(historyEvent);
        var members = (historyEvent.Name is null ? 0 : Members.Name)
            | (historyEvent.Input.IsUndefined ? 0 : Members.Input)
            | (historyEvent.Output.IsUndefined ? 0 : Members.Output)
            | (historyEvent.Error is null ? 0 : Members.Error)
            | (historyEvent.Cause is null ? 0 : Members.Cause)
            | (historyEvent.Resource is null ? 0 : Members.Resource)
            | (historyEvent.ResourceType is null ? 0 : Members.ResourceType)
            | (hasRest ? Members.Rest : 0);
        writer.Byte((byte)historyEvent.Type);
        writer.Byte((byte)members);
        writer.Number(historyEvent.Id);
        writer.Number(historyEvent.PreviousId);
        writer.Time(historyEvent.Timestamp);
        if (Has(members, Members.Name)) writer.Text(historyEvent.Name);
        if (Has(members, Members.Input)) writer.Value(historyEvent.Input, ref last);
        if (Has(members, Members.Output)) writer.Value(historyEvent.Output, ref last);
        if (Has(members, Members.Error)) writer.Text(historyEvent.Error);
        if (Has(members, Members.Cause)) writer.Text(historyEvent.Cause);
        if (Has(members, Members.Resource)) writer.Text(historyEvent.Resource);
        if (Has(members, Members.ResourceType)) writer.Text(historyEvent.ResourceType);
        if (!hasRest) return;
        writer.Text(historyEvent.Location);
        writer.Number((long?)historyEvent.Index);
        writer.Number((long?)historyEvent.Length);
        writer.Value(historyEvent.AssignedVariables);
        writer.Number(historyEvent.TimeoutInSeconds);
        writer.Number(historyEvent.HeartbeatInSeconds);
        writer.Text(historyEvent.CredentialsRoleArn);
        writer.Text(historyEvent.WorkerName);
        writer.Text(historyEvent.MapRunArn);
        writer.Number((long?)historyEvent.RedriveCount);
    }

    /// <summary>All events of a part.</summary>
    internal static List<HistoryEvent> Read(ReadOnlyMemory<byte> bytes)
    {
        var events = new List<HistoryEvent>();
        var reader = new ByteReader(bytes);
        AslValue last = default;
        while (!reader.IsAtEnd) events.Add(Read(ref reader, ref last));
        return events;
    }

    private static HistoryEvent Read(ref ByteReader reader, ref AslValue last)
    {
        var type = (HistoryEventType)reader.Byte();
        var members = (Members)reader.Byte();
        var (id, previous, time) = (reader.Int32(), reader.Int32(), reader.Time()!.Value);
        var name = Has(members, Members.Name) ? reader.Text() : null;
        var input = Has(members, Members.Input) ? reader.Value(ref last) : default;
        var output = Has(members, Members.Output) ? reader.Value(ref last) : default;
        var error = Has(members, Members.Error) ? reader.Text() : null;
        var cause = Has(members, Members.Cause) ? reader.Text() : null;
        var resource = Has(members, Members.Resource) ? reader.Text() : null;
        var resourceType = Has(members, Members.ResourceType) ? reader.Text() : null;
        var common = new HistoryEvent
        {
            Type = type,
            Id = id,
            PreviousId = previous,
            Timestamp = time,
            Name = name,
            Input = input,
            Output = output,
            Error = error,
            Cause = cause,
            Resource = resource,
            ResourceType = resourceType,
        };
        return !Has(members, Members.Rest) ? common : common with
        {
            Location = reader.Text(),
            Index = (int?)reader.OptionalNumber(),
            Length = (int?)reader.OptionalNumber(),
            AssignedVariables = reader.Value(),
            TimeoutInSeconds = reader.OptionalNumber(),
            HeartbeatInSeconds = reader.OptionalNumber(),
            CredentialsRoleArn = reader.Text(),
            WorkerName = reader.Text(),
            MapRunArn = reader.Text(),
            RedriveCount = (int?)reader.OptionalNumber(),
        };
    }

    private static bool HasRest(HistoryEvent historyEvent)
        => historyEvent.Location is not null || historyEvent.Index is not null || historyEvent.Length is not null || !historyEvent.AssignedVariables.IsUndefined
            || historyEvent.TimeoutInSeconds is not null || historyEvent.HeartbeatInSeconds is not null || historyEvent.CredentialsRoleArn is not null
            || historyEvent.WorkerName is not null || historyEvent.MapRunArn is not null || historyEvent.RedriveCount is not null;

    private static bool Has(Members members, Members member) => (members & member) != 0;
}
