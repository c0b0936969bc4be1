using System.Text;

namespace AslSharp.Orleans;

/// <summary>Which shard knows an execution.</summary>
/// <param name="grains">The grains.</param>
/// <param name="shards">How many there are.</param>
/// <param name="first">The key of the first one.</param>
internal sealed class ShardMap(IGrainFactory grains, int shards, int first = 0)
{
    internal const int MostShards = 4096;

    /// <summary>In place of the number of an execution: another one has its ARN.</summary>
    internal const long Taken = -1;

    internal IEnumerable<IShardGrain> All => Enumerable.Range(0, shards).Select(shard => grains.GetGrain<IShardGrain>(first + shard));

    internal IShardGrain Of(string arn) => grains.GetGrain<IShardGrain>(first + NumberOf(arn));

    /// <summary>The shard of an execution: the same in every process and in every version.</summary>
    internal int NumberOf(string arn)
    {
        // FNV-1a.
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(arn)) hash = (hash ^ b) * 16777619u;
        // Its last bits alone differ too little between names that count up.
        hash ^= hash >> 15;
        return (int)(hash % (uint)shards);
    }
}
