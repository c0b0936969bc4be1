using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Testing;

public sealed class StateMachineCasesTests : IDisposable
{
    private const string Definition = """
        {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:ask", "TimeoutSeconds": 60,
          "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Late"}], "End": true}, "Late": {"Type": "Pass", "Result": "late", "End": true}}}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aslsharp-cases-");
    private readonly IStateMachine _machine = Machines.Compile(Definition);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task RunAll_CasesThatHold_GivesTheirRuns()
    {
        Write("a.json", """{"name": "answers", "input": 1, "tasks": {"Ask": [{"return": 2, "after": 59}]}, "expect": {"status": "SUCCEEDED", "output": 2, "path": ["Ask"]}}""");
        Write("below/b.json", """{"input": 1, "tasks": {"Ask": [{"return": 2, "after": 61}]}, "expect": {"status": "SUCCEEDED", "output": "late", "path": ["Ask", "Late"]}}""");
        Write("c.json", """{"input": 1, "tasks": {"Ask": [{"error": "E", "cause": "c"}]}, "expect": {"status": "FAILED", "error": "E", "cause": "c"}}""");

        var runs = await StateMachineCases.RunAllAsync(_folder.FullName, _machine, cancellationToken: Cancellation);

        Assert.Equal(["answers", "b", "c"], StateMachineCases.Load(_folder.FullName).Select(@case => @case.Name).Order(StringComparer.Ordinal));
        Assert.Equal([TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(60), TimeSpan.Zero], runs.Select(run => run.Elapsed).OrderBy(elapsed => elapsed == TimeSpan.Zero));
    }

    [Fact]
    public async Task RunAll_CaseThatDoesNotHold_NamesItsFileItsDifferenceAndItsPath()
    {
        Write("good.json", """{"input": 1, "tasks": {"Ask": [{"return": 2}]}, "expect": {"status": "SUCCEEDED", "output": 2}}""");
        Write("bad.json", """{"input": 1, "tasks": {"Ask": [{"return": {"a": 2}}]}, "expect": {"status": "SUCCEEDED", "output": {"a": 3}}}""");

        var exception = await Assert.ThrowsAsync<StateMachineTestException>(() => StateMachineCases.RunAllAsync(_folder.FullName, _machine, cancellationToken: Cancellation));

        Assert.StartsWith("1 of 2 cases failed.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("/bad.json: /expect/output/a: expected 3 but was 2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("→ Ask  Task · ask", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WrongPath_IsADifference()
    {
        var @case = LoadOne("""{"input": 1, "tasks": {"Ask": [{"return": 2}]}, "expect": {"status": "SUCCEEDED", "output": 2, "path": ["Ask", "Late"]}}""");

        var exception = await Assert.ThrowsAsync<StateMachineTestException>(() => @case.RunAsync(_machine, Cancellation));
        Assert.Equal("""/expect/path: expected ["Ask","Late"] but was ["Ask"]""", exception.Problem);
    }

    [Fact]
    public async Task Run_AnswerOfAStateThatIsNotThere_SaysSo()
    {
        var @case = LoadOne("""{"tasks": {"Aks": [{"return": 2}]}, "expect": {"status": "SUCCEEDED"}}""");

        var exception = await Assert.ThrowsAsync<StateMachineTestException>(() => @case.RunAsync(_machine, Cancellation));
        Assert.Equal("/tasks: the machine has no Task state 'Aks'; it has 'Ask'.", exception.Problem);
    }

    [Fact]
    public async Task Run_Events_CountUnlessToldOtherwise()
    {
        var @case = LoadOne("""{"input": 1, "tasks": {"Ask": [{"return": 2}]}, "expect": {"status": "SUCCEEDED", "output": 2}, "events": [{"type": "ExecutionStarted", "id": 1, "prev": 0, "input": 2}]}""");

        await @case.RunAsync(_machine, new StateMachineCaseOptions { ComparesEvents = false }, Cancellation);
        var exception = await Assert.ThrowsAsync<StateMachineTestException>(() => @case.RunAsync(_machine, Cancellation));
        Assert.Equal("ExecutionStarted /events/0/input: expected 2 but was 1", exception.Problem);
    }

    [Fact]
    public void Case_ItsText_FindsItAgain()
    {
        Write("a.json", """{"name": "first", "expect": {"status": "SUCCEEDED"}}""");
        var @case = Assert.Single(StateMachineCases.Load(_folder.FullName));

        Assert.Equal("first", StateMachineCase.Parse(@case.ToString(null, null), null).Name);
        Assert.False(StateMachineCase.TryParse("nowhere/none.json", null, out _));
    }

    [Theory]
    [InlineData("[]", "it is no object.")]
    [InlineData("""{"kind": "validation"}""", "its 'kind' is \"validation\" and not \"execution\".")]
    [InlineData("""{"expcet": {"status": "SUCCEEDED"}}""", "its 'expect' has no 'status' out of SUCCEEDED, FAILED, TIMED_OUT, ABORTED, RUNNING.")]
    [InlineData("""{"tasks": {"T": {"return": 1}}, "expect": {"status": "SUCCEEDED"}}""", "the answers of 'T' are no array.")]
    [InlineData("""{"tasks": {"T": [{"returns": 1}]}, "expect": {"status": "SUCCEEDED"}}""", "an answer of 'T' has a member 'returns'; it may have return, error, cause, timeout, submitted, when, after.")]
    public void Load_FileThatIsNoCase_SaysWhy(string text, string reason)
    {
        Write("x.json", text);

        Assert.EndsWith($"x.json' is no case: {reason}", Assert.Throws<FormatException>(() => StateMachineCases.Load(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FolderWithoutCases_IsRefused()
    {
        Assert.Throws<FormatException>(() => StateMachineCases.Load(_folder.FullName));
        Assert.Throws<DirectoryNotFoundException>(() => StateMachineCases.Load("nowhere"));
    }

    private StateMachineCase LoadOne(string text)
    {
        Write("one.json", text);
        return Assert.Single(StateMachineCases.Load(_folder.FullName));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
