using System.Text.Json;
using AslSharp.Compiler.Schema;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;
using Json.Schema;

namespace AslSharp.Compiler.Tests.Schema;

/// <summary>The JSON Schema: up to date in the package, and, in the hands of a validator that is not ours, without false alarms and not blind.</summary>
public sealed class AslSchemaTests
{
    private static readonly JsonSchema Validator = JsonSchema.FromText(AslSchema.Write());
    private static readonly EvaluationOptions List = new() { OutputFormat = OutputFormat.List };

    [Fact]
    public void Schema_InThePackage_IsWhatTheFieldTableGives()
    {
        var path = Path.Combine(Repository.Root, "src", "AslSharp", "schemas", "asl.schema.json");

        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == AslSchema.Write(),
            "The field table has changed. Write the schema again:\n    dotnet run --project src/AslSharp.Cli -- schema > src/AslSharp/schemas/asl.schema.json");
    }

    [Fact]
    public void Schema_OfEveryField_HasADescription()
    {
        foreach (var kind in Enum.GetValues<ObjectKind>())
            Assert.All(FieldTable.For(kind).Fields, field => Assert.EndsWith(".", FieldTable.Describe(kind, field.Name), StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => FieldTable.Describe(ObjectKind.Pass, "Resource"));
    }

    [Fact]
    public void Schema_PublishedDefinitions_AcceptsWhatTheCompilerAccepts()
    {
        var faults = new List<string>();
        var count = 0;
        foreach (var file in Corpus.Files("realworld"))
        {
            var text = File.ReadAllText(file);
            if (AslCompiler.Compile(AslFile.Create(file, text), TestContext.Current.CancellationToken).Diagnostics.Any(static finding => finding.IsError))
                continue;
            count++;
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            faults.AddRange(Evaluate(document.RootElement).Select(fault => $"{Path.GetFileName(file)}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.True(count > 90, $"Only {count} definitions are accepted.");
    }

    [Theory]
    [InlineData("""{ "Type": "Pass", "Next": "B" }""")]
    [InlineData("""{ "Type": "Pass", "Next": "B", "End": false }""")]
    [InlineData("""{ "Type": "Wait", "Seconds": "${Seconds}", "End": true }""")]
    [InlineData("""{ "Type": "Wait", "QueryLanguage": "JSONata", "Seconds": "{% $s %}", "End": true }""")]
    [InlineData("""{ "Type": "Task", "Resource": { "Fn::GetAtt": ["F", "Arn"] }, "${Extra}": 1, "End": true }""")]
    [InlineData("""{ "Type": "Parallel", "QueryLanguage": "JSONata", "Branches": [{ "StartAt": "C", "States": { "C": { "Type": "Pass", "InputPath": "$.a", "End": true } } }], "End": true }""")]
    public void Schema_OfRightState_AcceptsIt(string state) => Assert.Empty(Evaluate(state));

    [Theory]
    [InlineData("""{ "Type": "Pass" }""")]
    [InlineData("""{ "Type": "Pas", "End": true }""")]
    [InlineData("""{ "End": true }""")]
    [InlineData("""{ "Type": "Pass", "Next": "B", "End": true }""")]
    [InlineData("""{ "Type": "Pass", "Nxt": "B", "End": true }""")]
    [InlineData("""{ "Type": "Pass", "Output": 1, "End": true }""")]
    [InlineData("""{ "Type": "Pass", "QueryLanguage": "JSONata", "InputPath": "$.a", "End": true }""")]
    [InlineData("""{ "Type": "Wait", "Seconds": -1, "End": true }""")]
    [InlineData("""{ "Type": "Wait", "Seconds": 1.5, "End": true }""")]
    [InlineData("""{ "Type": "Wait", "Seconds": "{% $s %}", "End": true }""")]
    [InlineData("""{ "Type": "Wait", "Seconds": 1, "SecondsPath": "$.s", "End": true }""")]
    [InlineData("""{ "Type": "Choice", "Choices": [] }""")]
    [InlineData("""{ "Type": "Choice", "Choices": [{ "Not": { "Variable": "$.a", "IsNull": true, "Next": "B" }, "Next": "B" }] }""")]
    [InlineData("""{ "Type": "Task", "Resource": "arn:a", "Retry": [{ "ErrorEquals": ["E"], "JitterStrategy": "HALF" }], "End": true }""")]
    [InlineData("""{ "Type": "Parallel", "Branches": [{ "StartAt": "C", "States": { "C": { "Type": "Pass" } } }], "End": true }""")]
    public void Schema_OfWrongState_RefusesIt(string state) => Assert.NotEmpty(Evaluate(state));

    [Fact]
    public void Schema_OfJsonataMachine_KnowsItsFieldsAtAnyDepth()
    {
        const string machine = """
            { "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { "Type": "Map", "Items": "{% $states.input %}", "End": true,
              "ItemProcessor": { "StartAt": "B", "States": { "B": { "Type": "Pass", "FIELD": 1, "End": true } } } } } }
            """;

        Assert.Empty(Evaluate(JsonDocument.Parse(machine.Replace("FIELD", "Output", StringComparison.Ordinal)).RootElement));
        Assert.NotEmpty(Evaluate(JsonDocument.Parse(machine.Replace("FIELD", "Result", StringComparison.Ordinal)).RootElement));
    }

    private static IReadOnlyList<string> Evaluate(string state)
        => Evaluate(JsonDocument.Parse($$"""{ "StartAt": "A", "States": { "A": {{state}}, "B": { "Type": "Succeed" } } }""").RootElement);

    private static IReadOnlyList<string> Evaluate(JsonElement definition)
    {
        var results = Validator.Evaluate(definition, List);
        if (results.IsValid) return [];
        return [.. results.Details!.Where(static detail => detail.Errors is not null).SelectMany(static detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))];
    }
}
