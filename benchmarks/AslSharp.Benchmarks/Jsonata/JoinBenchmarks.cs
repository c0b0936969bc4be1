using System.Text.Json;

namespace AslSharp.Benchmarks;

/// <summary>E5: the names of items in one text.</summary>
public class JoinBenchmarks() : ExpressionBenchmark<string, string>("""$join($map($states.input.items, function($i){ $i.name }), ",")""")
{
    /// <inheritdoc/>
    protected override string OverElement(JsonElement input) =>
        string.Join(',', input.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()));

    /// <inheritdoc/>
    protected override string OverRecords(Basket input) => string.Join(',', input.Items.Select(item => item.Name));
}
