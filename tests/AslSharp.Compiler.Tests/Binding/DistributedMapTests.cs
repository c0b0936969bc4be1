using Microsoft.CodeAnalysis;
using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Binding;

public sealed class DistributedMapTests
{
    private const string Get = """ "Resource": "arn:aws:states:::s3:getObject", "Parameters": { "Bucket": "b", "Key.$": "$.key" } """;
    private const string List = """ "Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": { "Bucket": "b" } """;

    [Theory]
    [InlineData(Get, """ "InputType": "JSON", "ItemsPointer": "/a", "MaxItemsPath": "$.n" """)]
    [InlineData(Get, """ "InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["a"], "CSVDelimiter": "TAB" """)]
    [InlineData(Get, """ "InputType": "MANIFEST" """)]
    [InlineData(Get, """ "ManifestType": "S3_INVENTORY" """)]
    [InlineData(Get, """ "ManifestType": "ATHENA_DATA", "InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW" """)]
    [InlineData(Get, """ "InputType": "${Type}" """)]
    [InlineData(List, """ "MaxItems": 5 """)]
    [InlineData(List, """ "Transformation": "LOAD_AND_FLATTEN", "InputType": "JSONL" """)]
    public void Compile_ReaderThatFits_ReportsNothing(string reader, string config) => AssertStates(Map(reader, config));

    [Theory]
    [InlineData(List, """ "InputType": [|"JSON"|] """, "ASL2025")]
    [InlineData(List, """ "ManifestType": [|"ATHENA_DATA"|] """, "ASL2025")]
    [InlineData(Get, """ "ManifestType": "S3_INVENTORY", "InputType": [|"CSV"|], "CSVHeaderLocation": "FIRST_ROW" """, "ASL2025")]
    [InlineData(Get, """ "InputType": "JSON", "Transformation": [|"LOAD_AND_FLATTEN"|] """, "ASL2025")]
    [InlineData(Get, """ "InputType": "JSONL", "CSVHeaderLocation": [|"FIRST_ROW"|] """, "ASL2025")]
    [InlineData(Get, """ "InputType": [|"PARQUET"|] """, "ASL2026")]
    public void Compile_ReaderThatDoesNotFit_ReportsIt(string reader, string config, string id) => AssertStates(Map(reader, config), Rule(id));

    [Fact]
    public void Compile_ReaderWithoutInputType_ReportsTheConfig() =>
        AssertStates(Machine($$""" "ItemReader": { {{Get}}, [|"ReaderConfig"|]: { "MaxItems": 1 } } """), FieldMissing);

    [Fact]
    public void Compile_ChildReadingOuterVariable_ReportsIt() =>
        AssertStates(
            """
            "A": { "Type": "Pass", "Assign": { "v": 1 }, "Next": "B" },
            "B": { "Type": "Map", "End": true, "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": {
              "I": { "Type": "Pass", "OutputPath": [|"$v"|], "End": true } } } }
            """,
            VariableNeverAssigned);

    private static DiagnosticDescriptor Rule(string id) => id == ItemReaderFieldMisfit.Id ? ItemReaderFieldMisfit : ParquetNotRead;

    private static string Map(string reader, string config) => Machine($$""" "ItemReader": { {{reader}}, "ReaderConfig": { {{config}} } } """);

    private static string Machine(string fields) => $$"""
        "A": { "Type": "Map", {{fields}}, "End": true,
               "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } }
        """;
}
