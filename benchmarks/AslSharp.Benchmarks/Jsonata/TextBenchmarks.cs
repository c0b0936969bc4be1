using System.Text.Json;

namespace AslSharp.Benchmarks;

/// <summary>E6: a text of two fields.</summary>
public class TextBenchmarks() : ExpressionBenchmark<string, string>("""$uppercase($states.input.name) & "-" & $string($states.input.id)""")
{
    /// <inheritdoc/>
    protected override string OverElement(JsonElement input) =>
        input.GetProperty("name").GetString()!.ToUpperInvariant() + "-" + input.GetProperty("id").GetString();

    /// <inheritdoc/>
    protected override string OverRecords(Basket input) => input.Name.ToUpperInvariant() + "-" + input.Id;
}
