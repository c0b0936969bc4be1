namespace AslSharp.DurableTask;

/// <summary>Positions of which nothing is left but the way to one scope.</summary>
internal static class PositionPath
{
    /// <summary>The way from the execution's outermost scope to one that is within it.</summary>
    internal static ExecutionPosition To(Frame scope)
    {
        var way = new Stack<Frame>();
        for (var frame = scope; frame.Parent is not null; frame = frame.Parent) way.Push(frame);
        var position = scope.Execution.Save();
        return With(position, Follow(position.Scope, way));
    }

    /// <summary>The way to the scope that has a Map Run; null where none has it.</summary>
    internal static ExecutionPosition? To(Execution execution, MapRun run)
    {
        var position = execution.Save();
        return Find(position.Scope, run) is { } scope ? With(position, scope) : null;
    }

    /// <summary>Whether a distributed Map is under way in a scope.</summary>
    internal static bool HasMapRun(ScopePosition scope)
        => scope.MapRun is not null || (scope.Branches?.Running.Any(static running => HasMapRun(running.Value)) ?? false);

    private static ScopePosition Follow(ScopePosition scope, Stack<Frame> way)
    {
        if (!way.TryPop(out var next)) return With(scope, null);
        var inner = scope.Branches!.Running.First(running => running.Key == next.Index);
        return With(scope, KeyValuePair.Create(inner.Key, Follow(inner.Value, way)), next.IsIteration);
    }

    private static ScopePosition? Find(ScopePosition scope, MapRun run)
    {
        if (scope.MapRun is { } own && run.Arn.EndsWith(own.Id, StringComparison.Ordinal)) return scope;
        foreach (var (index, inner) in scope.Branches?.Running ?? [])
        {
            if (Find(inner, run) is { } found) return With(scope, KeyValuePair.Create(index, found));
        }

        return null;
    }

    private static ExecutionPosition With(ExecutionPosition position, ScopePosition scope) => new()
    {
        Name = position.Name,
        Id = position.Id,
        StartTime = position.StartTime,
        RedriveCount = position.RedriveCount,
        RedriveTime = position.RedriveTime,
        LastEventId = position.LastEventId,
        Fingerprint = position.Fingerprint,
        Scope = scope,
    };

    private static ScopePosition With(ScopePosition scope, KeyValuePair<int, ScopePosition>? inner, bool isIteration = false) => new()
    {
        StateName = scope.StateName,
        Data = scope.Data,
        Variables = scope.Variables,
        RetryCount = scope.RetryCount,
        Visits = scope.Visits,
        Wait = scope.Wait,
        DueTime = scope.DueTime,
        StateEnteredTime = scope.StateEnteredTime,
        TaskToken = scope.TaskToken,
        EnteredEvent = scope.EnteredEvent,
        Work = inner is { } only && isIteration ? ItemAlone(scope.Work, only.Key) : scope.Work,
        // No other begins.
        Branches = inner is null ? null : new BranchesPosition { Next = int.MaxValue, LastEventId = 0, Running = [inner.Value] },
    };

    // An iteration finds its item by its number.
    private static AslValue ItemAlone(AslValue items, int index)
    {
        if (!items.IsArray) return items;
        var places = new AslValue[index + 1];
        Array.Fill(places, AslValue.Null);
        places[index] = items[index];
        return AslValue.Array(places);
    }
}
