using System.Reflection;
using System.Text.Json;

namespace AslSharp.Benchmarks.Workflows;

/// <summary>The inputs of the workflows: as bytes, as values, as records.</summary>
internal static class WorkflowDocuments
{
    /// <summary>An order of about 1 KB, without blanks between its tokens.</summary>
    internal static byte[] OrderBytes { get; } = JsonSerializer.SerializeToUtf8Bytes(ReadOrder(), WorkflowJsonContext.Relaxed.OrderDocument);

    internal static OrderDocument Order { get; } = ReadOrder();

    internal static AslValue OrderValue { get; } = AslValue.Parse(OrderBytes);

    internal static LoopInput Loop { get; } = new(100);

    internal static AslValue LoopValue { get; } = AslValue.Object(new AslProperty("limit", 100));

    /// <summary>A batch of so many items, with about 50 bytes of JSON each.</summary>
    internal static BatchInput Batch(int count) => new("B-2026-11", [.. Enumerable.Range(0, count).Select(MakeItem)]);

    internal static byte[] BatchBytes(int count) => JsonSerializer.SerializeToUtf8Bytes(Batch(count), WorkflowJsonContext.Relaxed.BatchInput);

    private static BatchItem MakeItem(int i) => new(i, $"SKU-{i:0000}", (i % 7) + 1, Rounding.ToCents(1.25 + (i % 211 * 0.37)));

    private static OrderDocument ReadOrder()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("order.json")
            ?? throw new InvalidOperationException("order.json is not embedded.");
        return JsonSerializer.Deserialize(stream, WorkflowJsonContext.Relaxed.OrderDocument)!;
    }
}

internal static class Rounding
{
    internal static double ToCents(double value) => Math.Floor((value * 100) + 0.5) / 100;
}
