namespace AslSharp.Cli.Tests.Commands;

/// <summary>Executions that ran elsewhere, as cases: the histories are as the aws CLI printed them, of an interpreter of others.</summary>
public sealed class TestHistoryTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "AslSharp.Cli.Tests", "Histories");
    private static readonly string Definition = Path.Combine(Folder, "order.asl.json");
    private static readonly string History = Path.Combine(Folder, "order.json");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task History_OfTheSameMachine_Passes()
        => Assert.Equal((0, "1 passed, 0 failed" + Environment.NewLine, ""), await Tool.RunAsync("test", Definition, "--history", History));

    [Theory]
    [InlineData("\"Error\": \"Enough\"", "\"Error\": \"TooMuch\"", "/expect")]
    [InlineData("\"TableName\": \"nowhere\"", "\"TableName\": \"orders\"", "/events")]
    [InlineData("\"item.$\": \"$$.Map.Item.Value\"", "\"item.$\": \"$$.Map.Item.Index\"", "no answer")]
    [InlineData("\"Seconds\": 1", "\"Seconds\": 1, \"Comment\": \"\"", null)]
    public async Task History_OfAnotherMachine_SaysWhatDiffers(string old, string changed, string? difference)
    {
        var text = await File.ReadAllTextAsync(Definition, TestContext.Current.CancellationToken);
        Assert.Contains(old, text, StringComparison.Ordinal);
        var file = _folder.Write("order.asl.json", text.Replace(old, changed, StringComparison.Ordinal));

        var (exitCode, output, _) = await Tool.RunAsync("test", file, "--history", History);

        Assert.Equal(difference is null ? 0 : 1, exitCode);
        if (difference is not null) Assert.Contains(difference, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_Saved_IsACaseByItself()
    {
        Assert.Equal(0, (await Tool.RunAsync("test", Definition, "--history", History, "--save", _folder.Path)).ExitCode);

        Assert.Equal((0, "1 passed, 0 failed" + Environment.NewLine, ""), await Tool.RunAsync("test", Path.Combine(_folder.Path, "order.json")));
        var @case = AslValue.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Path, "order.json"), TestContext.Current.CancellationToken));
        Assert.Equal("DynamoDB.ResourceNotFoundException", @case["tasks"]["Get"][0]["error"].GetString());
        Assert.Equal("one", @case["tasks"]["Tell"][0]["when"]["Item"]["id"]["S"].GetString());
        Assert.Equal("<time>", @case["events"][2]["output"]["at"].GetString());
        Assert.Equal("<id>", @case["events"][2]["output"]["key"].GetString());
    }

    [Fact]
    public async Task History_OfOurOwnRun_ComesOutTheSameWithRetriesBranchesAndTimeouts()
    {
        var definition = _folder.Write("flow.asl.json", """
            {"StartAt": "Try", "States": {
              "Try": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f", "TimeoutSeconds": 5, "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 3}], "Next": "Both"},
              "Both": {"Type": "Parallel", "Next": "Ask", "Branches": [
                {"StartAt": "Left", "States": {"Left": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q", "MessageBody": "l"}, "End": true}}},
                {"StartAt": "Right", "States": {"Right": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "g", "Payload.$": "$"}, "End": true}}}]},
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "Parameters": {"FunctionName": "h", "Payload": {"taskToken.$": "$$.Task.Token"}}, "ResultPath": null, "End": true}}}
            """);
        var history = Path.Combine(_folder.Path, "flow.json");
        var (ran, _, problem) = await Tool.RunAsync(
            "run", definition, "--quiet", "--history", history, "--input", """{"n": 1}""",
            "--mock", "Try=1", "--mock", """Left={"MessageId": "m"}""", "--mock", """Right={"Payload": 2, "StatusCode": 200}""", "--mock", "Ask=3");
        Assert.True(ran == 0, problem);

        Assert.Equal((0, "1 passed, 0 failed" + Environment.NewLine, ""), await Tool.RunAsync("test", definition, "--history", history));
    }

    [Fact]
    public async Task History_OfAMachineThatUsesTheExecutionsName_NeedsIt()
    {
        var definition = _folder.Write("name.asl.json", """{"StartAt": "P", "States": {"P": {"Type": "Pass", "Parameters": {"name.$": "$$.Execution.Name"}, "End": true}}}""");
        var history = _folder.Write("h.json", """
            {"events": [
              {"id": 1, "timestamp": "2026-03-01T08:00:00.000000+01:00", "type": "ExecutionStarted", "executionStartedEventDetails": {"input": "{}"}},
              {"id": 2, "previousEventId": 0, "timestamp": "2026-03-01T08:00:00.010000+01:00", "type": "PassStateEntered", "stateEnteredEventDetails": {"name": "P", "input": "{}"}},
              {"id": 3, "previousEventId": 2, "timestamp": "2026-03-01T08:00:00.010000+01:00", "type": "PassStateExited", "stateExitedEventDetails": {"name": "P", "output": "{\"name\":\"order-42\"}"}},
              {"id": 4, "previousEventId": 3, "timestamp": "2026-03-01T08:00:00.020000+01:00", "type": "ExecutionSucceeded", "executionSucceededEventDetails": {"output": "{\"name\":\"order-42\"}"}}]}
            """);

        Assert.Equal(1, (await Tool.RunAsync("test", definition, "--history", history)).ExitCode);
        Assert.Equal((0, "1 passed, 0 failed" + Environment.NewLine, ""), await Tool.RunAsync("test", definition, "--history", history, "--execution-name", "order-42"));
    }

    [Theory]
    [InlineData("{}", "has no array 'events'")]
    [InlineData("""{"events": [{"id": 1, "type": "PassStateEntered"}]}""", "does not begin with ExecutionStarted")]
    [InlineData("""{"events": [{"id": 1, "type": "ExecutionStarted", "executionStartedEventDetails": {"input": "{}", "inputDetails": {"truncated": true}}}]}""", "cut off")]
    [InlineData("""{"events": [{"id": 1, "type": "ExecutionStarted", "executionStartedEventDetails": {}}]}""", "--include-execution-data")]
    public async Task Text_ThatCannotBeReplayed_IsRefused(string text, string message)
    {
        var (exitCode, _, error) = await Tool.RunAsync("test", Definition, "--history", _folder.Write("h.json", text));

        Assert.Equal(2, exitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_OfHistories_NeedOne()
    {
        var (exitCode, _, error) = await Tool.RunAsync("test", Definition, "--save", _folder.Path);

        Assert.Equal(2, exitCode);
        Assert.Contains("--history", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfAFetchedHistory_HasItsTimes()
    {
        var report = Path.Combine(_folder.Path, "report.html");

        Assert.Equal(0, (await Tool.RunAsync("graph", Definition, "--history", History, "-o", report)).ExitCode);

        Assert.Contains("2026-11-30 11:52:37 UTC", await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
