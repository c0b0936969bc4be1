using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AslSharp.DurableTask.Tests.Pages;

#pragma warning disable xUnit1051 // The examples pass no token, so that they read the same for every test framework.

/// <summary>The code of the pages about Durable Task, word for word.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task Registration_OfThePages_MakesAWorkerAndAClient()
    {
        const string address = "http://127.0.0.1:4001";
        var builder = Host.CreateEmptyApplicationBuilder(new());

        builder.Services.AddSingleton<IOrderTasks, OrderTasks>();
        builder.Services.AddDurableTaskWorker(worker =>
        {
            worker.AddStateMachine<OrderStateMachine>();
            worker.UseGrpc(address);
        });
        builder.Services.AddDurableTaskClient(client => client.UseGrpc(address));

        await using var services = builder.Services.BuildServiceProvider();
        Assert.NotNull(services.GetRequiredService<DurableTaskClient>());
    }

    [Fact]
    public async Task Execution_OfThePage_Runs()
    {
        await using var host = await TestHost.StartAsync(
            static _ => { },
            static services =>
            {
                services.AddSingleton<IOrderTasks, OrderTasks>();
                services.AddDurableTaskWorker(static worker => worker.AddStateMachine<OrderStateMachine>());
            });
        var client = host.Client;
        var input = AslValue.Parse("""{"card": "4242"}""");

        var id = await client.ScheduleExecutionAsync("order", input, name: "A-1");   // order:A-1
        var result = await client.WaitForExecutionAsync(id);

        Assert.Equal(("order:A-1", ExecutionStatus.Succeeded, input), (id, result.Status, result.Output));
    }

    private sealed class OrderTasks : IOrderTasks
    {
        public ValueTask<AslValue> ChargeCardAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(input);
    }
}
