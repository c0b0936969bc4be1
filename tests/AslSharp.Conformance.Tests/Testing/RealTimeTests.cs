using AslSharp.Cli.Cases;
using AslSharp.Conformance.Tests.CaseFiles;
using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Testing;

/// <summary>A run whose tasks are mocked, or answer at once, waits for no timer of the system. (That the runtime has none of its own is tested over its code.)</summary>
public sealed class RealTimeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task OwnCases_NeverWaitForReal() => RunAsync(CaseFixture.Folder);

    [Fact]
    public Task RecordedCases_NeverWaitForReal()
    {
        return RunAsync(Hosts.KeptCases.Recorded());
    }

    [Fact]
    public async Task RealTaskOnAnotherThread_IsTheOnlyOneThatIsWaitedFor()
    {
        var machine = RealTasks.Over(Machines.Compile("""
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true}}}
            """), static _ => new TaskCompletionSource<AslValue>().Task);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => new StateMachineTester(machine) { CallsUnmockedTasks = true, RealTime = new NoRealTime() }.RunAsync(1, Cancellation));
        Assert.Equal("The system's clock was asked.", exception.Message);
    }

    [Fact]
    public async Task AnswerByToken_OnTheClockOfTheTest_IsNotWaitedForInRealTime()
    {
        var clock = new VirtualTimeProvider();
        var tokens = new TaskTokens();
        var machine = RealTasks.Over(Machines.Compile("""
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 100,
              "Parameters": {"QueueUrl": "q", "MessageBody.$": "$$.Task.Token"}, "Next": "W"}, "W": {"Type": "Wait", "Seconds": 5, "End": true}}}
            """), input =>
            {
                var token = input["MessageBody"].GetString();
                clock.CreateTimer(_ => tokens.SendTaskSuccess(token, "yes"), null, TimeSpan.FromSeconds(90), Timeout.InfiniteTimeSpan);
                return Task.FromResult(AslValue.Null);
            });
        var tester = new StateMachineTester(machine) { CallsUnmockedTasks = true, TimeProvider = clock, RealTime = new NoRealTime(), Options = new ExecutionOptions { TaskTokens = tokens } };

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        run.AssertOutput("yes").AssertElapsed(TimeSpan.FromSeconds(95));
    }

    [Fact]
    public async Task AnswerByToken_FromAnotherThread_LetsTheRunGoOn()
    {
        var tokens = new TaskTokens();
        var machine = RealTasks.Over(Machines.Compile("""
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
              "Parameters": {"QueueUrl": "q", "MessageBody.$": "$$.Task.Token"}, "Next": "W"}, "W": {"Type": "Wait", "Seconds": 5, "End": true}}}
            """), input =>
            {
                var token = input["MessageBody"].GetString();
                ThreadPool.QueueUserWorkItem(_ => tokens.SendTaskSuccess(token, "yes"));
                return Task.FromResult(AslValue.Null);
            });

        var run = await new StateMachineTester(machine) { CallsUnmockedTasks = true, Options = new ExecutionOptions { TaskTokens = tokens } }.RunAsync(cancellationToken: Cancellation);

        run.AssertOutput("yes").AssertElapsed(TimeSpan.FromSeconds(5));
    }

    private static async Task RunAsync(string folder)
    {
        var runner = Hosts.KeptCases.In(folder);
        var options = new StateMachineCaseOptions { ComparesEvents = false, RealTime = new NoRealTime() };
        var count = 0;
        foreach (var @case in runner.Cases.OfType<ExecutionCase>())
        {
            if (runner.MachineOf(@case)?.Create is not { } create) continue;
            try
            {
                await @case.Case.RunAsync(create(null), options, Cancellation);
            }
            catch (StateMachineTestException)
            {
                // Whether a case holds is another test's matter; here it only must not ask for the system's clock.
            }

            count++;
        }

        Assert.True(count > 100, $"Only {count} cases were run.");
    }
}
