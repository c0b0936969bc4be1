using System.Text.Json;

namespace AslSharp.Benchmarks;

/// <summary>E4: the input with one member more.</summary>
public class MergeBenchmarks() : ExpressionBenchmark<Dictionary<string, JsonElement>, Basket>("""$merge([$states.input, {"x": 1}])""")
{
    private static readonly JsonElement One = JsonDocument.Parse("1").RootElement;

    /// <inheritdoc/>
    protected override bool TypedIsComparable => false;

    /// <inheritdoc/>
    protected override Dictionary<string, JsonElement> OverElement(JsonElement input)
    {
        var merged = new Dictionary<string, JsonElement>();
        foreach (var member in input.EnumerateObject()) merged[member.Name] = member.Value;
        merged["x"] = One;
        return merged;
    }

    /// <inheritdoc/>
    protected override Basket OverRecords(Basket input) => input with { X = 1 };
}
