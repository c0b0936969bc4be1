namespace AslSharp.Orleans;

/// <summary>What a shard knows, found in all the ways in which it is asked for.</summary>
internal sealed class ShardEntries
{
    private readonly Dictionary<string, Entry> _all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<long, Entry>> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _activities = new(StringComparer.Ordinal);
    private readonly SortedSet<(DateTimeOffset Time, long Number, string Arn)> _wakes = [];
    private readonly HashSet<string> _atWork = new(StringComparer.Ordinal);

    internal IEnumerable<Entry> All => _all.Values;

    /// <summary>Those on which a silo is at work, as far as is known.</summary>
    internal IReadOnlyCollection<string> AtWork => _atWork;

    internal long LastNumber => _all.Count == 0 ? 0 : _all.Values.Max(static entry => entry.Number);

    internal DateTimeOffset? NextWake(Func<string, bool> isWanted)
    {
        foreach (var (time, _, arn) in _wakes)
        {
            if (isWanted(arn)) return time;
        }

        return null;
    }

    internal Entry? Find(string arn) => _all.GetValueOrDefault(arn);

    internal void Put(Entry entry)
    {
        if (_all.Remove(entry.Arn, out var before)) Forget(before);
        if (entry.IsGone) return;
        _all.Add(entry.Arn, entry);
        if (!_lists.TryGetValue(entry.ListArn, out var list)) _lists.Add(entry.ListArn, list = new(Comparer<long>.Create(static (x, y) => y.CompareTo(x))));
        list[entry.Number] = entry;
        if (entry.IsAtWork) _atWork.Add(entry.Arn);
        else if (entry.WakeTime is { } time) _wakes.Add((time, entry.Number, entry.Arn));
        foreach (var task in entry.ActivityTasks)
        {
            if (!_activities.TryGetValue(task.Activity, out var arns)) _activities.Add(task.Activity, arns = new(StringComparer.Ordinal));
            arns.Add(entry.Arn);
        }
    }

    internal IEnumerable<Entry> List(string arn, ExecutionStatus? status, string? namePart, long? before)
        => !_lists.TryGetValue(arn, out var list) ? []
            : list.Values
                .SkipWhile(entry => entry.Number >= before)
                .Where(entry => status is null || entry.Status == status)
                .Where(entry => namePart is null || entry.Arn.AsSpan(entry.Arn.LastIndexOf(':') + 1).Contains(namePart, StringComparison.OrdinalIgnoreCase));

    internal IEnumerable<Entry> WithActivity(string activity)
        => !_activities.TryGetValue(activity, out var arns) ? []
            : arns.Select(arn => _all[arn]).OrderBy(entry => entry.ActivityTasks.Where(task => task.Activity == activity).Min(static task => task.Order));

    /// <summary>Those at work first, then those that wait, by time.</summary>
    internal IEnumerable<Entry> ToBeWoken()
        => _atWork.Select(arn => _all[arn]).OrderBy(static entry => entry.Number).Concat(_wakes.Select(wake => _all[wake.Arn]));

    internal IEnumerable<string> Due(DateTimeOffset now) => _wakes.TakeWhile(wake => wake.Time <= now).Select(static wake => wake.Arn);

    internal IEnumerable<Entry> EndedBefore(DateTimeOffset before) => _all.Values.Where(entry => entry.MapRunArn is null && entry.StopTime < before);

    private void Forget(Entry entry)
    {
        var list = _lists[entry.ListArn];
        list.Remove(entry.Number);
        if (list.Count == 0) _lists.Remove(entry.ListArn);
        if (entry.IsAtWork) _atWork.Remove(entry.Arn);
        else if (entry.WakeTime is { } time) _wakes.Remove((time, entry.Number, entry.Arn));
        foreach (var task in entry.ActivityTasks)
        {
            if (_activities.TryGetValue(task.Activity, out var arns) && arns.Remove(entry.Arn) && arns.Count == 0) _activities.Remove(task.Activity);
        }
    }
}
