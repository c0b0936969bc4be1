namespace AslSharp.Orleans;

/// <summary>
/// Keeps what a shard knows: a checkpoint in pages, and behind it segments of what has changed since, so that a change costs what it is long,
/// however much the shard knows. Segments stand in a ring of records, pages on two sides in turn: nothing has to be deleted. Each activation of
/// the shard takes an epoch of its own, and one that has been followed by another keeps nothing any more.
/// </summary>
internal sealed class ShardLog(RecordStorage storage, int shard)
{
    private const byte Version = 1;
    private const int Slots = 4096;
    private const int MostSegments = Slots / 2;
    private const int ShortestLog = 256 * 1024;
    private const int PageLength = 128 * 1024;
    private const int ReadAtOnce = 4;

    private readonly string?[] _segmentTags = new string?[Slots];
    private readonly Dictionary<RecordKey, string?> _pageTags = [];
    private string? _tag;
    private long _epoch;
    private long _checkpoint;
    private int _pages;
    private long _firstSegment;
    private long _nextSegment;
    private long _logLength;
    private long _checkpointLength;

    /// <summary>Whether it is time for a checkpoint: there are many segments, or they are longer than the checkpoint behind them.</summary>
    internal bool IsLong => _nextSegment - _firstSegment >= MostSegments || _logLength >= Math.Max(ShortestLog, _checkpointLength);

    /// <summary>Takes the shard over, and reads all that is kept, in the order in which it was.</summary>
    internal async Task OpenAsync(Action<Entry> take)
    {
        if (await storage.ReadAsync(RecordKey.Shard(shard)).ConfigureAwait(false) is { } header)
        {
            _tag = header.Tag;
            ReadHeader(header.Data);
        }

        _epoch++;
        _tag = await storage.WriteAsync(RecordKey.Shard(shard), WriteHeader(), _tag).ConfigureAwait(false) ?? throw Elsewhere();
        for (var page = 0; page < _pages; page++)
        {
            var key = PageKey(_checkpoint, page);
            var record = await storage.ReadAsync(key).ConfigureAwait(false)
                ?? throw new ExecutionStoreException(
                    $"The grain storage has lost the page {page} of the shard {shard} of executions. Put a backup in its place.");
            _pageTags[key] = record.Tag;
            _checkpointLength += record.Data.Length;
            Take(record.Data, take);
        }

        await ReadSegmentsAsync(take).ConfigureAwait(false);
    }

    /// <summary>Keeps changes; throws where another activation of the shard keeps some.</summary>
    internal async Task AppendAsync(ReadOnlyMemory<byte> changes)
    {
        var number = _nextSegment;
        var slot = (int)(number % Slots);
        var data = Number(number, changes.Span);
        _segmentTags[slot] = await storage.ReplaceAsync(RecordKey.ShardSegment(shard, slot), data, _segmentTags[slot], other => NumberOf(other) < number)
            .ConfigureAwait(false) ?? throw Elsewhere();
        _nextSegment++;
        _logLength += data.Length;
    }

    /// <summary>Writes all anew, and begins with the segments again.</summary>
    internal async Task CheckpointAsync(IEnumerable<Entry> entries)
    {
        var pages = Paginate(entries);
        for (var page = 0; page < pages.Count; page++)
        {
            var key = PageKey(_checkpoint + 1, page);
            _pageTags[key] = await storage.ReplaceAsync(key, pages[page], _pageTags.GetValueOrDefault(key), other => NumberOf(other) <= _epoch)
                .ConfigureAwait(false) ?? throw Elsewhere();
        }

        (_checkpoint, _pages, _firstSegment) = (_checkpoint + 1, pages.Count, _nextSegment);
        _tag = await storage.WriteAsync(RecordKey.Shard(shard), WriteHeader(), _tag).ConfigureAwait(false) ?? throw Elsewhere();
        (_logLength, _checkpointLength) = (0, pages.Sum(static page => (long)page.Length));
    }

    private async Task ReadSegmentsAsync(Action<Entry> take)
    {
        _nextSegment = _firstSegment;
        while (true)
        {
            var reads = Enumerable.Range(0, ReadAtOnce).Select(i => storage.ReadAsync(RecordKey.ShardSegment(shard, (int)((_nextSegment + i) % Slots))))
                .ToList();
            foreach (var segment in await Task.WhenAll(reads).ConfigureAwait(false))
            {
                if (segment is null) return;
                _segmentTags[_nextSegment % Slots] = segment.Tag;
                if (NumberOf(segment.Data) != _nextSegment) return;
                _nextSegment++;
                _logLength += segment.Data.Length;
                Take(segment.Data, take);
            }
        }
    }

    private List<byte[]> Paginate(IEnumerable<Entry> entries)
    {
        var pages = new List<byte[]>();
        var writer = new ByteWriter();
        foreach (var entry in entries)
        {
            entry.Write(writer);
            if (writer.Length < PageLength) continue;
            pages.Add(Number(_epoch, writer.Written));
            writer.Clear();
        }

        if (writer.Length > 0) pages.Add(Number(_epoch, writer.Written));
        return pages;
    }

    private RecordKey PageKey(long checkpoint, int page) => RecordKey.ShardPage(shard, (int)(checkpoint % 2), page);

    private ExecutionStoreException Elsewhere() => new($"The shard {shard} of executions is kept by another silo now.");

    private static byte[] Number(long number, ReadOnlySpan<byte> entries)
    {
        var writer = new ByteWriter();
        writer.Number(number);
        writer.Bytes(entries);
        return writer.ToArray();
    }

    private static long NumberOf(byte[] data) => new ByteReader(data).Number();

    private static void Take(byte[] data, Action<Entry> take)
    {
        var reader = new ByteReader(data);
        reader.Number();
        Entry.ReadAll(reader.Bytes()).ForEach(take);
    }

    private byte[] WriteHeader()
    {
        var writer = new ByteWriter();
        writer.Byte(Version);
        writer.Number(_epoch);
        writer.Number(_checkpoint);
        writer.Number(_pages);
        writer.Number(_firstSegment);
        return writer.ToArray();
    }

    private void ReadHeader(byte[] data)
    {
        var reader = new ByteReader(data);
        if (reader.Byte() != Version)
            throw new ExecutionStoreException($"The shard {shard} of executions was written by a newer version of AslSharp.Orleans: update the package.");
        (_epoch, _checkpoint, _pages, _firstSegment) = (reader.Number(), reader.Number(), reader.Int32(), reader.Number());
    }
}
