using System.Text.Json.Nodes;
using AslSharp.Compiler.Tests.Syntax;

namespace AslSharp.Compiler.Tests;

// Whatever stands in a definition, the compiler answers: errors and no machine, or a machine.
public sealed class AslCompilerRobustnessTests
{
    private const string AllStates = """
        { "Comment": "c", "StartAt": "Pass", "TimeoutSeconds": 9, "QueryLanguage": "JSONPath", "States": {
          "Pass": { "Type": "Pass", "InputPath": "$.a", "Parameters": { "a.$": "$.a", "b": [{ "c.$": "States.Format('{}', $.x)" }] }, "Result": [1], "ResultPath": "$.r", "OutputPath": null, "Assign": { "v.$": "$.v" }, "Next": "Task" },
          "Task": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": { "QueueUrl": "q", "MessageBody.$": "$v" }, "ResultSelector": { "m.$": "$.MessageId" }, "TimeoutSeconds": 9, "HeartbeatSecondsPath": "$.h", "Credentials": { "RoleArn": "r" },
            "Retry": [{ "ErrorEquals": ["E"], "IntervalSeconds": 1, "MaxAttempts": 2, "BackoffRate": 1.5, "MaxDelaySeconds": 5, "JitterStrategy": "FULL" }],
            "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Assign": { "e.$": "$" }, "Next": "Fail" }], "Next": "Wait" },
          "Wait": { "Type": "Wait", "Seconds": 5, "Next": "Until" },
          "Until": { "Type": "Wait", "Timestamp": "2030-01-01T00:00:00Z", "Next": "Choice" },
          "Choice": { "Type": "Choice", "Choices": [
            { "And": [{ "Variable": "$.a", "StringEquals": "x" }, { "Not": { "Variable": "$.b", "NumericLessThanPath": "$.c" } }], "Assign": { "w": 1 }, "Next": "Parallel" },
            { "Variable": "$.t", "TimestampLessThan": "2030-01-01T00:00:00Z", "Next": "Parallel" },
            { "Variable": "$.t", "IsPresent": true, "Next": "Parallel" }], "Default": "Succeed" },
          "Parallel": { "Type": "Parallel", "Branches": [{ "Comment": "b", "StartAt": "Inner", "States": { "Inner": { "Type": "Pass", "End": true } } }], "Next": "Map" },
          "Map": { "Type": "Map", "ItemsPath": "$.items", "ItemSelector": { "i.$": "$$.Map.Item.Value" }, "MaxConcurrency": 3, "ToleratedFailureCount": 1, "ToleratedFailurePercentage": 5, "Label": "l",
            "ItemProcessor": { "ProcessorConfig": { "Mode": "INLINE" }, "StartAt": "Item", "States": { "Item": { "Type": "Succeed" } } }, "Next": "Distributed" },
          "Distributed": { "Type": "Map", "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "Parameters": { "Bucket": "b" }, "ReaderConfig": { "InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["a"], "MaxItemsPath": "$.m" } },
            "ItemBatcher": { "MaxItemsPerBatch": 5, "BatchInput": { "a.$": "$.a" } }, "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Bucket": "b" }, "WriterConfig": { "OutputType": "JSON", "Transformation": "NONE" } },
            "ItemProcessor": { "StartAt": "Batch", "States": { "Batch": { "Type": "Succeed" } } }, "End": true },
          "Succeed": { "Type": "Succeed" },
          "Fail": { "Type": "Fail", "ErrorPath": "$.e", "CausePath": "States.JsonToString($.c)" } } }
        """;

    private static readonly string[] Replacements =
    [
        "null", "true", "false", "-1", "1.5", "1e400", "\"\"", "\"x\"", "\"$\"", "\"$.a[*]\"", "\"$v\"", "\"${P}\"", "\"${P}.x\"", "\"a ${P\"", "\"{% 1 %}\"", "\"States.UUID()\"",
        "[]", "[null]", "{}", "{ \"a\": {} }", "{ \"${P}\": 1 }", "{ \"Ref\": \"F\" }", "\"JSONata\"", "\"DISTRIBUTED\"",
    ];

    [Fact]
    public void Compile_TheDefinitionItself_HasAMachine() => Assert.NotNull(Definition.Compile(AllStates).Plan.Machine);

