namespace AslSharp.Cli.Tests.Commands;

/// <summary>Histories of executions that were redriven, and of those with Map Runs and their items.</summary>
public sealed class RedrivenHistoryTests : IDisposable
{
    private const string Function = "arn:aws:lambda:us-east-1:111111111111:function:";

    private const string Order = """
        {"StartAt": "Get", "States": {
          "Get": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111111111111:function:get", "Next": "Put"},
          "Put": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111111111111:function:put", "ResultPath": "$.put", "End": true}}}
        """;

    private const string Rows = """
        {"StartAt": "Each", "States": {
          "Each": {"Type": "Map", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON"}, "Parameters": {"Bucket": "b", "Key": "k"}},
            "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "Row", "States": {
              "Row": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111111111111:function:row", "End": true}}},
            "Retry": [{"ErrorEquals": ["States.ExceedToleratedFailureThreshold"], "IntervalSeconds": 1, "MaxAttempts": 1}],
            "Assign": {"count.$": "$[0]"}, "ResultPath": "$.rows", "Next": "Tell"},
          "Tell": {"Type": "Pass", "Parameters": {"rows.$": "$.rows", "count.$": "$count"}, "End": true}}}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _events = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Redriven_IsReplayedUpToItsFailureAndAsAWhole(bool entersAgain)
    {
        MakeRedriven(entersAgain);
        var definition = _folder.Write("order.asl.json", Order);

        Assert.Equal((0, "2 passed, 0 failed" + Environment.NewLine, ""), await Tool.RunAsync("test", definition, "--history", History()));
    }

    [Fact]
    public async Task Redriven_OfAnotherMachine_SaysWhatDiffers()
    {
        MakeRedriven(entersAgain: false);
        var definition = _folder.Write("order.asl.json", Order.Replace("$.put", "$.stored", StringComparison.Ordinal));

        var (exitCode, output, _) = await Tool.RunAsync("test", definition, "--history", History());

        // Until it failed nothing was stored, so that only the whole differs.
        Assert.Equal(1, exitCode);
        Assert.Contains("1 passed, 1 failed", output, StringComparison.Ordinal);
        Assert.Contains("/expect", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MapRun_AnswersAsItDidWithRetriersAndVariables()
    {
        MakeMapRun();
        var definition = _folder.Write("rows.asl.json", Rows);

        Assert.Equal((0, "1 passed, 0 failed" + Environment.NewLine, ""), await Tool.RunAsync("test", definition, "--history", History()));
    }

    [Theory]
    [InlineData("\"MaxAttempts\": 1", "\"MaxAttempts\": 0")]
    [InlineData("\"count.$\": \"$count\"", "\"count.$\": \"$.rows\"")]
    public async Task MapRun_OfAnotherMachine_SaysWhatDiffers(string old, string changed)
    {
        MakeMapRun();
        Assert.Contains(old, Rows, StringComparison.Ordinal);
        var definition = _folder.Write("rows.asl.json", Rows.Replace(old, changed, StringComparison.Ordinal));

        var (exitCode, output, _) = await Tool.RunAsync("test", definition, "--history", History());

        Assert.Equal(1, exitCode);
        Assert.Contains("/expect", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_OfAMapRun_IsReplayedByTheMachineInside()
    {
        Add(0, "ExecutionStarted", """{"input": "{\"id\":7}"}""");
        Add(0, "TaskStateEntered", """{"name": "Row", "input": "{\"id\":7}"}""");
        Call("row", """{\"id\":7}""", "Succeeded", """{"output": "70"}""");
        Add("TaskStateExited", """{"name": "Row", "output": "70"}""");
        Add("ExecutionSucceeded", """{"output": "70"}""");
        var history = History();

