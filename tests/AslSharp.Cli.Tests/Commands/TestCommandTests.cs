namespace AslSharp.Cli.Tests.Commands;

public sealed class TestCommandTests : IDisposable
{
    private const string Echo = """{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Test_CasesOfAllOutcomes_CountsThem()
    {
        _folder.Write("a.json", $$$$"""{"name": "right", "kind": "execution", "definition": {{{{Echo}}}}, "input": 1, "expect": {"status": "SUCCEEDED", "output": 1.0}}""");
        _folder.Write("b.json", $$$$"""{"name": "wrong", "kind": "execution", "definition": {{{{Echo}}}}, "input": 1, "expect": {"status": "SUCCEEDED", "output": 2}}""");
        _folder.Write("c.json", """{"name": "single", "kind": "other"}""");
        _folder.Write("other.json", "{}");

        var (exitCode, output, _) = await Tool.RunAsync("test", _folder.Path);

        Assert.Equal(1, exitCode);
        Assert.Contains("failed: wrong: /expect/output: expected 2 but was 1", output, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed, 1 skipped" + Environment.NewLine, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_JsonFormat_PrintsOneObject()
    {
        _folder.Write("a.json", $$$$"""{"name": "one", "kind": "execution", "definition": {{{{Echo}}}}, "input": 1, "expect": {"status": "SUCCEEDED", "output": 1}}""");
        _folder.Write("b.json", $$$$"""{"name": "two", "kind": "other", "definition": {{{{Echo}}}}}""");

        var (exitCode, output, _) = await Tool.RunAsync("test", _folder.Path, "--format", "json");

        Assert.Equal(0, exitCode);
        Assert.Equal(
            AslValue.Parse("""
                {"passed": 1, "failed": 0, "skipped": 1, "cases": [{"name": "one", "outcome": "passed"},
                 {"name": "two", "outcome": "skipped", "message": "cases of kind 'other' are not known"}]}
                """),
            AslValue.Parse(output));
    }

    [Fact]
    public async Task Test_Filter_RunsOnlyCasesWithThatText()
    {
        _folder.Write("alpha.asl.json", Echo);
        _folder.Write("beta.asl.json", Echo);

        Assert.Equal((0, "1 passed, 0 failed" + Environment.NewLine, ""), await Tool.RunAsync("test", _folder.Path, "--filter", "ALPHA"));
    }

    [Fact]
    public async Task Test_CaseOfTheTestKit_IsRunWhereItHasADefinition()
    {
        var file = _folder.Write("a.json", $$$$"""{"definition": {{{{Echo}}}}, "input": 1, "expect": {"status": "SUCCEEDED", "output": 1}}""");

        Assert.Equal((0, "1 passed, 0 failed" + Environment.NewLine, ""), await Tool.RunAsync("test", file));
    }

    [Fact]
    public async Task Test_NothingToRun_IsNoSuccess()
    {
        var file = _folder.Write("a.json", """{"input": 1, "expect": {"status": "SUCCEEDED", "output": 1}}""");

        var (exitCode, output, error) = await Tool.RunAsync("test", _folder.Path);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("Cases without a definition are run by the test kit", error, StringComparison.Ordinal);
        Assert.Contains("nor a case file that has one", (await Tool.RunAsync("test", file)).Error, StringComparison.Ordinal);

        _folder.Write("alpha.asl.json", Echo);
        (exitCode, _, error) = await Tool.RunAsync("test", _folder.Path, "--filter", "beta");
        Assert.Equal((2, "No case has 'beta' in its name."), (exitCode, error.Trim()));
    }

    [Fact]
    public async Task Test_OneTextOfTwoTypes_IsCompiledForEach()
    {
        const string Sync = """{"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync", "Parameters": {"StateMachineArn": "arn"}, "End": true}}}""";
        _folder.Write("a.json", $$$$"""{"name": "standard", "kind": "validation", "definition": {{{{Sync}}}}, "expect": {"status": "ACCEPTED"}}""");
        _folder.Write("b.json", $$$$"""{"name": "express", "kind": "validation", "type": "EXPRESS", "definition": {{{{Sync}}}}, "expect": {"status": "REJECTED", "messages": []}}""");

        Assert.Equal((0, "2 passed, 0 failed" + Environment.NewLine, ""), await Tool.RunAsync("test", _folder.Path));
    }

    [Fact]
    public async Task Test_ChoiceTable_RunsEachRow()
    {
        const string Choice = """{"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": 1, "Next": "Yes"}], "Default": "No"}, "Yes": {"Type": "Pass", "Result": "yes", "End": true}, "No": {"Type": "Pass", "Result": "no", "End": true}}}""";
        _folder.Write("t.json", $$$$"""
            {"name": "table", "kind": "choice-table", "scrubbed": ["/rows/2/expect/output"], "rows": [
              {"definition": {{{{Choice}}}}, "input": 1, "expect": {"status": "SUCCEEDED", "output": "yes"}},
              {"definition": {{{{Choice}}}}, "input": 2, "expect": {"status": "SUCCEEDED", "output": "yes"}},
              {"definition": {{{{Choice}}}}, "input": 2, "expect": {"status": "SUCCEEDED", "output": "blanked"}}]}
            """);

        var (_, output, _) = await Tool.RunAsync("test", _folder.Path);

        Assert.Contains("failed: table#1: /rows/1/expect/output", output, StringComparison.Ordinal);
        Assert.EndsWith("2 passed, 1 failed" + Environment.NewLine, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_TaskAnswers_AreGivenAndComparedWithTheHistory()
    {
        const string Definition = """{"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111111111111:function:f", "End": true}}}""";
        const string Scheduled = """{"type": "LambdaFunctionScheduled", "id": 3, "prev": 2, "resource": "arn:aws:lambda:us-east-1:111111111111:function:<f>", "input": {}}""";
        _folder.Write("t.json", $$$$"""
            {"name": "task", "kind": "execution", "definition": {{{{Definition}}}}, "input": {}, "tasks": {"T": [{"error": "E", "cause": "{\"a\": 1}"}]},
             "expect": {"status": "FAILED", "error": "E", "cause": "{\"a\":1}"}, "eventOrder": "total", "reserialized": ["/expect/cause", "/events/4/cause"],
             "scrubbed": ["/events/2/resource"],
             "events": [{"type": "ExecutionStarted", "id": 1, "prev": 0, "input": {}}, {"type": "TaskStateEntered", "id": 2, "prev": 0, "name": "T", "input": {}},
               {{{{Scheduled}}}}, {"type": "LambdaFunctionStarted", "id": 4, "prev": 3}, {"type": "LambdaFunctionFailed", "id": 5, "prev": 4, "error": "E", "cause": "{\"a\":1}"},
               {"type": "ExecutionFailed", "id": 6, "prev": 9, "error": "E", "cause": "{\"a\": 1}"}]}
            """);

        Assert.Equal(0, (await Tool.RunAsync("test", _folder.Path, "--expect", "outcome")).ExitCode);
        Assert.Contains("ExecutionFailed /events/5/prev: expected 9 but was 5", (await Tool.RunAsync("test", _folder.Path)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RUNNING")]
    [InlineData("ABORTED")]
    public async Task Test_ExecutionThatNeverEnded_IsMetWhenOursNeverEnds(string status)
    {
        const string Definition = """{"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111111111111:function:f", "End": true}}}""";
        _folder.Write("t.json", $$$$"""{"name": "task", "kind": "execution", "definition": {{{{Definition}}}}, "input": {}, "tasks": {}, "expect": {"status": "{{{{status}}}}"}}""");
        _folder.Write("u.json", $$$$"""{"name": "ends", "kind": "execution", "definition": {{{{Echo}}}}, "input": {}, "tasks": {}, "expect": {"status": "{{{{status}}}}"}}""");

        var (_, output, _) = await Tool.RunAsync("test", _folder.Path);

        Assert.Contains("failed: ends", output, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed" + Environment.NewLine, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_TaskAtWorkWhenASiblingFailed_NeedsNoAnswer()
    {
        const string Definition = """
            {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "Slow", "States": {"Slow": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111111111111:function:f", "End": true}}},
              {"StartAt": "Bad", "States": {"Bad": {"Type": "Fail", "Error": "E"}}}]}}}
            """;
        _folder.Write("t.json", $$$$"""{"name": "sibling", "kind": "execution", "definition": {{{{Definition}}}}, "input": {}, "tasks": {}, "expect": {"status": "FAILED", "error": "E"}}""");
        _folder.Write("u.json", $$$$"""{"name": "alone", "kind": "execution", "definition": {{{{Definition.Replace("Fail\"", "Succeed\"").Replace(", \"Error\": \"E\"", "")}}}}, "input": {}, "tasks": {}, "expect": {"status": "SUCCEEDED", "output": 1}}""");

        var (_, output, _) = await Tool.RunAsync("test", _folder.Path, "--expect", "outcome");

        Assert.Contains("failed: alone: The execution is stuck", output, StringComparison.Ordinal);
        Assert.Contains("the task 'Slow' has no answer (left) for {}", output, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed" + Environment.NewLine, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_Refusals_AreMetByAnErrorAtTheSamePlace()
    {
        const string Bad = """{"StartAt": "P", "States": {"P": {"Type": "Pass", "Next": "Q"}}}""";
        _folder.Write("a.json", Refusal("met", Bad, "/States/P/Next"));
        _folder.Write("b.json", Refusal("elsewhere", Bad, "/States/P/Type"));
        _folder.Write("c.json", Refusal("none", Echo, "/States/P"));

        var (_, output, _) = await Tool.RunAsync("test", _folder.Path);

        Assert.Contains("failed: elsewhere", output, StringComparison.Ordinal);
        Assert.Contains("failed: none", output, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 2 failed" + Environment.NewLine, output, StringComparison.Ordinal);

        static string Refusal(string name, string definition, string location) => $$$$"""
            {"name": "{{{{name}}}}", "kind": "validation", "definition": {{{{definition}}}},
             "expect": {"status": "REJECTED", "messages": ["m"], "diagnostics": [{"code": "C", "location": "{{{{location}}}}"}]}}
            """;
    }

    [Fact]
    public async Task Test_ValidatorVerdicts_AreMetOrOpen()
    {
        _folder.Write("a.json", """{"name": "bad", "text": "{\"StartAt\": \"P\"}", "valid": false, "expected": []}""");
        _folder.Write("b.json", """{"name": "bad today", "text": "{\"StartAt\": \"P\"}", "valid": true, "specValid": false, "expected": []}""");
        _folder.Write("c.json", """{"name": "open", "text": "{", "valid": true, "specValid": null, "expected": []}""");
        _folder.Write("d.json", """{"name": "thought good", "text": "{", "valid": true, "expected": []}""");

        var (_, output, _) = await Tool.RunAsync("test", _folder.Path);

        Assert.Contains("failed: thought good: is valid, but:", output, StringComparison.Ordinal);
        Assert.EndsWith("2 passed, 1 failed, 1 skipped" + Environment.NewLine, output, StringComparison.Ordinal);
    }
}
