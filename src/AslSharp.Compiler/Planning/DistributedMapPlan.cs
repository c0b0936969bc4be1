using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>What a distributed Map has beside what every Map state has (reference 8.8).</summary>
/// <param name="Label">The <c>Label</c>; null for one made up for each run.</param>
/// <param name="IsExpress">Whether children are Express executions.</param>
/// <param name="Reader">The item reader; null for the state's own data.</param>
/// <param name="Batcher">The item batcher; null for none.</param>
/// <param name="Writer">The result writer; null for none.</param>
public sealed record DistributedMapPlan(string? Label, bool IsExpress, ItemReaderPlan? Reader, ItemBatcherPlan? Batcher, ResultWriterPlan? Writer);

/// <summary>An item reader.</summary>
/// <param name="ListsObjects">Whether it lists objects instead of reading one.</param>
/// <param name="LoadsObjects">Whether listed objects are read.</param>
/// <param name="Input">Name of the runtime's input: None, Json, JsonLines, Csv or Parquet.</param>
/// <param name="Manifest">Name of the runtime's manifest: None, AthenaData or Inventory.</param>
/// <param name="HasHeaders">Whether a CSV file's headers are given.</param>
/// <param name="Headers">Those headers.</param>
/// <param name="Delimiter">The character between a CSV file's fields.</param>
/// <param name="Pointer">The JSON Pointer to the items; null for the whole.</param>
/// <param name="Arguments">The reader's parameters; null for none.</param>
/// <param name="MaxItems">A number literal, a path, an expression, or null for all items.</param>
public sealed record ItemReaderPlan(
    bool ListsObjects,
    bool LoadsObjects,
    string Input,
    string Manifest,
    bool HasHeaders,
    EquatableArray<string> Headers,
    char Delimiter,
    string? Pointer,
    ExpressionPlan? Arguments,
    ExpressionPlan? MaxItems);

/// <summary>An item batcher.</summary>
/// <param name="BatchInput">A template, or null.</param>
/// <param name="MaxItemsPerBatch">A number literal, a path, an expression, or null.</param>
/// <param name="MaxInputBytesPerBatch">A number literal, a path, an expression, or null.</param>
public sealed record ItemBatcherPlan(ExpressionPlan? BatchInput, ExpressionPlan? MaxItemsPerBatch, ExpressionPlan? MaxInputBytesPerBatch);

/// <summary>A result writer.</summary>
/// <param name="Exports">Whether results go to a store.</param>
/// <param name="Transformation">Name of the runtime's transformation: None, Compact or Flatten.</param>
/// <param name="WritesLines">Whether files hold a record on each line.</param>
/// <param name="Arguments">The writer's parameters; null for none.</param>
public sealed record ResultWriterPlan(bool Exports, string Transformation, bool WritesLines, ExpressionPlan? Arguments);
