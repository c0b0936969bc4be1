using AslSharp.Durable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderFulfillment.Worker;

// Orders outlive this process: all that they need to go on is in orders.db. ledger.txt stands for the world outside.
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton(new Ledger("ledger.txt")).AddSingleton<IOrderFulfillmentTasks, OrderTasks>();
builder.Services.AddAslSharp().AddStateMachine<OrderFulfillmentStateMachine>().UseSqlite("orders.db");
builder.Services.AddHostedService<Counter>();
await builder.Build().RunAsync();
