using System.Collections.Immutable;

namespace AslSharp.Compiler.Binding;

/// <summary>What a distributed Map has beside what every Map state has (reference 8.8).</summary>
/// <param name="Label">The <c>Label</c>; null when absent.</param>
/// <param name="IsExpress">Whether children are Express executions.</param>
/// <param name="Reader">The item reader; null when absent.</param>
/// <param name="Batcher">The item batcher; null when absent.</param>
/// <param name="Writer">The result writer; null when absent.</param>
public sealed record BoundDistributedMap(string? Label, bool IsExpress, BoundItemReader? Reader, BoundItemBatcher? Batcher, BoundResultWriter? Writer);

/// <summary>An item reader.</summary>
/// <param name="ListsObjects">Whether the resource is <c>s3:listObjectsV2</c>.</param>
/// <param name="InputType">The value as written; null when absent.</param>
/// <param name="Transformation">The value as written; null when absent.</param>
/// <param name="ManifestType">The value as written; null when absent.</param>
/// <param name="Headers">A CSV file's headers; default when its first row has them.</param>
/// <param name="Delimiter">The value as written; null when absent.</param>
/// <param name="Pointer">The <c>ItemsPointer</c>; null when absent.</param>
/// <param name="Arguments"><c>Parameters</c> or <c>Arguments</c>; null when absent.</param>
/// <param name="MaxItems">A number, a path or an expression; null when absent.</param>
public sealed record BoundItemReader(
    bool ListsObjects,
    string? InputType,
    string? Transformation,
    string? ManifestType,
    ImmutableArray<string> Headers,
    string? Delimiter,
    string? Pointer,
    BoundExpression? Arguments,
    BoundExpression? MaxItems);

/// <summary>An item batcher.</summary>
/// <param name="BatchInput">A template; null when absent.</param>
/// <param name="MaxItemsPerBatch">A number, a path or an expression; null when absent.</param>
/// <param name="MaxInputBytesPerBatch">A number, a path or an expression; null when absent.</param>
public sealed record BoundItemBatcher(BoundExpression? BatchInput, BoundExpression? MaxItemsPerBatch, BoundExpression? MaxInputBytesPerBatch);

/// <summary>A result writer.</summary>
/// <param name="Exports">Whether it has a resource to write to.</param>
/// <param name="Transformation">The value as written; null when absent.</param>
/// <param name="OutputType">The value as written; null when absent.</param>
/// <param name="Arguments"><c>Parameters</c> or <c>Arguments</c>; null when absent.</param>
public sealed record BoundResultWriter(bool Exports, string? Transformation, string? OutputType, BoundExpression? Arguments);
