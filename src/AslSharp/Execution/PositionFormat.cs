using System.Globalization;

namespace AslSharp.Hosting;

/// <summary>Positions as JSON. What is zero, empty or absent is not written.</summary>
internal static class PositionFormat
{
    internal static AslValue Write(ExecutionPosition position) => AslValue.Object(
        new AslProperty("name", position.Name),
        new AslProperty("id", position.Id),
        new AslProperty("startTime", position.StartTime is { } start ? Time(start) : AslValue.Null),
        new AslProperty("redriveCount", position.RedriveCount),
        new AslProperty("redriveTime", position.RedriveTime is { } redrive ? Time(redrive) : AslValue.Null),
        new AslProperty("isRedrive", position.IsRedrive),
        new AslProperty("lastEventId", position.LastEventId),
        new AslProperty("fingerprint", position.Fingerprint),
        new AslProperty("scope", Write(position.Scope)));

    internal static ExecutionPosition Read(AslValue value) => new()
    {
        Name = value["name"].IsNull ? null : Text(value["name"]),
        Id = value["id"].IsNull ? null : Text(value["id"]),
        StartTime = value["startTime"].IsNull ? null : Time(value["startTime"]),
        RedriveCount = Number(value["redriveCount"]),
        RedriveTime = value["redriveTime"].IsNull ? null : Time(value["redriveTime"]),
        IsRedrive = value["isRedrive"] == true,
        LastEventId = Number(value["lastEventId"]),
        Fingerprint = Text(value["fingerprint"]),
        Scope = ReadScope(value["scope"]),
    };

    private static AslValue Write(ScopePosition position)
    {
        var members = new List<AslProperty>(16) { new("state", position.StateName), new("data", position.Data) };
        if (position.Variables.Count > 0) members.Add(new("variables", position.Variables));
        AddNumber(members, "retryCount", position.RetryCount);
        if (position.RetriesUsed.Count > 0) members.Add(new("retriesUsed", AslValue.Array([.. position.RetriesUsed.Select(static used => AslValue.Of(used))])));
        AddNumber(members, "visits", position.Visits);
        if (position.Wait != ScopeWait.None) members.Add(new("wait", position.Wait.ToString()));
        if (position.DueTime is { } due) members.Add(new("dueTime", Time(due)));
        if (position.StateEnteredTime is { } entered) members.Add(new("stateEnteredTime", Time(entered)));
        if (position.TaskToken is not null) members.Add(new("taskToken", position.TaskToken));
        if (position.IsSubmitted) members.Add(new("isSubmitted", true));
        if (position.WaitsForWorker) members.Add(new("waitsForWorker", true));
        AddNumber(members, "previousEventId", position.PreviousEventId);
        AddNumber(members, "enteredEventId", position.EnteredEventId);
        AddNumber(members, "enteredFromEventId", position.EnteredFromEventId);
        members.Add(new("enteredEvent", position.EnteredEvent.ToString()));
        if (!position.Work.IsUndefined) members.Add(new("work", position.Work));
        if (position.Branches is { } branches) members.Add(new("branches", Write(branches)));
        if (position.MapRun is { } run) members.Add(new("mapRun", Write(run)));
        return AslValue.Object([.. members]);
    }

    private static ScopePosition ReadScope(AslValue value) => new()
    {
        StateName = Text(value["state"]),
        Data = value["data"],
        Variables = value["variables"].IsUndefined ? AslValue.EmptyObject : value["variables"],
        RetryCount = Number(value["retryCount"]),
        RetriesUsed = Each(value["retriesUsed"], Number),
        Visits = Number(value["visits"]),
        Wait = Named<ScopeWait>(value["wait"]),
        DueTime = Time(value["dueTime"]),
        StateEnteredTime = Time(value["stateEnteredTime"]),
        TaskToken = value["taskToken"].TryGetString(out var token) ? token : null,
        IsSubmitted = value["isSubmitted"] == true,
        WaitsForWorker = value["waitsForWorker"] == true,
        PreviousEventId = Number(value["previousEventId"]),
        EnteredEventId = Number(value["enteredEventId"]),
        EnteredFromEventId = Number(value["enteredFromEventId"]),
        EnteredEvent = Named<HistoryEventType>(value["enteredEvent"]),
        Work = value["work"],
        Branches = value["branches"].IsUndefined ? null : ReadBranches(value["branches"]),
        MapRun = value["mapRun"].IsUndefined ? null : ReadMapRun(value["mapRun"]),
    };

    private static AslValue Write(BranchesPosition position) => AslValue.Object(
        new AslProperty("next", position.Next),
        new AslProperty("lastEventId", position.LastEventId),
        new AslProperty("outputs", AslValue.Array([.. position.Outputs.Select(static output => AslValue.Array(AslValue.Of(output.Key), output.Value))])),
        new AslProperty(
            "running", AslValue.Array([.. position.Running.Select(static branch => AslValue.Array(AslValue.Of(branch.Key), Write(branch.Value)))])));

    private static AslValue Write(MapRunPosition run)
    {
        var members = new List<AslProperty>(6) { new("id", run.Id), new("label", run.Label), new("startTime", Time(run.StartTime)) };
        if (run.MaxConcurrency is { } concurrency) members.Add(new("maxConcurrency", concurrency));
        if (run.ToleratedFailureCount is { } count) members.Add(new("toleratedFailureCount", count));
        if (run.ToleratedFailurePercentage is { } percentage) members.Add(new("toleratedFailurePercentage", percentage));
        return AslValue.Object([.. members]);
    }

    private static BranchesPosition ReadBranches(AslValue value) => new()
    {
        Next = Number(value["next"]),
        LastEventId = Number(value["lastEventId"]),
        Outputs = Each(value["outputs"], static output => KeyValuePair.Create(Number(output[0]), output[1])),
        Running = Each(value["running"], static branch => KeyValuePair.Create(Number(branch[0]), ReadScope(branch[1]))),
    };

    private static MapRunPosition ReadMapRun(AslValue value) => new()
    {
        Id = Text(value["id"]),
        Label = Text(value["label"]),
        StartTime = Time(value["startTime"]) ?? throw Unreadable(value),
        MaxConcurrency = value["maxConcurrency"].IsUndefined ? null : Number(value["maxConcurrency"]),
        ToleratedFailureCount = value["toleratedFailureCount"].TryGetInt64(out var count) ? count : null,
        ToleratedFailurePercentage = value["toleratedFailurePercentage"].TryGetDouble(out var percentage) ? percentage : null,
    };

    private static void AddNumber(List<AslProperty> members, string name, int number)
    {
        if (number != 0) members.Add(new(name, number));
    }

    private static T[] Each<T>(AslValue array, Func<AslValue, T> read)
    {
        var result = new T[array.Count];
        for (var i = 0; i < result.Length; i++) result[i] = read(array[i]);
        return result;
    }

    private static int Number(AslValue value)
        => value.IsUndefined ? 0 : value.TryGetInt64(out var number) && number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Unreadable(value);

    private static string Text(AslValue value) => value.TryGetString(out var text) ? text : throw Unreadable(value);

    private static AslValue Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(AslValue value)
    {
        if (value.IsUndefined) return null;
        return DateTimeOffset.TryParseExact(Text(value), "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time : throw Unreadable(value);
    }

    private static T Named<T>(AslValue value)
        where T : struct, Enum
        => value.IsUndefined ? default : Enum.TryParse<T>(Text(value), out var named) ? named : throw Unreadable(value);

    private static FormatException Unreadable(AslValue value) => new($"This is no position of an execution: {value.ToJson()}");
}
