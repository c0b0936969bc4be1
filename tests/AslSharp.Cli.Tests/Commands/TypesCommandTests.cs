using AslSharp.Compiler.Tests;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AslSharp.Cli.Tests.Commands;

public sealed class TypesCommandTests : IDisposable
{
    private const string Order = """
        {
          "StartAt": "Check Stock",
          "States": {
            "Check Stock": {
              "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:check-stock",
              "Parameters": { "orderId.$": "$.orderId", "items.$": "$.items" }, "ResultPath": "$.stock", "Next": "In Stock?"
            },
            "In Stock?": {
              "Type": "Choice", "Default": "Sold Out",
              "Choices": [{ "Variable": "$.stock.count", "NumericGreaterThan": 0, "Next": "Each Item" }]
            },
            "Each Item": {
              "Type": "Map", "ItemsPath": "$.items", "ResultPath": null, "Next": "Tell",
              "ItemProcessor": { "StartAt": "Pack", "States": { "Pack": {
                "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                "Parameters": { "FunctionName": "pack", "Payload": { "sku.$": "$.sku" } }, "ResultSelector": { "box.$": "$.Payload.box" }, "End": true
              } } }
            },
            "Tell": { "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:tell", "ResultPath": null, "Next": "Done" },
            "Done": { "Type": "Pass", "Parameters": { "orderId.$": "$.orderId", "left.$": "$.stock.count" }, "End": true },
            "Sold Out": { "Type": "Fail", "Error": "SoldOut" }
          }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Types_WithSamples_AreThoseOfTheSamples()
    {
        var file = _folder.Write("order.asl.json", Order);
        var input = _folder.Write("sample.json", """{ "orderId": "A-1", "items": [{ "sku": "lamp", "quantity": 2 }, { "sku": "sofa", "quantity": 1, "note": null }], "total": 49.9, "class": "x" }""");

        var (exitCode, output, error) = await Tool.RunAsync(
            "types", file, "--input", input, "--mock", """Check Stock={"count": 3, "Place-Of": "B"}""", "--mock", """Pack={"box": "B-1"}""", "--namespace", "Shop");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(
            """
            using System.Text.Json.Serialization;
            using AslSharp;

            namespace Shop;

            [StateMachine("order.asl.json", Input = typeof(OrderInput), Output = typeof(OrderOutput))]
            public sealed partial class OrderStateMachine;

            public partial interface IOrderTasks
            {
                Task<CheckStockResult> CheckStock(IReadOnlyList<OrderItem> items, string orderId, CancellationToken cancellationToken);

                Task<PackResult> Pack(string sku, CancellationToken cancellationToken);

                Task Tell(TellInput input, CancellationToken cancellationToken);
            }

            public sealed record OrderItem(AslValue? Note, long Quantity, string Sku);

            public sealed record OrderInput(string Class, IReadOnlyList<OrderItem> Items, string OrderId, decimal Total);

            public sealed record CheckStockResult([property: JsonPropertyName("Place-Of")] string PlaceOf, long Count);

            """,
            output[..output.IndexOf("\npublic sealed record Pack", StringComparison.Ordinal)]);
        AssertCompiles(Order, output);
    }

    [Fact]
    public async Task Types_WithoutSamples_AreWhatTheDefinitionReads()
    {
        var (exitCode, output, _) = await Tool.RunAsync("types", _folder.Write("order.asl.json", Order), "--namespace", "Shop");

        Assert.Equal(0, exitCode);
        Assert.Contains("record CheckStockResult(decimal Count);", output, StringComparison.Ordinal);
        Assert.Contains("record PackResult(AslValue Box);", output, StringComparison.Ordinal);
        Assert.Matches(@"record OrderInput\(IReadOnlyList<\w+> Items, AslValue OrderId\);", output);
        Assert.Contains("record OrderOutput(decimal Left, AslValue OrderId);", output, StringComparison.Ordinal);
        AssertCompiles(Order, output);
    }

    [Fact]
    public async Task Types_OfTheInput_InOtherLanguages()
    {
        var file = _folder.Write("order.asl.json", Order);
        const string Sample = """{ "orderId": "A-1", "a b": [1, 2.5, null], "items": [] }""";

        Assert.Equal(
            "export type OrderInput = {\n  \"a b\": Array<number | null>;\n  items: Array<unknown>;\n  orderId: string;\n};\n",
            (await Tool.RunAsync("types", file, "--input", Sample, "--format", "typescript")).Output);
        var schema = (await Tool.RunAsync("types", file, "--input", Sample, "--format", "schema")).Output;
        Assert.Equal(
            """{"$schema":"http://json-schema.org/draft-07/schema#","title":"OrderInput","type":"object","properties":{"a b":{"type":"array","items":{"type":["number","null"]}},"items":{"type":"array"},"orderId":{"type":"string"}},"required":["a b","items","orderId"]}""",
            AslValue.Parse(schema).ToJson());
    }

    [Fact]
    public async Task Types_OfABrokenDefinition_SaysWhatIsWrong()
    {
        var (exitCode, output, error) = await Tool.RunAsync("types", _folder.Write("order.asl.json", Order.Replace("\"Done\": {", "\"Dne\": {", StringComparison.Ordinal)));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("ASL2001", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_OfPublishedDefinitions_CompileWithThem()
    {
        var faults = new List<string>();
        var count = 0;
        foreach (var file in Corpus.Files("realworld"))
        {
            var (exitCode, output, _) = await Tool.RunAsync("types", file, "--namespace", "Shop");
            if (exitCode != 0) continue;
            count++;
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            faults.AddRange(Compile(Path.GetFileName(file), text, output).Select(fault => $"{Path.GetFileName(file)}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.True(count > 60, $"Only {count} definitions have types.");
    }

    private static void AssertCompiles(string definition, string types) => Assert.Empty(Compile("order.asl.json", definition, types));

    // The definition and its types, as a project has them: no errors and no warnings that the types bring.
    private static IEnumerable<string> Compile(string file, string definition, string types)
    {
        var project = Project.Empty.WithDefinition(file, definition)
            .WithSource("Types.cs", types.Replace("using AslSharp;\n", "using System.Collections.Generic;\nusing System.Threading;\nusing System.Threading.Tasks;\n", StringComparison.Ordinal));
        var run = project.Run();
        return run.Diagnostics.Concat(run.Output.GetDiagnostics(TestContext.Current.CancellationToken))
            .Where(static finding => finding.Severity >= DiagnosticSeverity.Warning)
            .Select(static finding => finding.ToString());
    }
}
