using System.Globalization;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

// The parts of a distributed Map (reference 8.8).
public sealed partial class Lowerer
{
    private static DistributedMapPlan? LowerDistributed(BoundDistributedMap? map) => map is null ? null : new DistributedMapPlan(
        map.Label,
        map.IsExpress,
        map.Reader is null ? null : LowerReader(map.Reader),
        map.Batcher is null
            ? null
            : new ItemBatcherPlan(Lower(map.Batcher.BatchInput), LowerInteger(map.Batcher.MaxItemsPerBatch), LowerInteger(map.Batcher.MaxInputBytesPerBatch)),
        map.Writer is null ? null : LowerWriter(map.Writer));

    private static ItemReaderPlan LowerReader(BoundItemReader reader) => new(
        reader.ListsObjects,
        reader.Transformation == "LOAD_AND_FLATTEN",
        reader.InputType switch
        {
            "JSON" => "Json",
            "JSONL" => "JsonLines",
            "CSV" => "Csv",
            "PARQUET" => "Parquet",
            _ => "None",
        },
        (reader.ManifestType, reader.InputType) switch
        {
            ("ATHENA_DATA", _) => "AthenaData",
            // Before there was ManifestType, a manifest was always an inventory's.
            ("S3_INVENTORY", _) or (null, "MANIFEST") => "Inventory",
            _ => "None",
        },
        !reader.Headers.IsDefault,
        reader.Headers.IsDefault ? [] : reader.Headers.ToEquatableArray(),
        reader.Delimiter switch
        {
            "PIPE" => '|',
            "SEMICOLON" => ';',
            "SPACE" => ' ',
            "TAB" => '\t',
            _ => ',',
        },
        reader.Pointer,
        Lower(reader.Arguments),
        IsZero(reader.MaxItems) ? null : LowerInteger(reader.MaxItems));

    // As many as there are, as without the field.
    private static bool IsZero(BoundExpression? number) =>
        number is BoundConstant { Value: JsonNumberSyntax { Text: var text } }
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == 0;

    // Records are the default of an export, outputs that of a result.
    private static ResultWriterPlan LowerWriter(BoundResultWriter writer) => new(
        writer.Exports,
        writer.Transformation switch
        {
            "COMPACT" => "Compact",
            "FLATTEN" => "Flatten",
            "NONE" => "None",
            _ => writer.Exports ? "None" : "Compact",
        },
        writer.OutputType == "JSONL",
        Lower(writer.Arguments));
}
