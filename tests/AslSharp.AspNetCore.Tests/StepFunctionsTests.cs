using AslSharp.ServiceModels;

namespace AslSharp.AspNetCore.Tests;

/// <summary>The operations of Step Functions, over HTTP.</summary>
public sealed class StepFunctionsTests
{
    private const string Prefix = "arn:aws:states:eu-central-1:123456789012";

    [Fact]
    public async Task Execution_IsStarted_Described_AndListed_AndHasAHistory()
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions());
        var operations = new Operations(server.Address);

        var started = await operations.SucceedAsync("StartExecution", $$"""{"stateMachineArn": "{{Prefix}}:stateMachine:shop", "name": "first", "input": "{\"pieces\":[\"a\"]}"}""");
        Assert.Equal($"{Prefix}:execution:shop:first", started["executionArn"]);
        var described = await EndAsync(operations, "first");
        Assert.Equal("SUCCEEDED", described["status"]);
        Assert.Equal("""{"pieces":["a"],"price":60,"packed":["a"]}""", described["output"]);
        Assert.True(described["stopDate"].GetDouble() >= described["startDate"].GetDouble());

        var again = await operations.SucceedAsync("StartExecution", $$"""{"stateMachineArn": "shop", "name": "second", "input": "{\"pieces\":[\"broken\"]}"}""");
        Assert.Equal("FAILED", (await EndAsync(operations, "second"))["status"]);
        var listed = await operations.SucceedAsync("ListExecutions", $$"""{"stateMachineArn": "{{Prefix}}:stateMachine:shop", "statusFilter": "FAILED"}""");
        Assert.Equal(again["executionArn"], Assert.Single(listed["executions"].Items.ToArray())["executionArn"]);
        var page = await operations.SucceedAsync("ListExecutions", $$"""{"stateMachineArn": "shop", "maxResults": 1}""");
        var rest = await operations.SucceedAsync("ListExecutions", $$"""{"stateMachineArn": "shop", "maxResults": 1, "nextToken": "{{page["nextToken"].GetString()}}"}""");
        Assert.Equal(["second", "first"], new[] { page, rest }.Select(static page => page["executions"][0]["name"].GetString()));

        var history = await operations.SucceedAsync("GetExecutionHistory", $$"""{"executionArn": "{{Prefix}}:execution:shop:first", "maxResults": 3}""");
        Assert.Equal(["ExecutionStarted", "TaskStateEntered", "LambdaFunctionScheduled"], history["events"].Items.ToArray().Select(static each => each["type"].GetString()));
        Assert.Equal("""{"pieces":["a"]}""", history["events"][1]["stateEnteredEventDetails"]["input"]);
        Assert.True(history["events"][0]["timestamp"].IsNumber);
        var last = await operations.SucceedAsync("GetExecutionHistory", $$"""{"executionArn": "{{Prefix}}:execution:shop:first", "maxResults": 1, "reverseOrder": true, "includeExecutionData": false}""");
        Assert.Equal("ExecutionSucceeded", last["events"][0]["type"]);
        Assert.True(last["events"][0]["executionSucceededEventDetails"]["output"].IsUndefined);
    }

    [Fact]
    public async Task Callback_IsAnswered_ByItsToken()
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions());
        var operations = new Operations(server.Address);
        await operations.SucceedAsync("StartExecution", """{"stateMachineArn": "shop", "name": "dear", "input": "{\"pieces\":[\"a\",\"b\"]}"}""");
        string? token;
        while (!server.Questions.Tokens.TryDequeue(out token)) await Task.Delay(10, TestContext.Current.CancellationToken);

        await operations.SucceedAsync("SendTaskHeartbeat", $$"""{"taskToken": "{{token}}"}""");
        await operations.SucceedAsync("SendTaskSuccess", $$"""{"taskToken": "{{token}}", "output": "\"yes\""}""");
        var described = await EndAsync(operations, "dear");
        Assert.Equal("yes", AslValue.Parse(described["output"].GetString())["approval"]);
        Assert.StartsWith("TaskTimedOut", await operations.FailAsync("SendTaskSuccess", $$"""{"taskToken": "{{token}}", "output": "1"}"""), StringComparison.Ordinal);
        Assert.StartsWith("InvalidToken", await operations.FailAsync("SendTaskFailure", """{"taskToken": "nonsense"}"""), StringComparison.Ordinal);
        Assert.StartsWith("InvalidOutput", await operations.FailAsync("SendTaskSuccess", $$"""{"taskToken": "{{token}}", "output": "{"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_IsMade_Polled_AndAnswered()
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions());
        var operations = new Operations(server.Address);
        var activity = (await operations.SucceedAsync("CreateActivity", """{"name": "work"}"""))["activityArn"].GetString();
        Assert.Equal($"{Prefix}:activity:work", activity);
        Assert.Equal("work", (await operations.SucceedAsync("DescribeActivity", $$"""{"activityArn": "{{activity}}"}"""))["name"]);
        Assert.Equal(1, (await operations.SucceedAsync("ListActivities", "{}"))["activities"].Count);

        await operations.SucceedAsync("StartExecution", """{"stateMachineArn": "work", "name": "w", "input": "{\"n\":1}"}""");
        var task = await operations.SucceedAsync("GetActivityTask", $$"""{"activityArn": "{{activity}}", "workerName": "me"}""");
        Assert.Equal("""{"n":1}""", task["input"]);
        await operations.SucceedAsync("SendTaskFailure", $$"""{"taskToken": "{{task["taskToken"].GetString()}}", "error": "Broken", "cause": "It is."}""");
        var described = await EndAsync(operations, "w", "work");
        Assert.Equal(("FAILED", "Broken", "It is."), (described["status"].GetString(), described["error"].GetString(), described["cause"].GetString()));
        Assert.Equal("REDRIVABLE", described["redriveStatus"]);

        await operations.SucceedAsync("RedriveExecution", $$"""{"executionArn": "{{Prefix}}:execution:work:w"}""");
        task = await operations.SucceedAsync("GetActivityTask", $$"""{"activityArn": "{{activity}}"}""");
        await operations.SucceedAsync("SendTaskSuccess", $$"""{"taskToken": "{{task["taskToken"].GetString()}}", "output": "2"}""");
        described = await EndAsync(operations, "w", "work");
        Assert.Equal(("SUCCEEDED", "2", 1), (described["status"].GetString(), described["output"].GetString(), described["redriveCount"].GetInt32()));
        await operations.SucceedAsync("DeleteActivity", $$"""{"activityArn": "{{activity}}"}""");
        Assert.StartsWith("ActivityDoesNotExist", await operations.FailAsync("DescribeActivity", $$"""{"activityArn": "{{activity}}"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execution_IsStopped()
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions());
        var operations = new Operations(server.Address);
        var arn = (await operations.SucceedAsync("StartExecution", """{"stateMachineArn": "sleep", "name": "s"}"""))["executionArn"].GetString();

        Assert.True((await operations.SucceedAsync("StopExecution", $$"""{"executionArn": "{{arn}}", "error": "Enough", "cause": "Time is up."}"""))["stopDate"].IsNumber);
        var described = await operations.SucceedAsync("DescribeExecution", $$"""{"executionArn": "{{arn}}"}""");
        Assert.Equal(("ABORTED", "Enough"), (described["status"].GetString(), described["error"].GetString()));
    }

    [Fact]
    public async Task SyncExecution_IsAnswered_WhenItHasEnded()
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions());
        var ended = await new Operations(server.Address).SucceedAsync("StartSyncExecution", """{"stateMachineArn": "shop", "input": "{\"pieces\":[]}"}""");
        Assert.Equal("SUCCEEDED", ended["status"]);
        Assert.True(ended["billingDetails"]["billedDurationInMilliseconds"].GetInt64() >= 100);
    }

    [Fact]
    public async Task StateMachines_AreListedAndDescribed()
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions());
        var operations = new Operations(server.Address);

        var listed = await operations.SucceedAsync("ListStateMachines", """{"maxResults": 2}""");
        Assert.Equal(["shop", "sleep"], listed["stateMachines"].Items.ToArray().Select(static machine => machine["name"].GetString()));
        Assert.Equal("work", (await operations.SucceedAsync("ListStateMachines", $$"""{"nextToken": "{{listed["nextToken"].GetString()}}"}"""))["stateMachines"][0]["name"]);
        var described = await operations.SucceedAsync("DescribeStateMachine", $$"""{"stateMachineArn": "{{Prefix}}:stateMachine:sleep"}""");
        Assert.Equal("Sleep", AslValue.Parse(described["definition"].GetString())["StartAt"]);
        var arn = (await operations.SucceedAsync("StartExecution", """{"stateMachineArn": "sleep"}"""))["executionArn"].GetString();
        Assert.Equal("sleep", (await operations.SucceedAsync("DescribeStateMachineForExecution", $$"""{"executionArn": "{{arn}}"}"""))["name"]);
        Assert.Equal(0, (await operations.SucceedAsync("ListMapRuns", $$"""{"executionArn": "{{arn}}"}"""))["mapRuns"].Count);
    }

    [Theory]
    [InlineData("StartExecution", """{}""", "ValidationException: 1 validation error detected: Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null")]
    [InlineData("StartExecution", """{"stateMachineArn": "none"}""", "InvalidArn: Invalid Arn: 'Invalid ARN prefix: none'")]
    [InlineData("StartExecution", """{"stateMachineArn": "arn:aws:states:eu-central-1:123456789012:stateMachine:none"}""", "StateMachineDoesNotExist: State Machine Does Not Exist: 'arn:aws:states:eu-central-1:123456789012:stateMachine:none'")]
    [InlineData("StartExecution", """{"stateMachineArn": 5}""", "SerializationException: The member 'stateMachineArn' must be a string.")]
    [InlineData("StartExecution", """{"stateMachineArn": "shop", "input": "{"}""", "InvalidExecutionInput: Invalid State Machine Execution Input: ")]
    [InlineData("StartExecution", """{"stateMachineArn": "shop", "name": "a b"}""", "InvalidName: Invalid Name: 'a b'")]
    [InlineData("DescribeExecution", """{"executionArn": "arn:aws:states:eu-central-1:123456789012:execution:shop:x"}""", "ExecutionDoesNotExist: Execution Does Not Exist: 'arn:aws:states:eu-central-1:123456789012:execution:shop:x'")]
    [InlineData("DescribeExecution", """{"executionArn": "arn:aws:states:eu-central-1:123456789012:stateMachine:shop"}""", "InvalidArn: Invalid Arn: 'Resource type not valid in this context: stateMachine'")]
    [InlineData("ListExecutions", """{"stateMachineArn": "shop", "statusFilter": "DONE"}""", "ValidationException: 1 validation error detected: Value 'DONE' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: [")]
    [InlineData("ListExecutions", """{"stateMachineArn": "shop", "maxResults": 1001}""", "ValidationException: 1 validation error detected: Value '1001' at 'maxResults'")]
    [InlineData("ListExecutions", """{}""", "ValidationException: Exactly one of")]
    [InlineData("DescribeMapRun", """{"mapRunArn": "arn:aws:states:eu-central-1:123456789012:mapRun:shop/x:y"}""", "ResourceNotFound: Resource not found: 'arn:aws:states:eu-central-1:123456789012:mapRun:shop/x:y'")]
    [InlineData("CreateStateMachine", """{"name": "n", "definition": "{}", "roleArn": "r"}""", "ValidationException: CreateStateMachine is not offered here: state machines are compiled")]
    [InlineData("TagResource", """{"resourceArn": "r", "tags": []}""", "UnknownOperationException: TagResource is not offered here: nothing has tags.")]
    [InlineData("ListStateMachineAliases", """{"stateMachineArn": "shop"}""", "UnknownOperationException: ListStateMachineAliases is not offered here: there are no versions and aliases")]
    [InlineData("TestState", """{"definition": "{}"}""", "UnknownOperationException: TestState is not offered here: it needs the compiler, which is no part of an application. 'aslsharp serve' answers it")]
    [InlineData("ValidateStateMachineDefinition", """{"definition": "{}"}""", "UnknownOperationException: ValidateStateMachineDefinition is not offered here: it needs the compiler")]
    [InlineData("Nonsense", """{}""", "UnknownOperationException: There is no operation 'Nonsense'.")]
    public async Task WrongRequest_IsRefused(string operation, string request, string expected)
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions());
        Assert.StartsWith(expected, await new Operations(server.Address).FailAsync(operation, request), StringComparison.Ordinal);
    }

    // Nothing that the service's model names is left without a word.
    [Fact]
    public async Task EveryOperation_IsAnswered_OrRefusedWithASentence()
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions());
        var operations = new Operations(server.Address);
        var refused = new List<string>();
        var model = Service.Find("sfn")!;
        foreach (var operation in model.OperationNames)
        {
            // This one would wait a minute for a task, and has a test of its own.
            if (operation == "GetActivityTask") continue;
            var (status, answer) = await operations.CallAsync(operation, Sample(model.FindOperation(operation)!.Input));
            Assert.NotEqual(500, status);
            if (status == 200 || !answer["message"].GetString().Contains("is not offered here", StringComparison.Ordinal)) continue;
            Assert.Matches($"^{operation} is not offered here: .{{15,}}\\.$", answer["message"].GetString());
            refused.Add(operation);
        }

        Assert.Equal(
            [
                "CreateStateMachine", "CreateStateMachineAlias", "DeleteStateMachine", "DeleteStateMachineAlias", "DeleteStateMachineVersion", "DescribeStateMachineAlias",
                "ListStateMachineAliases", "ListStateMachineVersions", "ListTagsForResource", "PublishStateMachineVersion", "TagResource", "TestState", "UntagResource",
                "UpdateStateMachine", "UpdateStateMachineAlias", "ValidateStateMachineDefinition",
            ],
            refused.Order(StringComparer.Ordinal));
    }

    // A request that has what it must have, and nothing that exists.
    private static AslValue Sample(Shape? shape)
    {
        if (shape is null) return AslValue.EmptyObject;
        return shape.Kind switch
        {
            ShapeKind.Structure => AslValue.Object([.. shape.Required.ToArray().Select(name => new AslProperty(name.GetString(), Sample(shape.Members.First(member => name.StringEquals(member.Name)).Shape)))]),
            ShapeKind.List => AslValue.EmptyArray,
            ShapeKind.String => "none",
            ShapeKind.Boolean => false,
            _ => 1,
        };
    }

    [Fact]
    public async Task HostileRequests_AreRefused()
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions());
        var operations = new Operations(server.Address);

        Assert.Equal(413, (await operations.CallAsync("StartExecution", AslValue.Of(new string('x', 3_000_000)))).Status);
        Assert.Equal("SerializationException", (await operations.CallAsync("StartExecution", AslValue.Of(5))).Answer["__type"]);
        Assert.Equal("UnknownOperationException", (await operations.CallAsync("../../secret", AslValue.EmptyObject)).Answer["__type"]);
        var deep = AslValue.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "1" + new string('}', 60));
        Assert.Equal(400, (await operations.CallAsync("StartExecution", deep)).Status);
    }

    private static async Task<AslValue> EndAsync(Operations operations, string name, string machine = "shop")
    {
        while (true)
        {
            var described = await operations.SucceedAsync("DescribeExecution", $$"""{"executionArn": "{{Prefix}}:execution:{{machine}}:{{name}}"}""");
            if (!described["status"].StringEquals("RUNNING")) return described;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
