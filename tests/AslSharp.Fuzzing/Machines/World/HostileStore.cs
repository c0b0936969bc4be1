using System.Runtime.CompilerServices;
using AslSharp.Fuzzing.Machines.Making;

namespace AslSharp.Fuzzing.Machines.World;

/// <summary>The store of <see cref="MapObjects"/>. A calm one gives what it has; others fail, stall and give in pieces, as the seed says.</summary>
internal sealed class HostileStore(ulong seed, bool isCalm, TaskWorld world) : IObjectStore
{
    private static readonly Dictionary<string, MapObject> Objects = MapObjects.All.ToDictionary(static item => item.Key);

    private int _reads;
    private int _failedWrites;

    /// <summary>Whether a reading failed or gave less than the object has.</summary>
    internal bool HasFailedReads { get; private set; }

    /// <summary>How often writing failed.</summary>
    internal int FailedWrites => Volatile.Read(ref _failedWrites);

    public async ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
    {
        if (!Objects.TryGetValue(key, out var item) || key == "gone.json" || item.InputType.Length == 0) return null;
        var dice = Dice.From(seed, key, "read" + Interlocked.Increment(ref _reads));
        if (isCalm || dice.OneIn(2)) return new MemoryStream(item.Content, writable: false);
        var kind = dice.Below(6);
        world.Note($"store: reading {key} as kind {kind}");
        if (kind == 0)
        {
            HasFailedReads = true;
            throw HostileExceptions.Any(dice);
        }

        if (kind == 1) await Task.Yield();
        if (kind is 2 or 3) HasFailedReads = true;
        if (kind == 3) world.WaitsForEver();
        return new HostileStream(item.Content, dice, kind);
    }

    public async IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var dice = Dice.From(seed, prefix, "list" + Interlocked.Increment(ref _reads));
        foreach (var item in MapObjects.All.Where(item => item.InputType.Length > 0 && item.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (!isCalm && dice.OneIn(8)) await Task.Yield();
            if (!isCalm && dice.OneIn(12))
            {
                HasFailedReads = true;
                throw HostileExceptions.Any(dice);
            }

            yield return new StoredObject { Key = item.Key, Etag = "\"e\"", Size = item.Content.Length, LastModified = DateTimeOffset.UnixEpoch };
        }
    }

    public ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        // The key holds the run's random name: which write it is decides.
        var dice = Dice.From(seed, "write" + Interlocked.Increment(ref _reads));
        if (isCalm || !dice.OneIn(4)) return new(new MemoryStream());
        var kind = dice.Below(4);
        world.Note($"store: writing {key} as kind {kind}");
        Interlocked.Increment(ref _failedWrites);
        return kind == 0 ? throw HostileExceptions.Any(dice) : new(new FailingWrite(dice, kind));
    }

    // Reads: 1 and 5 in pieces, 2 throws on the way, 3 stalls until it is stopped, 4 in small pieces on other threads.
    private sealed class HostileStream(byte[] content, Dice dice, int kind) : Stream
    {
        private readonly int _most = kind == 4 ? 97 : dice.Between(1, 4000);
        private readonly int _end = kind is 2 or 3 ? dice.Between(0, content.Length) : content.Length;
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            if (_position == _end && kind is 2 or 3) throw HostileExceptions.Any(dice);
            var count = Math.Min(Math.Min(buffer.Length, _most), _end - _position);
            content.AsSpan(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (kind == 3 && _position == _end) await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
            if (kind >= 4 && dice.OneIn(4)) await Task.Yield();
            return Read(buffer.Span);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    // Writes: 1 throws while writing, 2 when it is complete, 3 later than that.
    private sealed class FailingWrite(Dice dice, int kind) : MemoryStream
    {
        private bool _isDisposed;

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (kind == 1) throw HostileExceptions.Any(dice);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (kind == 3) await Task.Yield();
            Write(buffer.Span);
        }

        public override async ValueTask DisposeAsync()
        {
            if (_isDisposed) return;
            if (kind == 3) await Task.Yield();
            Dispose(true);
        }

        protected override void Dispose(bool disposing)
        {
            if (_isDisposed || !disposing) return;
            _isDisposed = true;
            throw HostileExceptions.Any(dice);
        }
    }
}
