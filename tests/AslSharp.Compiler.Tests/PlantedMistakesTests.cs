using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Tests.Text;

namespace AslSharp.Compiler.Tests;

/// <summary>One mistake at a time, planted in large published definitions: the finding is on the planted characters, alone.</summary>
public sealed class PlantedMistakesTests
{
    private const string Rotation = "aws-iam-access-key-rotation__statemachine__workflow";
    private const string Semaphore = "step-functions-workflows-col__app-control-concurrency-with-dynamodb-tf__statemachines__dynamodb-semaphore";
    private const string Isolation = "step-functions-workflows-col__ec2-instance-isolation-cdk__python__statemachine__statemachine";
    private const string Request = "step-functions-workflows-col__uml-statemachine__statemachine__BlogOpenRequestSM";

    /// <summary>File, the rule, and pairs of text to replace (its first occurrence) and replacement.</summary>
    public static TheoryData<string, string, string[]> Mistakes => new()
    {
        { Rotation, "ASL2001", [""" "StartAt": "Is this a continuation?" """, """ "StartAt": [|"Is this a continuation"|] """] },
        { Rotation, "ASL2001", [""" "Default": "ListUsers" """, """ "Default": [|"ListUser"|] """] },
        { Rotation, "ASL2002", [""" "Next": "Step Functions StartExecution" """, """ "Next": [|"For Each User"|] """] },
        { Rotation, "ASL1101", [""" "IsPresent": true""", """ [|"IsPresnt"|]: true"""] },
        { Rotation, "ASL1103", [""" "TimeoutSeconds": 60""", """ "TimeoutSeconds": [|"60"|]"""] },
        { Rotation, "ASL1104", [""" "MaxAttempts": 6""", """ "MaxAttempts": [|-6|]"""] },
        { Rotation, "ASL1104", [""" "BackoffRate": 2.0""", """ "BackoffRate": [|0.5|]"""] },
        { Rotation, "ASL1128", [""" "S.$": "$.AccessKeyId" """, """ "S": [|"$.AccessKeyId"|] """] },
        { Rotation, "ASL2006", [""" "arn:aws:states:::dynamodb:putItem" """, """ [|"arn:aws:states:::dynamodb:query"|] """] },
        { Rotation, "ASL2015", [""" "${AccessKeyActionsFunctionArn}" """, """ "${AccessKeyActionsFunctionArn}", "TimeoutSeconds": 30, "HeartbeatSeconds": [|31|] """] },
        { Rotation, "ASL2027", [""" "${AccessKeyActionsFunctionArn}" """, """ "${AccessKeyActionsFunctionArn}", "TimeoutSeconds": 30, "HeartbeatSeconds": [|30|] """] },
        { Rotation, "ASL3008", [""" "StringEquals": "deactivate" """, """ [|"StringEquals": "rotate"|] """] },
        { Rotation, "ASL3009", [""" "${AccessKeyActionsFunctionArn}" """, """ "${AccessKeyActionsFunctionArn}", "TimeoutSeconds": [|900|] """] },
        { Rotation, "ASL4002", [""" "ItemsPath": "$.ListUsersResult.Users" """, """ "ItemsPath": "$.ListUsersResult.Users[|[*]|]" """] },
        { Semaphore, "ASL1003", [""" "StartAt": "Here",""", """ "StartAt": "Here"[||]"""] },
        { Semaphore, "ASL1101", [""" "StringMatches": "*Z*" """, """ [|"StringMatchs"|]: "*Z*" """] },
        { Semaphore, "ASL1106", [""" "Seconds": 3,""", """ "Seconds": 3, [|"SecondsPath"|]: "$.s","""] },
        { Semaphore, "ASL1108", [""" "Type": "Wait" """, """ "Type": [|"Wiat"|] """] },
        { Semaphore, "ASL1117", [""" "ErrorEquals": [ "States.ALL" ]""", """ "ErrorEquals": [ [|"States.ALL"|], "E" ]"""] },
        { Semaphore, "ASL2001", [""" "Next": "You" """, """ "Next": [|"Yuo"|] """] },
        { Semaphore, "ASL2018", [""" "MaxAttempts": 6,""", """ "MaxAttempts": 6, "IntervalSeconds": 5, "MaxDelaySeconds": [|1|],"""] },
        { Semaphore, "ASL2019", [""" "DynamoDB.ConditionalCheckFailedException" """, """ [|"DynamoDB.AmazonDynamoDBException"|] """] },
        { Semaphore, "ASL4010", [""" "payload.$": "$.Payload" """, """ "payload.$": "[|Payload|]" """] },
        { Semaphore, "ASL4012", [""" "States.JsonToString($.Item)" """, """ "[|States.JsonToStrin|]($.Item)" """] },
        { Semaphore, "ASL4015", [""" "States.JsonToString($.Item)" """, """ "States.Format([|'{} {}'|], $.Item)" """] },
        { Isolation, "ASL1101", [""" "Default": "Wait for Snapshot Creation" """, """ [|"Defualt"|]: "Wait for Snapshot Creation" """] },
        { Isolation, "ASL1103", [""" "IsPresent": true""", """ "IsPresent": [|"true"|]"""] },
        { Isolation, "ASL1104", [""" "Seconds": 15""", """ "Seconds": [|-15|]"""] },
        { Isolation, "ASL1106", [""" "Next": "Get EBS Volume Status" """, """ "End": true, [|"Next"|]: "Get EBS Volume Status" """] },
        { Isolation, "ASL1121", [""" "InstanceId.$": "$.IsolatedInstanceId" """, """ "InstanceId": "i", [|"InstanceId.$"|]: "$.IsolatedInstanceId" """] },
        { Isolation, "ASL4001", [""" "$.Snapshots.[0].State" """, """ "$.Snapshots.[0[|.|]State" """] },
        { Request, "ASL1127", [""" "OutputPath": "$.Payload" """, """ "OutputPath": [|"Payload"|] """] },
        { Request, "ASL2021", [""" "Lambda.ServiceException" """, """ [|"States.Runtime"|] """] },
        { Request, "ASL2022", [""" "Lambda.SdkClientException" """, """ [|"States.Taskfailed"|] """] },
        { Request, "ASL2024", [""" "arn:aws:states:::lambda:invoke" """, """ "arn:aws:states:::lambda:invoke[|.waitForTaskToken|]" """] },
        { Request, "ASL3003", [""" "trigger.$": "$.lastTrigger" """, """ "trigger.$": [|"$lastTrigger"|] """] },
        { Request, "ASL3004", [""" "trigger.$": "$.lastTrigger" """, """ "trigger.$": [|"$seen"|] """, """ "OutputPath": "$.Payload" """, """ "Assign": { "seen": 1 }, "OutputPath": "$.Payload" """] },
        { Request, "ASL3005", [""" "Next": "Open Request" """, """ "Assign": { "seen": 1 }, "Next": "Open Request" """, """ "trigger.$": "$.trigger" """, """ "trigger.$": [|"$seen"|] """] },
        { Request, "ASL3008", [""" "StringMatches": "needsApproval" """, """ [|"StringMatches": "invRequested"|] """] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Compile_PlantedMistake_IsReportedThereAlone(string name, string rule, string[] edits)
    {
        var file = Corpus.Files("realworld").SingleOrDefault(path => Path.GetFileName(path) == name + ".asl.json");
        Assert.SkipWhen(file is null, $"The corpus has no '{name}'.");
        var text = File.ReadAllText(file!);
        var before = Compile(MarkedText.Parse(text)).Select(found => found.Id + found.Message).ToHashSet();
        for (var i = 0; i < edits.Length; i += 2)
            text = ReplaceFirst(text, edits[i].Trim(), edits[i + 1].Trim());
        var marked = MarkedText.Parse(text);
        var descriptor = DiagnosticDescriptors.All.Single(candidate => candidate.Id == rule);
        marked.AssertReported(Compile(marked).Where(found => !before.Contains(found.Id + found.Message)), descriptor);
    }

    [Fact]
    public void Mistakes_AreMoreThanThirty() => Assert.True(Mistakes.Count > 30);

    private static IEnumerable<DiagnosticInfo> Compile(MarkedText text) => AslCompiler.Compile(text.File, TestContext.Current.CancellationToken).Diagnostics;

    private static string ReplaceFirst(string text, string old, string replacement)
    {
        var start = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no {old}.");
        return string.Concat(text.AsSpan(0, start), replacement, text.AsSpan(start + old.Length));
    }
}
