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
    public async Task Serve_FolderWithoutDefinitions_IsRefused()
    {
        using var error = new StringWriter();
        Assert.Equal(1, await ServeCommand.RunAsync(new Inputs(TextReader.Null), Request(null), TextWriter.Null, error, TestContext.Current.CancellationToken));
        Assert.Contains("has no definition that can run", error.ToString(), StringComparison.Ordinal);
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
        using var message = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(request, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-amz-json-1.0")) };
        message.Headers.Add("X-Amz-Target", $"AWSStepFunctions.{operation}");
        using var response = await http.SendAsync(message, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return AslValue.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
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
