using System.Text.Json;

namespace AslSharp.Benchmarks;

/// <summary>E3: a filter and a projection.</summary>
public class FilterBenchmarks() : ExpressionBenchmark<List<Priced>, List<Priced>>("""$states.input.items[price > 10].{"id": id, "p": price}""")
{
    /// <inheritdoc/>
    protected override List<Priced> OverElement(JsonElement input)
    {
        var kept = new List<Priced>();
        foreach (var item in input.GetProperty("items").EnumerateArray())
        {
            var price = item.GetProperty("price").GetDouble();
            if (price > 10) kept.Add(new Priced(item.GetProperty("id").GetString()!, price));
        }

        return kept;
    }

    /// <inheritdoc/>
    protected override List<Priced> OverRecords(Basket input)
    {
        var kept = new List<Priced>();
        foreach (var item in input.Items)
        {
            if (item.Price > 10) kept.Add(new Priced(item.Id, item.Price));
        }

        return kept;
    }
}
