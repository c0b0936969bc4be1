using System.Text.Json;

namespace AslSharp.Benchmarks;

/// <summary>E1: a product of a field.</summary>
public class ArithmeticBenchmarks() : ExpressionBenchmark<double, double>("$states.input.order.total * 1.2")
{
    /// <inheritdoc/>
    protected override double OverElement(JsonElement input) => input.GetProperty("order").GetProperty("total").GetDouble() * 1.2;

    /// <inheritdoc/>
    protected override double OverRecords(Basket input) => input.Order.Total * 1.2;
}
