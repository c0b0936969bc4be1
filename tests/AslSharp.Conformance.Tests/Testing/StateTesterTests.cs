using AslSharp.Conformance.Tests.Harness;
using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Testing;

/// <summary>One state of a machine, tested as the service's TestState does (reference 14).</summary>
public sealed class StateTesterTests
{
    private const string Definition = """
        {
          "StartAt": "Charge",
          "States": {
            "Charge": {
              "Type": "Task",
              "Resource": "arn:aws:states:::sqs:sendMessage",
              "InputPath": "$.order",
              "Parameters": { "QueueUrl": "q", "MessageBody.$": "$.text" },
              "ResultSelector": { "id.$": "$.MessageId" },
              "ResultPath": "$.sent",
              "Assign": { "last.$": "$.MessageId" },
              "Retry": [ { "ErrorEquals": [ "Busy" ], "IntervalSeconds": 3, "BackoffRate": 2, "MaxAttempts": 4 } ],
              "Catch": [ { "ErrorEquals": [ "Never" ], "Next": "Lost" }, { "ErrorEquals": [ "States.ALL" ], "ResultPath": "$.problem", "Next": "Lost" } ],
              "Next": "Each"
            },
            "Each": {
              "Type": "Map",
              "ItemsPath": "$.items",
              "ToleratedFailureCount": 1,
              "ItemProcessor": { "StartAt": "Double", "States": { "Double": { "Type": "Pass", "Parameters": { "twice.$": "States.Array($, $)" }, "End": true } } },
              "Next": "Both"
            },
            "Both": {
              "Type": "Parallel",
              "Branches": [
                { "StartAt": "Left", "States": { "Left": { "Type": "Pass", "End": true } } },
                { "StartAt": "Right", "States": { "Right": { "Type": "Pass", "End": true } } }
              ],
              "Next": "Size"
            },
            "Size": { "Type": "Choice", "Choices": [ { "Variable": "$.total", "NumericGreaterThan": 10, "Next": "Lost" } ], "Default": "Done" },
            "Lost": { "Type": "Fail", "Error": "Lost", "Cause": "for ever" },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    private static readonly StateTester Tester = new(MachineBatch.CompileForInspection(Definition));

    [Fact]
    public async Task Task_WithMockedResult_ShowsEachField()
    {
        var answer = await TestAsync("Charge", """{"order": {"text": "hi"}}""", new TestStateMock { Result = AslValue.Parse("""{"MessageId": "m1", "MD5OfMessageBody": "x"}""") });

        Assert.Equal((TestStateStatus.Succeeded, "Each"), (answer.Status, answer.NextState));
        AssertJson("""{"order": {"text": "hi"}, "sent": {"id": "m1"}}""", answer.Output);
        AssertJson(
            """
            {
              "input": {"order": {"text": "hi"}},
              "afterInputPath": {"text": "hi"},
              "afterParameters": {"QueueUrl": "q", "MessageBody": "hi"},
              "result": {"MessageId": "m1", "MD5OfMessageBody": "x"},
              "afterResultSelector": {"id": "m1"},
              "afterResultPath": {"order": {"text": "hi"}, "sent": {"id": "m1"}},
              "variables": {"last": "m1"}
            }
            """,
            answer.InspectionData);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 12)]
    public async Task Task_FailingWithARetrierLeft_IsRetriable(int used, int seconds)
    {
        var answer = await RunAsync(Request("Charge", """{"order": {"text": "hi"}}""") with
        {
            Mock = new TestStateMock { ErrorOutput = new("Busy", "later") },
            StateConfiguration = new TestStateConfiguration { RetrierRetryCount = used },
        });

        Assert.Equal((TestStateStatus.Retriable, "Busy", "later"), (answer.Status, answer.Error, answer.Cause));
        AssertJson($$"""{"retryIndex": 0, "retryBackoffIntervalSeconds": {{seconds}}}""", answer.InspectionData["errorDetails"]);
    }

    [Fact]
    public async Task Task_FailingWithItsRetriesUsed_IsCaught()
    {
        var answer = await RunAsync(Request("Charge", """{"order": {"text": "hi"}}""") with
        {
            Mock = new TestStateMock { ErrorOutput = new("Busy", "later") },
            StateConfiguration = new TestStateConfiguration { RetrierRetryCount = 4 },
        });

        Assert.Equal((TestStateStatus.CaughtError, "Lost"), (answer.Status, answer.NextState));
        AssertJson("""{"order": {"text": "hi"}, "problem": {"Error": "Busy", "Cause": "later"}}""", answer.Output);
        AssertJson("""{"catchIndex": 1}""", answer.InspectionData["errorDetails"]);
    }

    [Fact]
    public async Task State_OfAnInnerScope_IsTestedByItself()
    {
        var answer = await TestAsync("Double", "4");

        Assert.Equal((TestStateStatus.Succeeded, null), (answer.Status, answer.NextState));
        AssertJson("""{"twice": [4, 4]}""", answer.Output);
    }

    [Fact]
    public async Task Choice_ThatMatches_NamesTheNextState()
    {
        Assert.Equal("Lost", (await TestAsync("Size", """{"total": 11}""")).NextState);
        Assert.Equal("Done", (await TestAsync("Size", """{"total": 10}""")).NextState);
    }

    [Fact]
    public async Task Fail_HasErrorAndCause()
    {
        var answer = await TestAsync("Lost", "{}");

        Assert.Equal((TestStateStatus.Failed, "Lost", "for ever"), (answer.Status, answer.Error, answer.Cause));
    }

    [Theory]
    [InlineData(1, TestStateStatus.Succeeded)]
    [InlineData(2, TestStateStatus.Failed)]
    public async Task Map_WithFailedIterations_FailsBeyondItsTolerance(int failed, TestStateStatus status)
    {
        var answer = await RunAsync(Request("Each", """{"items": [1, 2, 3]}""") with
        {
            Mock = new TestStateMock { Result = AslValue.Parse("[1, 2, 3]") },
            StateConfiguration = new TestStateConfiguration { MapIterationFailureCount = failed },
        });

        Assert.Equal(status, answer.Status);
        AssertJson("[1, 2, 3]", answer.InspectionData["afterItemsPath"]);
        AssertJson("1", answer.InspectionData["toleratedFailureCount"]);
    }

    [Theory]
    [InlineData("Double", "1", null, "State type 'Pass' is not supported when a mock is specified")]
    [InlineData("Both", "[1]", null, "Mocked result must contain the same number of items as number of Parallel branches.")]
    [InlineData("Both", "{}", null, "Mocked result must be an array.")]
    [InlineData("Charge", "1", "Oops", "A test mock should have only one of the following fields: [result, errorOutput].")]
    [InlineData("Charge", """{"MessageId": 5}""", null, "Mock result schema validation error: Field 'MessageId' must be a string")]
    [InlineData("Nowhere", "1", null, "State not found in definition")]
    public async Task Question_TheServiceRefuses_IsRefusedInItsWords(string state, string result, string? error, string message)
    {
        var mock = new TestStateMock { Result = AslValue.Parse(result), ErrorOutput = error is null ? null : new(error, null) };

        var refusal = await Assert.ThrowsAsync<TestStateException>(() => TestAsync(state, "{}", mock));

        Assert.Equal(("ValidationException", message), (refusal.Error, refusal.Message));
    }

    [Fact]
    public async Task Map_WithoutAMock_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<TestStateException>(() => TestAsync("Each", "{}"));

        Assert.Equal("InvalidDefinition", refusal.Error);
    }

    [Fact]
    public async Task Context_Given_IsTheOneShown()
    {
        var tester = new StateTester(MachineBatch.CompileForInspection(
            """{"StartAt": "P", "States": {"P": {"Type": "Pass", "Parameters": {"c.$": "$$.Execution.Name"}, "End": true}}}"""));

        var answer = await RunAsync(new TestStateRequest("P") { Context = AslValue.Parse("""{"Execution": {"Name": "seven"}}""") }, tester);

        AssertJson("""{"c": "seven"}""", answer.Output);
        await Assert.ThrowsAsync<TestStateException>(() => RunAsync(new TestStateRequest("P") { Context = AslValue.Parse("""{"Map": {}}""") }, tester));
    }

    private static TestStateRequest Request(string state, string input)
        => new(state) { Input = AslValue.Parse(input), InspectionLevel = InspectionLevel.Debug };

    private static Task<TestStateResponse> TestAsync(string state, string input, TestStateMock? mock = null)
        => RunAsync(Request(state, input) with { Mock = mock });

    private static Task<TestStateResponse> RunAsync(TestStateRequest request, StateTester? tester = null)
        => (tester ?? Tester).TestAsync(request, TestContext.Current.CancellationToken);

    private static void AssertJson(string expected, AslValue actual) => Assert.Equal(AslValue.Parse(expected), actual);
}
