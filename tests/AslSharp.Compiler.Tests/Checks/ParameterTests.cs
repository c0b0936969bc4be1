using System.Text.Json;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Services;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;
using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Checks;

// What integrations are called with, against the models of the services.
public sealed class ParameterTests
{
    /// <summary>The rule, the service's action, its parameters with the mistake marked, and what is right.</summary>
    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "ASL2029", "sqs:sendMessage", """ "QueueUrl": "q", "MessageBody": "m", [|"DelaySecond"|]: 5 """, """ "QueueUrl": "q", "MessageBody": "m", "DelaySeconds": 5 """ },
        { "ASL2029", "sqs:sendMessage", """ [|"QueueURL.$"|]: "$.q", "MessageBody": "m" """, """ "QueueUrl.$": "$.q", "MessageBody": "m" """ },
        { "ASL2029", "aws-sdk:s3:getObject", """ [|"bucket"|]: "b", "Key": "k" """, """ "Bucket": "b", "Key": "k" """ },
        { "ASL2029", "dynamodb:updateItem", """ "TableName": "t", "Key": { "id": { [|"T"|]: "1" } } """, """ "TableName": "t", "Key": { "id": { "S": "1" } } """ },
        { "ASL2029", "events:putEvents", """ "Entries": [{ "Detail": {}, "DetailTyp": "x", "Source": "s" }] """.Replace("\"DetailTyp\"", "[|\"DetailTyp\"|]", StringComparison.Ordinal), """ "Entries": [{ "Detail": {}, "DetailType": "x", "Source": "s" }] """ },
        { "ASL2029", "ecs:runTask", """ "TaskDefinition": "t", "NetworkConfiguration": { [|"AwsVpcConfigurations"|]: { "Subnets": ["s"] } } """, """ "TaskDefinition": "t", "NetworkConfiguration": { "AwsvpcConfiguration": { "Subnets": ["s"] } } """ },
        { "ASL2029", "sagemaker:createTrainingJob.sync", Training("StoppingCondition", "[|\"InstanceCont\"|]"), Training("StoppingCondition", "\"InstanceCount\"") },
        { "ASL2014", "aws-sdk:s3:getObject", """ "Bucket": "b" """, """ "Bucket": "b", "Key": "k" """ },
        { "ASL2014", "glue:startJobRun.sync", """ "Arguments": { "--day": "1" } """, """ "JobName": "j", "Arguments": { "--day": "1" } """ },
        { "ASL2014", "batch:submitJob", """ "JobName": "j", "JobDefinition": "d" """, """ "JobName": "j", "JobDefinition": "d", "JobQueue": "q" """ },
        { "ASL2030", "aws-sdk:ec2:describeInstances", """ "InstanceIds": [|"i-1"|] """, """ "InstanceIds": ["i-1"] """ },
        { "ASL2030", "dynamodb:putItem", """ "TableName": "t", "Item": { "id": [|"1"|] } """, """ "TableName": "t", "Item": { "id": { "S": "1" } } """ },
        { "ASL2030", "aws-sdk:sns:publish", """ "TopicArn": "a", "Message": "m", "MessageAttributes": [|["a"]|] """, """ "TopicArn": "a", "Message": "m", "MessageAttributes": { "a": { "DataType": "String", "StringValue": "v" } } """ },
        { "ASL2030", "sqs:sendMessage", """ "QueueUrl": "q", "MessageBody": "m", "DelaySeconds": [|{ "n": 5 }|] """, """ "QueueUrl": "q", "MessageBody": "m", "DelaySeconds": 5 """ },
        { "ASL2030", "aws-sdk:s3:getObject", """ "Bucket": "b", "Key": [|{ "k": 1 }|] """, """ "Bucket": "b", "Key": "k" """ },
        { "ASL2030", "aws-sdk:s3:getObject", """ "Bucket": "b", "Key": [|5|] """, """ "Bucket": "b", "Key": "5" """ },
        { "ASL2031", "lambda:invoke", """ "FunctionName": "f", "InvocationType": [|"event"|] """, """ "FunctionName": "f", "InvocationType": "Event" """ },
        { "ASL2031", "aws-sdk:dynamodb:query", """ "TableName": "t", "Select": [|"ALL"|] """, """ "TableName": "t", "Select": "ALL_ATTRIBUTES" """ },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Compile_WrongParameter_IsFoundAlone_AndTheRightOneIsNot(string id, string action, string wrong, string right)
    {
        var marked = wrong.Contains("[|", StringComparison.Ordinal) ? $$""" "Parameters": { {{wrong}} }""" : $$""" [|"Parameters"|]: { {{wrong}} }""";
        AssertText(Task($""" "Resource": "arn:aws:states:::{action}", {marked}"""), All.Single(rule => rule.Id == id));
        AssertText(Task($$""" "Resource": "arn:aws:states:::{{action}}", "Parameters": { {{right}} }"""));
    }

    [Theory]
    [InlineData("aws-sdk:dynamodb:queri", "aws-sdk:dynamodb:query")]
    [InlineData("aws-sdk:s3:fetchObject", "aws-sdk:s3:getObject")]
    [InlineData("aws-sdk:s3:bake", null)]
    public void Compile_UnknownActionOfTheSdk_IsFound(string action, string? meant)
    {
        var found = Assert.Single(Compile(Task($$""" "Resource": "arn:aws:states:::{{action}}", "Parameters": { "Any": 1 }""")).Diagnostics);
        Assert.Equal("ASL2028", found.Id);
        Assert.Equal(meant is null ? null : $"arn:aws:states:::{meant}", found.Suggestion);
    }

    [Theory]
    [InlineData("arn:aws:states:::http:invoke", """ "ApiEndpoint": "e", "Method": "GET", "Authentication": {}, "Whatever": 1 """)]
    [InlineData("arn:aws:states:::aws-sdk:nosuchservice:act", """ "Whatever": 1 """)]
    [InlineData("arn:aws:states:::aws-sdk:s3:getObject", """ "Bucket": "${Bucket}", "Key.$": "$.key" """)]
    [InlineData("arn:aws:states:::sqs:sendMessage", """ "QueueUrl": "q", "MessageBody": { "any": ["json"] } """)]
    [InlineData("arn:aws:states:::lambda:invoke", """ "FunctionName": "f", "InvocationType": "${Type}", "Payload": { "any": 1 } """)]
    [InlineData("arn:aws:states:::aws-sdk:kms:encrypt", """ "KeyId": "k", "Plaintext": "p" """)]
    public void Compile_WhatIsNotKnown_SaysNothing(string resource, string parameters)
        => AssertText(Task($$""" "Resource": "{{resource}}", "Parameters": { {{parameters}} }"""));

    [Fact]
    public void Compile_ExpressionsOfJsonata_AreOfAnyType() => AssertStates("""
        "A": { "Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:::aws-sdk:ec2:describeInstances", "Arguments": { "InstanceIds": "{% $states.input.ids %}" }, "End": true }
        """);

    [Theory]
    [InlineData("realworld")]
    [InlineData("recorded")]
    public void Compile_DefinitionsThatRan_HaveRightParameters(string folder)
    {
        // An example that was never deployed, and one that calls what no SDK has.
        string[] wrong = ["sfn-ai-local-test__examples__05-distributed-map__workflow.asl.json", "step-functions-agent__docs__architecture__UNIFIED_LLM_RUST_AMPLIFY_ARCHITECTURE.md-1.asl.json"];
        string[] rules = ["ASL2028", "ASL2029", "ASL2030", "ASL2031"];
        var found = Corpus.Files(folder).Where(file => !wrong.Contains(Path.GetFileName(file))).SelectMany(file => Definitions(folder, file)
            .SelectMany(text => AslCompiler.Compile(AslFile.Create(Path.GetFileName(file), text), TestContext.Current.CancellationToken).Diagnostics)
            .Where(diagnostic => rules.Contains(diagnostic.Id)).Select(static diagnostic => diagnostic.ToString())).ToList();
        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    /// <summary>What is done to a parameter, and the rule that finds it.</summary>
    public static TheoryData<string, string> Plants => new() { { "misspelt", "ASL2029" }, { "left out", "ASL2014" }, { "of another type", "ASL2030" }, { "no known text", "ASL2031" } };

    [Theory]
    [MemberData(nameof(Plants))]
    public void Compile_PublishedDefinitions_WithAMistakeInAParameter_FindIt(string mistake, string rule)
    {
        var (planted, missed) = (0, new List<string>());
        foreach (var file in Corpus.Files("realworld"))
        {
            var text = File.ReadAllText(file);
            foreach (var call in Calls(JsonSyntaxTree.Parse(AslFile.Create("d", text), TestContext.Current.CancellationToken).Root))
            {
                foreach (var (edited, start) in Plant(mistake, text, call))
                {
                    planted++;
                    var found = AslCompiler.Compile(AslFile.Create("d", edited), TestContext.Current.CancellationToken).Diagnostics;
                    if (!found.Any(found => found.Id == rule && found.Location.Span.Start == start)) missed.Add($"{Path.GetFileName(file)}: {edited.Substring(start, Math.Min(60, edited.Length - start))}");
                }
            }
        }

        Assert.True(planted >= 15 && missed.Count <= Math.Max(1, planted / 20), $"{missed.Count} of {planted} missed:\n" + string.Join("\n", missed));
        TestContext.Current.TestOutputHelper?.WriteLine($"{mistake}: {planted - missed.Count} of {planted} found");
    }

    // The texts with one mistake more, each with the place where it shall be found.
    private static IEnumerable<(string Text, int Start)> Plant(string mistake, string text, Call call)
    {
        if (ServiceModel.FindFor(call.Service)?.FindOperation(call.Action)?.Input is not { } input) yield break;
        foreach (var property in call.Parameters.Properties)
        {
            var isDynamic = property.Name.EndsWith(".$", StringComparison.Ordinal);
            if (input.Find(isDynamic ? property.Name[..^2] : property.Name) is not { } member) continue;
            var name = property.NameSpan;
            var value = property.Value.Span;
            switch (mistake)
            {
                case "misspelt" when name.Length > 5:
                    yield return (text.Insert(name.Start + 3, "q"), name.Start);
                    break;
                case "left out" when member.IsRequired && call.Parameters.Properties.Length > 1:
                    var without = call.Parameters.Properties.Where(other => other != property).Select(other => text[other.NameSpan.Start..other.Value.Span.End]);
                    yield return (text[..call.Parameters.Span.Start] + "{" + string.Join(", ", without) + "}" + text[call.Parameters.Span.End..], call.Name.Start);
                    break;
                case "of another type" when !isDynamic && !member.Shape.IsOpen && member.Shape.Kind != ServiceShapeKind.Blob && !OptimisedServices.TakesJson(call.Service, member.PascalName):
                    var wrong = member.Shape.Kind is ServiceShapeKind.List or ServiceShapeKind.Structure or ServiceShapeKind.Map ? "7" : "[7]";
                    yield return (text[..value.Start] + wrong + text[value.End..], value.Start);
                    break;
                case "no known text" when !isDynamic && member.Shape.Texts.Count > 0:
                    yield return (text[..value.Start] + "\"Qqqq\"" + text[value.End..], value.Start);
                    break;
            }
        }
    }

    private sealed record Call(string Service, string Action, TextSpan Name, JsonObjectSyntax Parameters);

    // The calls of integrations whose service has a model.
    private static IEnumerable<Call> Calls(JsonValueSyntax node)
    {
        if (node is JsonArraySyntax array) return array.Items.SelectMany(Calls);
        if (node is not JsonObjectSyntax map) return [];
        var inner = map.Properties.SelectMany(static property => Calls(property.Value));
        if (map.Find("Resource")?.Value is not JsonStringSyntax { Value: var resource } || (map.Find("Parameters") ?? map.Find("Arguments")) is not { Value: JsonObjectSyntax parameters } field
            || !resource.Contains(":states:::", StringComparison.Ordinal) || resource.Contains("${", StringComparison.Ordinal)
            || parameters.Properties.Any(static property => property.Name.Contains("${", StringComparison.Ordinal))) return inner;
        var name = resource.Split(":::")[1];
        if (Unmodelled.Any(service => name.StartsWith(service + ":", StringComparison.Ordinal))) return inner;
        var colon = name.LastIndexOf(':');
        if (colon > 0 && name[colon..] == ":2") colon = name.LastIndexOf(':', colon - 1);
        return colon < 0 ? inner : inner.Append(new Call(name[..colon], name[(colon + 1)..].Split('.')[0], field.NameSpan, parameters));
    }

    // The last are the readers and writers of distributed Maps.
    private static readonly string[] Unmodelled = ["http", "apigateway", "bedrock", "bedrock-agentcore", "eks", "elasticmapreduce", "s3"];

    private static IEnumerable<string> Definitions(string folder, string file)
    {
        var text = File.ReadAllText(file);
        if (folder != "recorded") return [text];
        using var document = JsonDocument.Parse(text);
        var rows = document.RootElement.TryGetProperty("rows", out var list) ? list.EnumerateArray().ToArray() : [document.RootElement];
        return [.. rows.Where(static row => row.TryGetProperty("definition", out _) && (!row.TryGetProperty("expect", out var expect) || !expect.TryGetProperty("status", out var status) || status.GetString() != "REJECTED"))
            .Select(static row => row.GetProperty("definition").GetRawText())];
    }

    private static string Task(string fields) => Machine($$""" "A": { "Type": "Task", {{fields}}, "End": true }""");

    private static string Training(string condition, string count) => $$"""
        "TrainingJobName": "j", "RoleArn": "r", "AlgorithmSpecification": { "TrainingInputMode": "File" }, "OutputDataConfig": { "S3OutputPath": "s3://b" },
        "{{condition}}": { "MaxRuntimeInSeconds": 60 }, "ResourceConfig": { "InstanceType": "ml.m5.large", {{count}}: 1, "VolumeSizeInGB": 1 }
        """;
}
