using System.Text.Json;

namespace AslSharp.Benchmarks;

/// <summary>E2: the sum of a product over items.</summary>
public class SumBenchmarks() : ExpressionBenchmark<double, double>("$sum($states.input.items.(price*qty))")
{
    /// <inheritdoc/>
    protected override double OverElement(JsonElement input)
    {
        var sum = 0d;
        foreach (var item in input.GetProperty("items").EnumerateArray()) sum += item.GetProperty("price").GetDouble() * item.GetProperty("qty").GetInt32();
        return sum;
    }

    /// <inheritdoc/>
    protected override double OverRecords(Basket input)
    {
        var sum = 0d;
        foreach (var item in input.Items) sum += item.Price * item.Quantity;
        return sum;
    }
}
