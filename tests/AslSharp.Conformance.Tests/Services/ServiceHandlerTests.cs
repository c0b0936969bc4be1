using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Services;

/// <summary>Tasks that are answered by their resource.</summary>
public sealed class ServiceHandlerTests
{
    private const string Queue = "arn:aws:states:::sqs:sendMessage";
    private const string Send = """
        {"StartAt": "Send", "States": {"Send": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
          "Parameters": {"QueueUrl": "q", "MessageBody.$": "$"}, "TimeoutSeconds": 30,
          "Catch": [{"ErrorEquals": ["Queue.Full"], "Next": "Full"}], "End": true},
          "Full": {"Type": "Pass", "Result": "full", "End": true}}}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Handler_OfAMachineWithoutTasks_AnswersRawParameters()
    {
        var services = new ServiceHandlers().Add(Queue, static (parameters, context, _) => new(parameters.With("by", context.Resource)));

        var result = await RunAsync(Send, services);

        Assert.Equal(AslValue.Parse($$"""{"QueueUrl": "q", "MessageBody": 5, "by": "{{Queue}}"}"""), result.Output);
    }

    [Fact]
    public async Task Handler_BesideAMethod_GoesFirst()
    {
        var services = new ServiceHandlers().Add(Queue, static (_, _, _) => new("handler"));
        var machine = Harness.ScriptedTasks.Over(Machines.Compile(Send), new ExecutionOptions { Services = services }, static (_, _, _) => new("method"));

        Assert.Equal("handler", (await machine.ExecuteAsync(5, Cancellation)).Output);
    }

    [Fact]
    public async Task Handler_ThatThrows_FailsTheTask()
    {
        var services = new ServiceHandlers().Add(Queue, static (_, _, _) => throw new StatesTaskException("Queue.Full"));

        Assert.Equal("full", (await RunAsync(Send, services)).Output);
    }

    [Fact]
    public async Task Handler_OfLambdaInvoke_GivesTheWholeEnvelope()
    {
        var services = new ServiceHandlers().Add("arn:aws:states:::lambda:*", static (parameters, _, _) => new(AslValue.Object(new AslProperty("Payload", parameters["FunctionName"]))));
        var result = await RunAsync(
            """{"StartAt": "F", "States": {"F": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"}, "End": true}}}""", services);

        Assert.Equal("""{"Payload":"f"}""", result.Output.ToJson());
    }

    [Fact]
    public async Task Task_ThatNothingAnswers_EndsTheExecutionAndSaysWhy()
    {
        var result = await RunAsync(Send.Replace("Queue.Full", "States.ALL", StringComparison.Ordinal), new ServiceHandlers());

        Assert.Equal(ErrorNames.Runtime, result.Error);
        Assert.EndsWith(
            $"Nothing answers the task 'Send' ({Queue}): the state machine was made without its tasks, and ExecutionOptions.Services has no handler of that resource.",
            result.Cause,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "mock")]
    [InlineData(false, "handler")]
    public async Task Tester_Mock_GoesBeforeTheHandler(bool isMocked, string expected)
    {
        var services = new ServiceHandlers().Add(Queue, static (_, _, _) => new("handler"));
        var tester = new StateMachineTester(Machines.Compile(Send)) { Options = new ExecutionOptions { Services = services } };
        if (isMocked) tester.Mocks["Send"].Returns("mock");

        Assert.Equal(expected, (await tester.RunAsync(5, Cancellation)).Output);
    }

    [Fact]
    public async Task SendTaskSuccess_OfAnUnknownToken_FailsAsTheServiceDoes()
    {
        var services = new ServiceHandlers().AddTaskTokens(new TaskTokens());
        var result = await RunAsync(
            """
            {"StartAt": "Send", "States": {"Send": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:sendTaskFailure",
              "Parameters": {"TaskToken": "NoSuchTaskToken"}, "End": true}}}
            """,
            services);

        Assert.Equal("Sfn.InvalidTokenException", result.Error);
        Assert.StartsWith("Invalid Token: 'Invalid token' (Service: Sfn, Status Code: 400, Request ID: ", result.Cause, StringComparison.Ordinal);
    }

    private static ValueTask<ExecutionResult> RunAsync(string definition, ServiceHandlers services)
        => Machines.Compile(definition, new ExecutionOptions { Services = services }).ExecuteAsync(5, Cancellation);
}
