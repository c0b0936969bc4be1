using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Storage;

namespace AslSharp.Orleans.Tests.Storage;

/// <summary>A grain storage that outlives its silos, and refuses whoever has not read what he writes over.</summary>
internal sealed class SharedGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, string Key), (object State, string Tag)> _records = new();
    private long _lastTag;

    /// <summary>How many records there are of a kind.</summary>
    internal int Count(string name) => _records.Keys.Count(key => key.Name == name);

    internal long Writes => Interlocked.Read(ref _lastTag);

    /// <summary>Asked before every write; may throw, or wait.</summary>
    internal Func<string, Task> BeforeWrite { get; set; } = static _ => Task.CompletedTask;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var exists = _records.TryGetValue((stateName, grainId.ToString()), out var record);
        grainState.State = exists ? (T)record.State : Activator.CreateInstance<T>();
        grainState.ETag = exists ? record.Tag : null;
        grainState.RecordExists = exists;
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await BeforeWrite(stateName);
        var key = (stateName, grainId.ToString());
        var tag = Interlocked.Increment(ref _lastTag).ToString(CultureInfo.InvariantCulture);
        var isWritten = grainState.ETag is null
            ? _records.TryAdd(key, (grainState.State!, tag))
            : _records.TryGetValue(key, out var record) && record.Tag == grainState.ETag && _records.TryUpdate(key, (grainState.State!, tag), record);
        if (!isWritten) throw new InconsistentStateException($"{key} is not as it was read.");
        grainState.ETag = tag;
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId.ToString());
        if (_records.TryGetValue(key, out var record) && (record.Tag != grainState.ETag || !_records.TryRemove(new(key, record)))) throw new InconsistentStateException($"{key} is not as it was read.");
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }
}
