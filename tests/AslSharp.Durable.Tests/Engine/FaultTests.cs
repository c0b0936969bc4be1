using AslSharp.Durable.Tests.Machines;
using AslSharp.Durable.Tests.Stores;
using AslSharp.Hosting;
using AslSharp.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AslSharp.Durable.Tests.Engine;

/// <summary>What the world does to executions: disks that are full, clocks that go back.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly StoreFile _file = new();
    private readonly Tasks _tasks = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task DiskFull_WhatIsUnderWayStandsStill_AndGoesOnWhenThereIsRoom()
    {
        var gate = new TaskCompletionSource();
        var big = AslValue.Of(new string('x', 50_000));
        _tasks.Answers["First"] = async (_, _, _) =>
        {
            await gate.Task;
            return big;
        };
        string running;
        var started = new List<string>();
        await using (var process = await DurableProcess.StartAsync(_tasks, () => new SqliteExecutionStore(_file.Path) { MaximumPages = 100 }, new VirtualTimeProvider()))
        {
            running = (await process.Client.StartExecutionAsync("chain", default, "running", cancellationToken: Cancellation)).ExecutionArn;
            Assert.Equal(HealthStatus.Healthy, await HealthAsync(process));
            var problem = await Assert.ThrowsAsync<ExecutionStoreException>(async () =>
            {
                while (started.Count < 1000)
                {
                    var input = AslValue.Object(new AslProperty("text", AslValue.Of(new string('y', 3000))));
                    started.Add((await process.Client.StartExecutionAsync("waiting", input, $"{started.Count}", cancellationToken: Cancellation)).ExecutionArn);
                }
            });
            Assert.Contains("could not grow", problem.Message, StringComparison.Ordinal);
            Assert.InRange(started.Count, 10, 999);
            await Assert.ThrowsAsync<ExecutionDoesNotExistException>(
                () => process.Client.DescribeExecutionAsync(running.Replace("chain:running", $"waiting:{started.Count}", StringComparison.Ordinal), Cancellation));

            var commits = process.Engine.StoreProblem;
            gate.SetResult();
            for (var i = 0; process.Engine.StoreProblem == commits; i++)
            {
                Assert.InRange(i, 0, 500);
                await Task.Delay(10, Cancellation);
            }

            Assert.Equal(0, _tasks.CallsOf("Second"));
            Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(process));
            Assert.Equal(ExecutionStatus.Running, (await process.Client.DescribeExecutionAsync(running, Cancellation)).Status);
        }

        await using (var process = await DurableProcess.StartAsync(_tasks, () => new SqliteExecutionStore(_file.Path), new VirtualTimeProvider()))
        {
            var ended = await process.Client.WaitForExecutionAsync(running, Cancellation);
            Assert.Equal((ExecutionStatus.Succeeded, "Third"), (ended.Status, ended.Output["third"].GetString()));
            var first = _tasks.Calls.Where(static call => call.State == "First").Select(static call => call.Key).ToList();
            Assert.Equal(2, first.Count);
            Assert.Equal(first[0], first[1]);
            foreach (var arn in started) Assert.Equal(ExecutionStatus.Running, (await process.Client.DescribeExecutionAsync(arn, Cancellation)).Status);
        }
    }

    [Fact]
    public async Task ClockSetBackBetweenProcesses_WaitsThatMuchLonger_AndLosesNothing()
    {
        var clock = new VirtualTimeProvider();
        var now = clock.GetUtcNow();
        string arn;
        await using (var process = await DurableProcess.StartAsync(_tasks, () => new SqliteExecutionStore(_file.Path), clock))
        {
            arn = (await process.Client.StartExecutionAsync("waiting", default, "one", cancellationToken: Cancellation)).ExecutionArn;
            clock.Advance(TimeSpan.FromDays(2));
        }

        var before = new VirtualTimeProvider(now.AddDays(-5));
        await using (var process = await DurableProcess.StartAsync(_tasks, () => new SqliteExecutionStore(_file.Path), before))
        {
            before.Advance(TimeSpan.FromDays(8) - TimeSpan.FromSeconds(1));
            Assert.Equal("Pause", (await process.Client.DescribeExecutionAsync(arn, Cancellation)).StateName);
            Assert.Empty(_tasks.Calls);
            before.Advance(TimeSpan.FromSeconds(1));
            for (var i = 0; _tasks.Tokens.IsEmpty; i++)
            {
                Assert.InRange(i, 0, 500);
                await Task.Delay(10, Cancellation);
            }

            Assert.True(_tasks.Tokens.TryPeek(out var token));
            await process.Client.SendTaskSuccessAsync(token, "yes", Cancellation);
        }

        // Once more, while a worker has its task.
        await using (var process = await DurableProcess.StartAsync(_tasks, () => new SqliteExecutionStore(_file.Path), new VirtualTimeProvider(now.AddDays(-50))))
        {
            var task = await process.Client.GetActivityTaskAsync("work", "me", Cancellation);
            await process.Client.SendTaskSuccessAsync(task!.TaskToken, "done", Cancellation);
            Assert.Equal(ExecutionStatus.Succeeded, (await process.Client.WaitForExecutionAsync(arn, Cancellation)).Status);
        }
    }

    private static async Task<HealthStatus> HealthAsync(DurableProcess process)
        => (await process.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation)).Status;
}
