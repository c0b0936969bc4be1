namespace AslSharp.Tests.DistributedMap;

/// <summary>A store in memory whose streams give as many bytes at once as told.</summary>
internal sealed class TestStore(IEnumerable<(string Key, byte[] Content)> objects) : IObjectStore
{
    private readonly Dictionary<string, byte[]> _objects = objects.ToDictionary(o => o.Key, o => o.Content);

    internal int Chunk { get; init; } = int.MaxValue;

    internal bool FailsToWrite { get; init; }

    /// <summary>How many bytes each stream ends too early.</summary>
    internal int Missing { get; init; }

    /// <summary>Whether a stream tells how long the object is.</summary>
    internal bool SaysLength { get; init; }

    internal byte[] this[string key] => _objects[key];

    internal IEnumerable<string> Keys => _objects.Keys.Order(StringComparer.Ordinal);

    public ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
        => new(_objects.TryGetValue(key, out var content) ? new Chunks(content, Chunk, Missing, SaysLength) : null);

    public async IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var key in Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToArray())
        {
            await Task.Yield();
            yield return new StoredObject { Key = key, Etag = "\"e\"", Size = _objects[key].Length, LastModified = DateTimeOffset.UnixEpoch.AddSeconds(5.5) };
        }
    }

    public ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
        => FailsToWrite ? throw new IOException("The disk is full.") : new(new Written(content => _objects[key] = content));

    private sealed class Written(Action<byte[]> put) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            put(ToArray());
            base.Dispose(disposing);
        }
    }

    private sealed class Chunks(byte[] content, int chunk, int missing, bool saysLength) : MemoryStream(content, writable: false)
    {
        public override bool CanSeek => saysLength || missing == 0;

        // The base class reads spans through this one.
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, (int)Math.Min(Math.Min(count, chunk), Length - missing - Position));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (chunk < int.MaxValue) await Task.Yield();
            return Read(buffer.Span);
        }
    }
}
