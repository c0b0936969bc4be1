// They wait more than they work.
[assembly: Xunit.v3.Parallelization(MaxThreads = 8)]

namespace AslSharp.DurableTask.Tests;

/// <summary>Tests with a host of Durable Task that their class shares.</summary>
public abstract class HostedTests(TestHost host) : IClassFixture<TestHost>
{
    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected TestHost Host => host;

    private protected static string NewName() => Guid.NewGuid().ToString("N");

    private protected async Task<(string Name, ExecutionResult Result)> RunAsync(string machine, string input, string? name = null)
    {
        name ??= NewName();
        var id = await host.Client.ScheduleExecutionAsync(machine, AslValue.Parse(input), name, Cancellation);
        return (name, await host.Client.WaitForExecutionAsync(id, Cancellation));
    }
}
