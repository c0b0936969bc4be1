namespace AslSharp.Orleans.Tests.Storage;

/// <summary>What shards keep: checkpoints, segments in a ring, and one activation at a time.</summary>
public sealed class ShardLogTests
{
    private readonly RecordStorage _records = new(new SharedGrainStorage());

    [Fact]
    public async Task WhatWasKept_IsReadAgain_OverCheckpointsAndTurnsOfTheRing()
    {
        var known = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var log = new ShardLog(_records, 1);
        await log.OpenAsync(static _ => Assert.Fail("There is nothing yet."));
        var checkpoints = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var entry = EntryOf($"e{i % 700}", i + 1);
            known[entry.Arn] = entry;
            await log.AppendAsync(Entry.ToBytes([entry]));
            if (log.IsLong)
            {
                checkpoints++;
                await log.CheckpointAsync(known.Values);
            }
        }

        Assert.InRange(checkpoints, 3, 1000);
        Assert.Equal(known.Values.OrderBy(static entry => entry.Arn).Select(static entry => (entry.Arn, entry.Revision)), await ReadAsync());
    }

    [Fact]
    public async Task RecordsOfThoseThatHaveJustStarted_AreKept_OverACheckpointToo()
    {
        var log = new ShardLog(_records, 1);
        await log.OpenAsync(static _ => { });
        var (first, second) = (EntryOf("a", 1) with { FirstRecord = [1, 2], StartId = 7 }, EntryOf("b", 1) with { FirstRecord = [3], StartId = 8 });
        await log.AppendAsync(Entry.ToBytes([first]));
        await log.CheckpointAsync([first]);
        await log.AppendAsync(Entry.ToBytes([second]));
        var read = new List<Entry>();
        await new ShardLog(_records, 1).OpenAsync(read.Add);
        Assert.Equal([("a", 7L, 2), ("b", 8L, 1)], read.Select(static entry => (entry.Arn, entry.StartId, entry.FirstRecord!.Length)));
        // Lists do without.
        Assert.All(Entry.ReadAll(Entry.ToList(read)), static entry => Assert.Null(entry.FirstRecord));
    }

    [Fact]
    public async Task OneThatIsFollowedByAnother_KeepsNothingAnyMore_AndSpoilsNothing()
    {
        var old = new ShardLog(_records, 1);
        await old.OpenAsync(static _ => { });
        await old.AppendAsync(Entry.ToBytes([EntryOf("a", 1)]));
        var next = new ShardLog(_records, 1);
        await next.OpenAsync(static _ => { });
        await next.AppendAsync(Entry.ToBytes([EntryOf("b", 1)]));
        await Assert.ThrowsAsync<ExecutionStoreException>(() => old.AppendAsync(Entry.ToBytes([EntryOf("c", 1)])));
        await next.CheckpointAsync([EntryOf("a", 1), EntryOf("b", 1)]);
        await Assert.ThrowsAsync<ExecutionStoreException>(() => old.CheckpointAsync([EntryOf("d", 1)]));
        await next.AppendAsync(Entry.ToBytes([EntryOf("e", 1)]));
        Assert.Equal([("a", 1L), ("b", 1L), ("e", 1L)], await ReadAsync());
    }

    [Fact]
    public async Task WhatTheOldOneKeptLast_IsNotWrittenOver()
    {
        var old = new ShardLog(_records, 1);
        await old.OpenAsync(static _ => { });
        var next = new ShardLog(_records, 1);
        await next.OpenAsync(static _ => { });
        await old.AppendAsync(Entry.ToBytes([EntryOf("a", 1)]));
        await Assert.ThrowsAsync<ExecutionStoreException>(() => next.AppendAsync(Entry.ToBytes([EntryOf("b", 1)])));
        Assert.Equal([("a", 1L)], await ReadAsync());
    }

    private static Entry EntryOf(string arn, long revision) => new() { Arn = arn, Revision = revision, StateMachineArn = "m", StartTime = DateTimeOffset.UnixEpoch, Number = revision };

    private async Task<IEnumerable<(string Arn, long Revision)>> ReadAsync()
    {
        var read = new Dictionary<string, Entry>(StringComparer.Ordinal);
        await new ShardLog(_records, 1).OpenAsync(entry => read[entry.Arn] = entry);
        return read.Values.OrderBy(static entry => entry.Arn).Select(static entry => (entry.Arn, entry.Revision));
    }
}
