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
            Mock = new TestStateMock { ErrorOutput = new() { Error = "Busy", Cause = "later" } },
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
            Mock = new TestStateMock { ErrorOutput = new() { Error = "Busy", Cause = "later" } },
            StateConfiguration = new TestStateConfiguration { RetrierRetryCount = 4 },
        });

        Assert.Equal((TestStateStatus.CaughtError, "Lost"), (answer.Status, answer.NextState));
        AssertJson("""{"order": {"text": "hi"}, "problem": {"Error": "Busy", "Cause": "later"}}""", answer.Output);
        AssertJson("""{"retryIndex": 0, "catchIndex": 1}""", answer.InspectionData["errorDetails"]);
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
        var mock = new TestStateMock { Result = AslValue.Parse(result), ErrorOutput = error is null ? null : new() { Error = error } };

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

        var answer = await RunAsync(new TestStateRequest { StateName = "P", Context = AslValue.Parse("""{"Execution": {"Name": "seven"}}""") }, tester);

        AssertJson("""{"c": "seven"}""", answer.Output);
        await Assert.ThrowsAsync<TestStateException>(() => RunAsync(new TestStateRequest { StateName = "P", Context = AslValue.Parse("""{"Map": {}}""") }, tester));
    }

    [Theory]
    [InlineData("""{"Nothing": {}}""", "Field 'Nothing' is not allowed")]
    [InlineData("""{"Execution": {"Nothing": 1}}""", "Field 'Nothing' is not allowed")]
    [InlineData("""{"Execution": 1}""", "Field 'Execution' must be an object")]
    [InlineData("""{"Execution": {"Name": 1}}""", "Field 'Name' must be a string")]
    [InlineData("""{"State": {"RetryCount": "1"}}""", "Field 'RetryCount' must be a number")]
    [InlineData("""{"StateMachine": {"Id": []}}""", "Field 'Id' must be a string")]
    public async Task Context_WithWhatItDoesNotHave_IsRefused(string context, string message)
    {
        var refusal = await Assert.ThrowsAsync<TestStateException>(() => RunAsync(Request("Size", """{"total": 1}""") with { Context = AslValue.Parse(context) }));

        Assert.Equal(("ValidationException", "Invalid Context object provided: " + message), (refusal.Error, refusal.Message));
    }

    [Fact]
    public async Task Secrets_BesideAMock_AreRefused()
    {
        var request = Request("Charge", "{}") with { Mock = new TestStateMock { Result = AslValue.EmptyObject }, RevealSecrets = true };

        Assert.Equal("TestState does not support RevealSecrets when a mock is specified.", (await Assert.ThrowsAsync<TestStateException>(() => RunAsync(request))).Message);
    }

    [Theory]
    [InlineData("""{"mock": {"result": "no JSON"}}""", "Mocked result must be valid JSON")]
    [InlineData("""{"mock": {"result": "{\"MessageId\": 5}"}}""", "Mock result schema validation error: Field 'MessageId' must be a string")]
    [InlineData("""{"mock": {"result": {}}, "revealSecrets": true}""", "TestState does not support RevealSecrets when a mock is specified.")]
    [InlineData("{}", "RoleArn must be specified when testing a Task state")]
    public async Task QuestionInJson_TheServiceRefuses_IsRefusedInItsWords(string json, string message)
    {
        var refusal = await Assert.ThrowsAsync<TestStateException>(async () => await RunAsync(TestStateJson.Request(AslValue.Parse(json), "Charge")));

        Assert.Equal(("ValidationException", message), (refusal.Error, refusal.Message));
    }

    [Fact]
    public async Task Map_WithMoreFailuresThanItems_IsRefused()
    {
        foreach (var mock in new TestStateMock[] { new() { Result = AslValue.Parse("[1, 2]") }, new() { ErrorOutput = new() { Error = "Broken" } } })
        {
            var request = Request("Each", """{"items": [1, 2]}""") with { Mock = mock, StateConfiguration = new() { MapIterationFailureCount = 3 } };
            var refusal = await Assert.ThrowsAsync<TestStateException>(() => RunAsync(request));
            Assert.Equal("Map iteration failure count must be less than or equal to the number of Map iterations", refusal.Message);
        }
    }

    [Fact]
    public async Task Variables_HandedIn_AreShownWithThoseAssigned()
    {
        var request = Request("Charge", """{"order": {"text": "hi"}}""") with { Variables = AslValue.Parse("""{"last": "m0", "kept": 1}""") };
        var mock = new TestStateMock { Result = AslValue.Parse("""{"MessageId": "m1", "MD5OfMessageBody": "x"}""") };

        AssertJson("""{"last": "m1", "kept": 1}""", (await RunAsync(request with { Mock = mock })).InspectionData["variables"]);
        AssertJson("""{"last": "m0", "kept": 1}""", (await RunAsync(request with { StateName = "Size", Input = AslValue.Parse("""{"total": 1}""") })).InspectionData["variables"]);
        Assert.True((await RunAsync(request with { StateName = "Size", Input = AslValue.Parse("""{"total": 1}"""), InspectionLevel = InspectionLevel.Info })).InspectionData.IsUndefined);
        AssertJson("""{"last": "m0", "kept": 1}""", (await RunAsync(request with { StateName = "Lost" })).InspectionData["variables"]);
    }

    [Fact]
    public async Task Task_FailingWithItsRetriesUsedAndNoCatcher_NamesTheRetrier()
    {
        var tester = new StateTester(MachineBatch.CompileForInspection("""
            {"QueryLanguage": "JSONata", "StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:lambda:getFunction",
              "Arguments": {"FunctionName": "f"}, "Retry": [{"ErrorEquals": ["Other"]}, {"ErrorEquals": ["Busy"], "MaxAttempts": 1}], "End": true}}}
            """));
        var request = Request("T", "{}") with { Mock = new() { ErrorOutput = new() { Error = "Busy" } }, StateConfiguration = new() { RetrierRetryCount = 1 } };

        var answer = await RunAsync(request, tester);

        Assert.Equal((TestStateStatus.Failed, "Busy", null), (answer.Status, answer.Error, answer.Cause));
        AssertJson("""{"retryIndex": 1}""", answer.InspectionData["errorDetails"]);

        foreach (var (result, message) in new[]
        {
            ("""{"Configuration": {"MemorySize": 10241}}""", "Field 'MemorySize' exceeds the maximum value"),
            ("""{"Configuration": {"MemorySize": 127}}""", "Field 'MemorySize' is less than the minimum value"),
            ("""{"Configuration": {"SnapStart": 1}}""", "Field 'SnapStart' must be an object"),
        })
        {
            foreach (var mode in new[] { FieldValidationMode.Strict, FieldValidationMode.Present })
            {
                var mock = new TestStateMock { Result = AslValue.Parse(result), FieldValidationMode = mode };
                var refusal = await Assert.ThrowsAsync<TestStateException>(() => RunAsync(request with { Mock = mock, StateConfiguration = null }, tester));
                Assert.Equal("Mock result schema validation error: " + message, refusal.Message);
            }

            var unchecked_ = new TestStateMock { Result = AslValue.Parse(result), FieldValidationMode = FieldValidationMode.None };
            Assert.Equal(TestStateStatus.Succeeded, (await RunAsync(request with { Mock = unchecked_, StateConfiguration = null }, tester)).Status);
        }
    }

    [Fact]
    public async Task Timestamp_ThatIsNoText_IsRefused()
    {
        var tester = new StateTester(MachineBatch.CompileForInspection("""
            {"QueryLanguage": "JSONata", "StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution",
              "Arguments": {"StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:m"}, "End": true}}}
            """));
        var mock = new TestStateMock { Result = AslValue.Parse("""{"ExecutionArn": "a", "StartDate": 5}""") };

        Assert.Equal(
            "Mock result schema validation error: Field 'StartDate' must be a string",
            (await Assert.ThrowsAsync<TestStateException>(() => RunAsync(Request("T", "{}") with { Mock = mock }, tester))).Message);
    }

    [Fact]
    public async Task Parallel_WithAMock_ShowsNothingOfItsInput()
    {
        var tester = new StateTester(MachineBatch.CompileForInspection("""
            {"StartAt": "P", "States": {
              "P": {"Type": "Parallel", "InputPath": "$.a", "Parameters": {"b.$": "$"}, "ResultPath": "$.r", "Branches": [{"StartAt": "X", "States": {"X": {"Type": "Pass", "End": true}}}], "Next": "J"},
              "J": {"Type": "Parallel", "QueryLanguage": "JSONata", "Arguments": "{% $states.input %}", "Branches": [{"StartAt": "Y", "States": {"Y": {"Type": "Pass", "End": true}}}], "Next": "R"},
              "R": {"Type": "Pass", "Parameters": {"x": 1}, "Result": 2, "ResultPath": "$.r", "End": true}}}
            """));
        var mock = new TestStateMock { Result = AslValue.Parse("[7]") };

        AssertJson(
            """{"input": {"a": 1}, "afterResultSelector": [7], "afterResultPath": {"a": 1, "r": [7]}}""", (await RunAsync(Request("P", """{"a": 1}""") with { Mock = mock }, tester)).InspectionData);
        AssertJson("""{"input": {"a": 1}}""", (await RunAsync(Request("J", """{"a": 1}""") with { Mock = mock }, tester)).InspectionData);
        AssertJson(
            """{"input": {"a": 1}, "result": 2, "afterResultSelector": 2, "afterResultPath": {"a": 1, "r": 2}}""", (await RunAsync(Request("R", """{"a": 1}"""), tester)).InspectionData);
    }

    [Fact]
    public async Task Map_ShowsWhatBecomesOfItsItems()
    {
        var tester = new StateTester(MachineBatch.CompileForInspection("""
            {"StartAt": "I", "States": {
              "I": {"Type": "Map", "ItemsPath": "$.items", "ItemSelector": {"n.$": "$$.Map.Item.Index", "v.$": "$$.Map.Item.Value"},
                "ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}, "Next": "D"},
              "D": {"Type": "Map", "QueryLanguage": "JSONata", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON", "ItemsPointer": "/rows", "MaxItems": 3}, "Arguments": {"Bucket": "b", "Key": "k"}},
                "ItemSelector": {"v": "{% $states.context.Map.Item.Value * 2 %}"}, "ItemBatcher": {"MaxItemsPerBatch": 2},
                "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}},
                "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Arguments": {"Bucket": "b"}}, "End": true}}}
            """));
        var inline = await RunAsync(Request("I", """{"items": [5, 6]}""") with { Mock = new() { Result = AslValue.Parse("[1, 1]") } }, tester);
        AssertJson("""[{"n": 0, "v": 5}, {"n": 1, "v": 6}]""", inline.InspectionData["afterItemSelector"]);

        var request = Request("D", "{}") with
        {
            Mock = new() { Result = AslValue.EmptyObject },
            StateConfiguration = new() { MapItemReaderData = """{"rows": [1, 2, 3, 4]}""", MapIterationFailureCount = 0 },
        };
        var distributed = (await RunAsync(request, tester)).InspectionData;
        AssertJson("[1, 2, 3]", distributed["afterItemsPointer"]);
        AssertJson("""[{"v": 2}, {"v": 4}, {"v": 6}]""", distributed["afterItemSelector"]);
        AssertJson("""[{"Items": [{"v": 2}, {"v": 4}]}, {"Items": [{"v": 6}]}]""", distributed["afterItemBatcher"]);

        var nowhere = await RunAsync(request with { StateConfiguration = new() { MapItemReaderData = "{}" } }, tester);
        Assert.Equal(
            (TestStateStatus.Failed, "States.ItemReaderFailed", "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure."),
            (nowhere.Status, nowhere.Error, nowhere.Cause));
        Assert.Equal("Mocked result must be a JSON object.", (await Assert.ThrowsAsync<TestStateException>(() => RunAsync(request with { Mock = new() { Result = AslValue.EmptyArray } }, tester))).Message);
        Assert.Equal(
            "Mocked result must be an array.",
            (await Assert.ThrowsAsync<TestStateException>(() => RunAsync(Request("I", """{"items": []}""") with { Mock = new() { Result = AslValue.EmptyObject } }, tester))).Message);
    }

    private static TestStateRequest Request(string state, string input)
        => new() { StateName = state, Input = AslValue.Parse(input), InspectionLevel = InspectionLevel.Debug };

    private static Task<TestStateResponse> TestAsync(string state, string input, TestStateMock? mock = null)
        => RunAsync(Request(state, input) with { Mock = mock });

    private static Task<TestStateResponse> RunAsync(TestStateRequest request, StateTester? tester = null)
        => (tester ?? Tester).TestAsync(request, TestContext.Current.CancellationToken);

    private static void AssertJson(string expected, AslValue actual) => Assert.Equal(AslValue.Parse(expected), actual);
}
