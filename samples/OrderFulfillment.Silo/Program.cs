using System.Globalization;
using System.Net;
using AslSharp.Durable;
using AslSharp.Orleans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderFulfillment.Worker;
using Orleans.Configuration;

// One silo of a cluster. Orders outlive it, and go on on the others when it dies: all that they need is in the database. ledger.txt stands for the world
// outside.
if (args is not [var database, var port])
{
    Console.Error.WriteLine("Say the connection string of a database and a port, of which the next one is used too.");
    return 2;
}

var siloPort = int.Parse(port, CultureInfo.InvariantCulture);
var builder = Host.CreateApplicationBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Orleans", LogLevel.Critical);
builder.UseOrleans(silo => silo
    .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("orders", "orders"))
    // On one machine a silo that does not answer for two seconds is dead; the defaults suit a network.
    .Configure<ClusterMembershipOptions>(options =>
    {
        (options.ProbeTimeout, options.NumMissedProbesLimit, options.NumVotesForDeathDeclaration) = (TimeSpan.FromSeconds(1), 2, 1);
        options.TableRefreshTimeout = TimeSpan.FromSeconds(2);
    })
    .ConfigureEndpoints(IPAddress.Loopback, siloPort, siloPort + 1)
    .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database))
    .AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database))
    .UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database)));
builder.Services.AddSingleton(new Ledger("ledger.txt")).AddSingleton<IOrderFulfillmentTasks, OrderTasks>();
builder.Services.AddAslSharp().AddStateMachine<OrderFulfillmentStateMachine>().UseOrleans();
builder.Services.AddHostedService<Counter>();
await builder.Build().RunAsync();
return 0;
