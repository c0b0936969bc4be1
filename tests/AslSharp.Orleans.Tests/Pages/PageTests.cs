using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AslSharp.Orleans.Tests.Pages;

/// <summary>The code of the pages about clusters, word for word.</summary>
public sealed class PageTests
{
    [Fact]
    public void Registration_OfThePages_MakesASilo()
    {
        const string database = "Host=127.0.0.1";
        var builder = Host.CreateEmptyApplicationBuilder(new());

        builder.UseOrleans(silo => silo
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database))
            .AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database))
            .UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database)));
        builder.Services.AddSingleton<IOrderTasks, OrderTasks>();
        builder.Services.AddAslSharp()
            .AddStateMachine<OrderStateMachine>()
            .UseOrleans();

        using var host = builder.Build();
        Assert.Equal("order", Assert.Single(host.Services.GetRequiredService<ExecutionClient>().StateMachines).Name);
    }

    private sealed class OrderTasks : IOrderTasks
    {
        public ValueTask<AslValue> ChargeCardAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(input);
    }
}
