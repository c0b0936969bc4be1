using System.Text;
using AslSharp.Runtime;

namespace AslSharp.Tests.DistributedMap;

/// <summary>Reads items as a Map Run does.</summary>
internal static class Items
{
    internal const string Bucket = "bucket";

    /// <summary>A store with these objects in one bucket; each read gives a few bytes only, so that every item meets the end of a block.</summary>
    internal static TestStore Store(params (string Key, string Text)[] objects) => new(objects.Select(o => (o.Key, Encoding.UTF8.GetBytes(o.Text))));

    internal static async Task<List<(AslValue Value, string? Key, string Source)>> ReadAsync(ItemReaderFormat format, IObjectStore store, string arguments)
    {
        var token = TestContext.Current.CancellationToken;
        await using var source = await new ItemSources(format, AslValue.Parse(arguments), store).OpenAsync(token);
        var items = new List<(AslValue, string?, string)>();
        do
        {
            while (source.TryRead(out var value)) items.Add((value, source.Key, source.Source));
        }
        while (await source.FillAsync(token));
        return items;
    }

    internal static async Task<string> ReadTextAsync(ItemReaderFormat format, string text, int chunk = int.MaxValue)
    {
        var store = new TestStore([("file", Encoding.UTF8.GetBytes(text))]) { Chunk = chunk };
        var items = await ReadAsync(format, store, """{"Bucket":"bucket","Key":"file"}""");
        return AslValue.Array([.. items.Select(item => item.Key is null ? item.Value : AslValue.Array(item.Key, item.Value))]).ToJson();
    }
}