    [Fact]
    public void Compile_EachValueReplaced_Answers()
    {
        var places = new List<string>();
        Gather(JsonNode.Parse(AllStates)!, "", places);
        Assert.InRange(places.Count, 100, 1000);
        foreach (var place in places)
        {
            foreach (var replacement in Replacements)
                Check(Edit(place, (parent, key) => Set(parent, key, JsonNode.Parse(replacement))), $"{place} = {replacement}");
        }
    }

    [Fact]
    public void Compile_EachValueRemovedOrRenamed_Answers()
    {
        var places = new List<string>();
        Gather(JsonNode.Parse(AllStates)!, "", places);
        foreach (var place in places)
        {
            Check(Edit(place, Remove), $"{place} removed");
            foreach (var name in new[] { "${P}", "Type", "next", "a.$" })
                Check(Edit(place, (parent, key) => Rename(parent, key, name)), $"{place} renamed to {name}");
        }
    }

    [Fact]
    public void Compile_EachPrefix_Answers()
    {
        for (var length = 0; length < AllStates.Length; length += 7)
            Check(AllStates[..length], $"the first {length} characters");
    }

    [Theory]
    [InlineData("{ \"States\": { \"A\": { \"Branches\": [", 300)]
    [InlineData("{ \"Not\": ", 5000)]
    [InlineData("[", 100_000)]
    public void Compile_DeepNesting_Answers(string part, int depth) =>
        Check($"{{ \"StartAt\": \"A\", \"States\": {{ \"A\": {{ \"Type\": \"Choice\", \"Choices\": [{string.Concat(Enumerable.Repeat(part, depth))}", "deep nesting");

    [Fact]
    public void Compile_ManyWrongNames_StaysLinear()
    {
        // Had every wrong name been compared with every state, this would take minutes.
        var states = string.Join(",", Enumerable.Range(0, 10_000).Select(index => $"\"State number {index} of this large state machine\": {{ \"Type\": \"Pass\", \"Nxt{index}\": 1, \"Next\": \"Missing state number {index} of the machine\" }}"));
        var result = Definition.Compile($"{{ \"StartAt\": \"State number 0 of this large state machine\", \"States\": {{ {states} }} }}");
        Assert.Equal(20_000, result.Diagnostics.Count(diagnostic => diagnostic.IsError));
    }

    private static void Check(string text, string what)
    {
        try
        {
            var result = Definition.Compile(text);
            Assert.Equal(result.Diagnostics.Any(diagnostic => diagnostic.IsError), result.Plan.Machine is null);
            Assert.All(result.Diagnostics.AsEnumerable(), diagnostic => Assert.NotEmpty(diagnostic.Message));
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.IAssertionException)
        {
            Assert.Fail($"{what}: {exception}");
        }
    }

    private static void Gather(JsonNode node, string place, List<string> places)
    {
        if (place.Length > 0)
            places.Add(place);
        var children = node switch
        {
            JsonObject map => map.Select(member => (member.Key, member.Value)),
            JsonArray list => list.Select((item, index) => (index.ToString(System.Globalization.CultureInfo.InvariantCulture), item)),
            _ => [],
        };
        foreach (var (key, child) in children)
        {
            if (child is not null)
                Gather(child, $"{place}/{key}", places);
            else
                places.Add($"{place}/{key}");
        }
    }

    private static string Edit(string place, Action<JsonNode, string> change)
    {
        var root = JsonNode.Parse(AllStates)!;
        var keys = place.Split('/')[1..];
        var parent = keys[..^1].Aggregate(root, (node, key) => node is JsonArray list ? list[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)]! : node[key]!);
        change(parent, keys[^1]);
        return root.ToJsonString();
    }

    private static void Set(JsonNode parent, string key, JsonNode? value)
    {
        if (parent is JsonArray list)
            list[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] = value;
        else
            parent[key] = value;
    }

    private static void Remove(JsonNode parent, string key)
    {
        if (parent is JsonArray list)
            list.RemoveAt(int.Parse(key, System.Globalization.CultureInfo.InvariantCulture));
        else
            parent.AsObject().Remove(key);
    }

    private static void Rename(JsonNode parent, string key, string name)
    {
        if (parent is not JsonObject map)
            return;
        var value = map[key];
        map.Remove(key);
        map[name] = value;
    }
}
