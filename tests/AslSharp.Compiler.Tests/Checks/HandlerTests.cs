using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Checks;

// What a Task state says of its failures, and of who may end it.
public sealed class HandlerTests
{
    [Theory]
    [InlineData(""" "Retry": [{ "ErrorEquals": ["E"] }, { "ErrorEquals": [[|"E"|], "F"] }]""")]
    [InlineData(""" "Retry": [{ "ErrorEquals": ["E", [|"E"|]] }]""")]
    [InlineData(""" "Retry": [{ "ErrorEquals": ["States.TaskFailed"] }, { "ErrorEquals": [[|"Lambda.Unknown"|]] }, { "ErrorEquals": ["States.Timeout"] }]""")]
    [InlineData(""" "Catch": [{ "ErrorEquals": ["States.TaskFailed"], "Next": "B" }, { "ErrorEquals": [[|"States.Permissions"|]], "Next": "B" }]""")]
    public void Compile_NameThatIsMatchedBefore_ReportsIt(string field) => AssertText(Task(field), ErrorNameNeverMatches);

    [Theory]
    [InlineData(""" "Retry": [{ "ErrorEquals": ["E"] }], "Catch": [{ "ErrorEquals": ["E"], "Next": "B" }]""")]
    [InlineData(""" "Retry": [{ "ErrorEquals": ["E"] }, { "ErrorEquals": ["States.TaskFailed"] }, { "ErrorEquals": ["States.ALL"] }]""")]
    [InlineData(""" "Retry": [{ "ErrorEquals": ["States.TaskFailed", "E"] }]""")]
    [InlineData(""" "Retry": [{ "ErrorEquals": ["e"] }, { "ErrorEquals": ["E"] }]""")]
    [InlineData(""" "Retry": [{ "ErrorEquals": ["States.Timeout"] }, { "ErrorEquals": ["States.HeartbeatTimeout", "States.DataLimitExceeded"] }]""")]
    [InlineData(""" "Retry": [{ "ErrorEquals": ["States.Http.StatusCode.429", "${Errors}"] }, { "ErrorEquals": ["${Errors}"] }]""")]
    [InlineData(""" "Retry": [{ "ErrorEquals": ["E"], "IntervalSeconds": 5, "MaxDelaySeconds": 5 }]""")]
    public void Compile_NamesThatCanMatch_ReportNothing(string field) => AssertText(Task(field));

    [Fact]
    public void Compile_MisplacedStatesAll_IsTheOnlyReport() =>
        AssertText(Task(""" "Retry": [{ "ErrorEquals": [[|"States.ALL"|]] }, { "ErrorEquals": ["E"] }, { "ErrorEquals": ["E"] }]"""), StatesAllMisplaced);

    [Fact]
    public void Compile_TaskFailedOnAParallel_LeavesTheNamesOfItsBranches() =>
        AssertStates("""
            "A": { "Type": "Parallel", "End": true, "Branches": [{ "StartAt": "I", "States": { "I": { "Type": "Fail", "Error": "E" } } }],
                   "Retry": [{ "ErrorEquals": ["States.TaskFailed"] }, { "ErrorEquals": ["E"] }] }
            """);

    [Fact]
    public void Compile_RuntimeError_ReportsTheName() =>
        AssertText(Task(""" "Retry": [{ "ErrorEquals": ["E", [|"States.Runtime"|]] }]"""), RuntimeErrorNotMatched);

    [Fact]
    public void Compile_UnknownReservedName_AdvisesTheNearest()
    {
        AssertText(Task(""" "Retry": [{ "ErrorEquals": [[|"States.TimeOut"|]] }]"""), ErrorNameUnknown);
        AssertMessage(""" "A": { "Type": "Task", "Resource": "${F}", "Retry": [{ "ErrorEquals": ["States.TimeOut"] }], "End": true }""", "did you mean 'States.Timeout'?");
    }

    [Fact]
    public void Compile_ReservedNameThatAFailStateRaises_ReportsNothing() =>
        Assert.Empty(Compile(Machine("""
            "A": { "Type": "Parallel", "End": true, "Branches": [{ "StartAt": "I", "States": { "I": { "Type": "Fail", "Error": "States.Mine" } } }],
                   "Retry": [{ "ErrorEquals": ["States.Mine"] }] }
            """)).Diagnostics);

    [Fact]
    public void Compile_LongestDelayBelowTheFirst_ReportsTheNumber() =>
        AssertText(Task(""" "Retry": [{ "ErrorEquals": ["E"], "IntervalSeconds": 30, "MaxDelaySeconds": [|5|] }]"""), MaxDelayBelowInterval);

    [Theory]
    [InlineData(""" { "a": "b" }""", true)]
    [InlineData(""" { "a.$": "$.b" }""", true)]
    [InlineData(""" { "a.$": "$$.Execution.Id" }""", true)]
    [InlineData(""" { "a.$": "$$['Task']" }""", false)]
    [InlineData(""" { "a.$": "$$.Task.Token" }""", false)]
    [InlineData(""" { "a": [{ "b.$": "States.Format('{}', $$.Task.Token)" }] }""", false)]
    [InlineData(""" { "a.$": "$$" }""", false)]
    [InlineData(""" { "${A}": "b" }""", false)]
    public void Compile_TokenTask_MustPassItsToken(string message, bool isReported)
    {
        var found = Compile(Machine($$"""
            "A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": { "QueueUrl": "q", "MessageBody": {{message}} }, "End": true }
            """)).Diagnostics;
        Assert.Equal(isReported ? [TaskTokenNotPassed.Id] : [], found.Select(diagnostic => diagnostic.Id));
    }

    private static string Task(string field) =>
        Machine($$""" "A": { "Type": "Task", "Resource": "${F}", {{field}}, "Next": "B" }, "B": { "Type": "Succeed" }""");
}
