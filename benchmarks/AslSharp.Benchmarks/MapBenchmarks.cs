using BenchmarkDotNet.Attributes;

namespace AslSharp.Benchmarks;

/// <summary>A Map over many items with one task each, which completes at once: an emitted Map against a loop over records.</summary>
[MemoryDiagnoser]
public class MapBenchmarks
{
    private readonly ItemTotalsStateMachine _emitted = new(new Tasks());
    private Item[] _items = [];
    private AslValue _input;

    [Params(100, 1_000, 10_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _items = [.. Enumerable.Range(0, Count).Select(i => new Item(i, i % 7, 1.25 * i))];
        var items = _items.Select(item => AslValue.Object(new("id", item.Id), new("quantity", item.Quantity), new("price", item.Price)));
        _input = AslValue.Object(new("batch", "B-1"), new("items", AslValue.Array([.. items])));
    }

    [Benchmark(Baseline = true)]
    public async ValueTask<Total[]> HandWritten()
    {
        var totals = new Total[_items.Length];
        for (var i = 0; i < totals.Length; i++) totals[i] = await TotalAsync(new TotalInput("B-1", i, _items[i]));
        return totals;
    }

    [Benchmark]
    public async ValueTask<AslValue> Emitted() => await _emitted.RunAsync(_input);

    private static ValueTask<Total> TotalAsync(TotalInput input) => new(new Total(input.Item.Id, input.Item.Quantity * input.Item.Price, input.Index));

    public sealed record Item(int Id, int Quantity, double Price);

    public sealed record TotalInput(string Batch, int Index, Item Item);

    public sealed record Total(int Id, double Sum, int Index);

    private sealed class Tasks : IItemTotalsTasks
    {
        private static readonly PropertyName Item = PropertyName.Of("item");
        private static readonly PropertyName Index = PropertyName.Of("index");
        private static readonly PropertyName Id = PropertyName.Of("id");
        private static readonly PropertyName Quantity = PropertyName.Of("quantity");
        private static readonly PropertyName Price = PropertyName.Of("price");
        private static readonly PropertyName Sum = PropertyName.Of("sum");

        public ValueTask<AslValue> TotalAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        {
            var item = input[Item];
            return new(AslValue.Object(new(Id, item[Id]), new(Sum, item[Quantity].GetInt32() * item[Price].GetDouble()), new(Index, input[Index])));
        }
    }
}
