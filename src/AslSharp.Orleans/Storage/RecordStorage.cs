using Orleans.Storage;

namespace AslSharp.Orleans;

/// <summary>Records in grain storage, of which each has a kind and a key of its own.</summary>
/// <param name="storage">The grain storage.</param>
internal sealed class RecordStorage(IGrainStorage storage)
{
    internal async Task<StoredRecord?> ReadAsync(RecordKey key)
    {
        var state = new GrainState<Record>(new Record());
        await RunAsync(key, storage.ReadStateAsync(key.Kind, key.ToGrainId(), state)).ConfigureAwait(false);
        return state.RecordExists && state.State is { Data.Length: > 0 } record ? new(record.Data, state.ETag) : null;
    }

    /// <summary>Writes a record that nobody else has written meanwhile.</summary>
    /// <param name="key">Which.</param>
    /// <param name="data">What it is to hold.</param>
    /// <param name="tag">The ETag that it was read or written with; null where there is none yet.</param>
    /// <returns>Its ETag; null where somebody else has written it.</returns>
    internal async Task<string?> WriteAsync(RecordKey key, byte[] data, string? tag)
    {
        var state = new GrainState<Record>(new Record { Data = data }, tag) { RecordExists = tag is not null };
        try
        {
            await RunAsync(key, storage.WriteStateAsync(key.Kind, key.ToGrainId(), state)).ConfigureAwait(false);
        }
        catch (InconsistentStateException)
        {
            // One that was cleared may have left an ETag behind.
            return tag is null && await ReadClearedTagAsync(key).ConfigureAwait(false) is { } left
                ? await WriteAsync(key, data, left).ConfigureAwait(false) : null;
        }

        return state.ETag ?? "";
    }

    /// <summary>Writes a record if what it holds may be replaced.</summary>
    /// <param name="key">Which.</param>
    /// <param name="data">What it is to hold.</param>
    /// <param name="tag">The ETag that it is believed to have; null where nothing is known.</param>
    /// <param name="mayReplace">Whether what somebody else has written may be replaced.</param>
    /// <returns>Its ETag; null where it may not be replaced.</returns>
    internal async Task<string?> ReplaceAsync(RecordKey key, byte[] data, string? tag, Func<byte[], bool> mayReplace)
    {
        while (true)
        {
            if (await WriteAsync(key, data, tag).ConfigureAwait(false) is { } written) return written;
            if (await ReadAsync(key).ConfigureAwait(false) is not { } other) tag = null;
            else if (mayReplace(other.Data)) tag = other.Tag;
            else return null;
        }
    }

    internal async Task ClearAsync(RecordKey key)
    {
        while (true)
        {
            var state = new GrainState<Record>(new Record());
            await RunAsync(key, storage.ReadStateAsync(key.Kind, key.ToGrainId(), state)).ConfigureAwait(false);
            if (state.State is not { Data.Length: > 0 }) return;
            try
            {
                await RunAsync(key, storage.ClearStateAsync(key.Kind, key.ToGrainId(), state)).ConfigureAwait(false);
                return;
            }
            catch (InconsistentStateException)
            {
                // It was written meanwhile.
            }
        }
    }

    private async Task<string?> ReadClearedTagAsync(RecordKey key)
    {
        var state = new GrainState<Record>(new Record());
        await RunAsync(key, storage.ReadStateAsync(key.Kind, key.ToGrainId(), state)).ConfigureAwait(false);
        return state.State is { Data.Length: > 0 } ? null : state.ETag;
    }

    private static async Task RunAsync(RecordKey key, Task running)
    {
        try
        {
            await running.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not InconsistentStateException)
        {
            throw new ExecutionStoreException(
                $"The grain storage could not read or write '{key}': {exception.Message} See that its server is reached; it is tried again.", exception);
        }
    }
}

/// <summary>A record as it was read.</summary>
/// <param name="Data">What it holds.</param>
/// <param name="Tag">Its ETag.</param>
internal sealed record StoredRecord(byte[] Data, string? Tag);

/// <summary>Names a record.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Key">Which of them.</param>
internal readonly record struct RecordKey(string Kind, string Key)
{
    internal static RecordKey Execution(string arn) => new("aslsharp-execution", arn);

    internal static RecordKey Events(string arn, int firstEventId) => new("aslsharp-events", $"{arn}/{firstEventId}");

    internal static RecordKey MapRun(string arn) => new("aslsharp-maprun", arn);

    internal static RecordKey Shard(int shard) => new("aslsharp-shard", $"{shard}");

    internal static RecordKey ShardPage(int shard, int side, int page) => new("aslsharp-shard-page", $"{shard}/{side}/{page}");

    internal static RecordKey ShardSegment(int shard, int slot) => new("aslsharp-shard-log", $"{shard}/{slot}");

    internal GrainId ToGrainId() => GrainId.Create(Kind, Key);

    public override string ToString() => $"{Kind}/{Key}";
}
