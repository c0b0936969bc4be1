using AslSharp.Cli.Commands;

namespace AslSharp.Cli.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private const string Definition = """
        {"StartAt": "Charge", "States": {
          "Charge": {"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:charge",
                     "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1, "MaxAttempts": 1}], "Next": "Approve"},
          "Approve": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "Parameters": {"FunctionName": "ask", "Payload": {"token.$": "$$.Task.Token"}}, "End": true}}}
        """;

    private const string Mocks = """
        {"StateMachines": {"shop": {"TestCases": {"Usual": {"Charge": "Charged"}, "Poor": {"Charge": "Refused"}}}},
         "MockedResponses": {"Charged": {"0": {"Return": {"paid": true}}}, "Refused": {"0": {"Throw": {"Error": "NoMoney", "Cause": "None at all."}}}}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_Folder_RunsItsMachinesWithTheirMocks_BehindTheApiAndThePage()
    {
        _folder.Write("shop.asl.json", Definition);
        _folder.Write("MockConfigFile.json", Mocks);
        await RunAsync(null, async http =>
        {
            Assert.Contains("<base href=\"/asl/\">", await http.GetStringAsync("", TestContext.Current.CancellationToken), StringComparison.Ordinal);
            await OperateAsync(http, "StartExecution", """{"stateMachineArn": "shop", "name": "one"}""");
            const string Page = "api/execution?arn=arn:aws:states:us-east-1:123456789012:execution:shop:one";
            AslValue answer;
            // Only the page tells that a task waits, and of what it was told before.
            do answer = AslValue.Parse(await http.GetStringAsync(Page, TestContext.Current.CancellationToken));
            while (answer["waiting"].Count == 0);
            Assert.Equal("Approve", answer["waiting"][0]["state"]);
            var token = AslValue.Object(new AslProperty("taskToken", answer["waiting"][0]["token"]), new AslProperty("output", "\"yes\""));
            await OperateAsync(http, "SendTaskSuccess", token.ToJson());
            do answer = AslValue.Parse(await http.GetStringAsync(Page, TestContext.Current.CancellationToken));
            while (answer["execution"]["status"].StringEquals("Running"));
            Assert.Equal("yes", answer["execution"]["output"]);
        });
    }

    [Fact]
    public async Task Serve_Case_ChoosesTheAnswers()
    {
        _folder.Write("shop.asl.json", Definition);
        _folder.Write("MockConfigFile.json", Mocks);
        await RunAsync("Poor", async http =>
        {
            var ended = await OperateAsync(http, "StartSyncExecution", """{"stateMachineArn": "shop"}""");
            Assert.Equal(("FAILED", "NoMoney", "None at all."), (ended["status"].GetString(), ended["error"].GetString(), ended["cause"].GetString()));
        });
    }

    [Fact]
    public async Task Serve_WithoutMocks_FailsTasksAndSaysWhy()
    {
        _folder.Write("shop.asl.json", Definition);
        await RunAsync(null, async http =>
        {
            var ended = await OperateAsync(http, "StartSyncExecution", """{"stateMachineArn": "shop"}""");
            Assert.Equal(("Mock.Missing", "No mock answers the state 'Charge': name it in a test case of the mock file."), (ended["error"].GetString(), ended["cause"].GetString()));
        });
    }

    [Fact]
    public async Task Serve_ActivitiesWithoutAMock_WaitForWorkers()
    {
        _folder.Write("shop.asl.json", """
            {"StartAt": "Pick", "States": {
              "Pick": {"Type": "Task", "Resource": "arn:aws:states:eu-central-1:123456789012:activity:pick", "Next": "Pack"},
              "Pack": {"Type": "Task", "Resource": "arn:aws:states:eu-central-1:123456789012:activity:pack", "End": true}}}
            """);
        _folder.Write("MockConfigFile.json", """
            {"StateMachines": {"shop": {"TestCases": {"Usual": {"Pack": "Packed"}}}}, "MockedResponses": {"Packed": {"0": {"Return": {"packed": true}}}}}
            """);
        await RunAsync(null, async http =>
        {
            var arn = (await OperateAsync(http, "StartExecution", """{"stateMachineArn": "shop", "input": "17"}"""))["executionArn"];
            var task = await OperateAsync(http, "GetActivityTask", """{"activityArn": "arn:aws:states:eu-central-1:123456789012:activity:pick", "workerName": "one"}""");
            Assert.Equal("17", task["input"]);
            await OperateAsync(http, "SendTaskSuccess", AslValue.Object(new AslProperty("taskToken", task["taskToken"]), new AslProperty("output", "1")).ToJson());
            AslValue answer;
            do answer = await OperateAsync(http, "DescribeExecution", AslValue.Object(new AslProperty("executionArn", arn)).ToJson());
            while (answer["status"].StringEquals("RUNNING"));
            Assert.Equal("""{"packed":true}""", answer["output"]);
        });
    }

    [Fact]
    public async Task Serve_FolderWithoutDefinitions_IsRefused()
    {
        using var error = new StringWriter();
        Assert.Equal(1, await ServeCommand.RunAsync(new Inputs(TextReader.Null), Request(null), TextWriter.Null, error, TestContext.Current.CancellationToken));
        Assert.Contains("has no definition that can run", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestState_IsAnswered_AsOnTheService()
    {
        _folder.Write("shop.asl.json", Definition);
        await RunAsync(null, async http =>
        {
            // The single state of a request, with what the API has as texts.
            var passed = await TestAsync(
                """{"Type": "Pass", "Parameters": {"total.$": "$.a"}, "ResultPath": "$.b", "Next": "There"}""",
                """{"input": "{\"a\": 1}", "inspectionLevel": "DEBUG"}""");
            Assert.Equal(("SUCCEEDED", """{"a":1,"b":{"total":1}}""", "There"), (passed["status"].GetString(), passed["output"].GetString(), passed["nextState"].GetString()));
            Assert.Equal("""{"total":1}""", passed["inspectionData"]["afterParameters"]);

            var retried = await TestAsync(Definition, """{"stateName": "Charge", "mock": {"errorOutput": {"error": "Busy", "cause": "Later."}}, "inspectionLevel": "DEBUG"}""");
            Assert.Equal(("RETRIABLE", "Busy", 1L), (retried["status"].GetString(), retried["error"].GetString(), retried["inspectionData"]["errorDetails"]["retryBackoffIntervalSeconds"].GetInt64()));
            var mocked = await TestAsync(Definition, """{"stateName": "Charge", "mock": {"result": "{\"paid\": true}"}}""");
            Assert.Equal(("""{"paid":true}""", "Approve"), (mocked["output"].GetString(), mocked["nextState"].GetString()));
            var choice = await TestAsync(
                """{"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{"Condition": "{% $n > 1 %}", "Next": "Many"}], "Default": "Few"}""", """{"variables": "{\"n\": 2}"}""");
            Assert.Equal("Many", choice["nextState"]);

            Task<AslValue> TestAsync(string definition, string request) => OperateAsync(http, "TestState", AslValue.Parse(request).With("definition", definition).ToJson());
        });
    }

    [Theory]
    [InlineData("""{"Type": "Pass"}""", "{}", "InvalidDefinition: Invalid State Machine Definition: 'ASL")]
    [InlineData("no JSON", "{}", "InvalidDefinition: Invalid State Machine Definition: 'ASL")]
    [InlineData("""{"Type": "Pass", "End": true}""", """{"input": "{"}""", "InvalidExecutionInput: The member 'input' is no JSON")]
    [InlineData("""{"Type": "Pass", "End": true}""", """{"stateName": "Other"}""", "ValidationException: State not found in definition")]
    [InlineData("""{"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:a", "End": true}""", "{}", "ValidationException: Nothing is called when a state is tested here")]
    public async Task TestState_RefusesWhatTheServiceRefuses(string definition, string request, string expected)
    {
        _folder.Write("shop.asl.json", Definition);
        await RunAsync(null, async http =>
        {
            var (status, answer) = await CallAsync(http, "TestState", AslValue.Parse(request).With("definition", definition).ToJson());
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, status);
            Assert.StartsWith(expected, $"{answer["__type"].GetString()}: {answer["message"].GetString()}", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Definition_IsValidated()
    {
        _folder.Write("shop.asl.json", Definition);
        await RunAsync(null, async http =>
        {
            var right = await OperateAsync(http, "ValidateStateMachineDefinition", AslValue.Object(new AslProperty("definition", Definition)).ToJson());
            Assert.Equal(("OK", 0), (right["result"].GetString(), right["diagnostics"].Count));
            var wrong = await OperateAsync(http, "ValidateStateMachineDefinition", AslValue.Object(new AslProperty("definition", Definition.Replace("\"Next\": \"Approve\"", "\"Next\": \"Approved\"", StringComparison.Ordinal))).ToJson());
            Assert.Equal("FAIL", wrong["result"]);
            var finding = wrong["diagnostics"][0];
            Assert.Equal(("ERROR", "/States/Charge/Next"), (finding["severity"].GetString(), finding["location"].GetString()));
            Assert.StartsWith("ASL", finding["code"].GetString(), StringComparison.Ordinal);
        });
    }

    private ServeCommand.ServeRequest Request(string? testCase) => new(_folder.Path, 0, null, testCase, TimeSpan.Zero, null, null);

    private async Task RunAsync(string? testCase, Func<HttpClient, Task> use)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new AddressWriter();
        var serving = ServeCommand.RunAsync(new Inputs(TextReader.Null), Request(testCase), output, TextWriter.Null, stop.Token);
        using var http = new HttpClient { BaseAddress = new Uri(await output.Address.WaitAsync(TestContext.Current.CancellationToken)) };
        await use(http);
        await stop.CancelAsync();
        Assert.Equal(0, await serving);
    }

    private static async Task<AslValue> OperateAsync(HttpClient http, string operation, string request)
    {
        var (status, answer) = await CallAsync(http, operation, request);
        Assert.True(status == System.Net.HttpStatusCode.OK, answer.ToJson());
        return answer;
    }

    private static async Task<(System.Net.HttpStatusCode Status, AslValue Answer)> CallAsync(HttpClient http, string operation, string request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(request, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-amz-json-1.0")) };
        message.Headers.Add("X-Amz-Target", $"AWSStepFunctions.{operation}");
        using var response = await http.SendAsync(message, TestContext.Current.CancellationToken);
        return (response.StatusCode, AslValue.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }

    // Hears where the page is.
    private sealed class AddressWriter : StringWriter
    {
        private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task<string> Address => _address.Task;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Split("page  ") is [_, var address]) _address.TrySetResult(address);
        }
    }
}