        Assert.Equal((0, "1 passed, 0 failed" + Environment.NewLine, ""), await Tool.RunAsync("test", _folder.Write("rows.asl.json", Rows), "--history", history));
        var other = _folder.Write("other.asl.json", Rows.Replace("function:row\"", "function:line\"", StringComparison.Ordinal));
        Assert.Equal(1, (await Tool.RunAsync("test", other, "--history", history)).ExitCode);
    }

    private void MakeRedriven(bool entersAgain)
    {
        Add(0, "ExecutionStarted", """{"input": "{\"n\":1}"}""");
        Add(0, "TaskStateEntered", """{"name": "Get", "input": "{\"n\":1}"}""");
        Call("get", """{\"n\":1}""", "Succeeded", """{"output": "{\"m\":2}"}""");
        Add("TaskStateExited", """{"name": "Get", "output": "{\"m\":2}"}""");
        Add("TaskStateEntered", """{"name": "Put", "input": "{\"m\":2}"}""");
        Call("put", """{\"m\":2}""", "Failed", """{"error": "Full", "cause": "no room"}""");
        Add("ExecutionFailed", """{"error": "Full", "cause": "no room"}""");
        Add("ExecutionRedriven", """{"redriveCount": 1}""");
        if (entersAgain) Add("TaskStateEntered", """{"name": "Put", "input": "{\"m\":2}"}""");
        Call("put", """{\"m\":2}""", "Succeeded", """{"output": "true"}""");
        Add("TaskStateExited", """{"name": "Put", "output": "{\"m\":2,\"put\":true}"}""");
        Add("ExecutionSucceeded", """{"output": "{\"m\":2,\"put\":true}"}""");
    }

    private void MakeMapRun()
    {
        Add(0, "ExecutionStarted", """{"input": "{\"n\":1}"}""");
        Add(0, "MapStateEntered", """{"name": "Each", "input": "{\"n\":1}"}""");
        Add("MapStateStarted", """{"length": 0}""");
        Add("MapRunStarted", """{"mapRunArn": "arn:aws:states:us-east-1:111111111111:mapRun:rows/Each:1"}""");
        Add("MapRunFailed", """{"error": "States.ExceedToleratedFailureThreshold", "cause": "The specified tolerated failure threshold was exceeded"}""");
        Add("MapStateStarted", """{"length": 0}""");
        Add("MapRunStarted", """{"mapRunArn": "arn:aws:states:us-east-1:111111111111:mapRun:rows/Each:2"}""");
        Add("MapRunSucceeded", "{}");
        Add("MapStateSucceeded", "{}");
        Add("MapStateExited", """{"name": "Each", "output": "{\"n\":1,\"rows\":[3,4]}", "assignedVariables": {"count": "3"}}""");
        Add("PassStateEntered", """{"name": "Tell", "input": "{\"n\":1,\"rows\":[3,4]}"}""");
        Add("PassStateExited", """{"name": "Tell", "output": "{\"rows\":[3,4],\"count\":3}"}""");
        Add("ExecutionSucceeded", """{"output": "{\"rows\":[3,4],\"count\":3}"}""");
    }

    private void Call(string function, string input, string end, string details)
    {
        Add("LambdaFunctionScheduled", $$"""{"resource": "{{Function}}{{function}}", "input": "{{input}}"}""");
        Add("LambdaFunctionStarted", null);
        Add("LambdaFunction" + end, details);
    }

    private void Add(string type, string? details) => Add(_events.Count, type, details);

    private void Add(int previous, string type, string? details)
    {
        var kind = type.EndsWith("StateEntered", StringComparison.Ordinal) ? "stateEntered" : type.EndsWith("StateExited", StringComparison.Ordinal) ? "stateExited"
            : char.ToLowerInvariant(type[0]) + type[1..];
        var rest = details is null ? "" : $", \"{kind}EventDetails\": {details}";
        _events.Add($$"""{"id": {{_events.Count + 1}}, "previousEventId": {{previous}}, "type": "{{type}}"{{rest}}}""");
    }

    private string History() => _folder.Write("history.json", $$"""{"events": [{{string.Join(",\n", _events)}}]}""");
}
