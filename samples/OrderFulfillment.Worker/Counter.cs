using AslSharp;
using AslSharp.Durable;
using Microsoft.Extensions.Hosting;

namespace OrderFulfillment.Worker;

/// <summary>Takes orders and decisions from standard input.</summary>
internal sealed class Counter(StateMachineClient<OrderFulfillmentStateMachine> orders, ExecutionClient client, Ledger ledger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Orders have names: those that are there already are not taken twice.
        await OrderAsync("A-1", 49.90m, stoppingToken);
        await OrderAsync("A-2", 1_299m, stoppingToken);
        while (await Console.In.ReadLineAsync(stoppingToken) is { } line)
        {
            try
            {
                switch (line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    case ["order", var id, var total] when decimal.TryParse(total, out var amount):
                        await OrderAsync(id, amount, stoppingToken);
                        break;
                    case ["approve" or "deny", var id] when ledger.Find($"question {id}") is { } token:
                        var isApproved = line.StartsWith('a');
                        var decision = AslValue.Object(new("approved", isApproved), new("by", "Mia"), new("reason", isApproved ? "Fine." : "Too much."));
                        await client.SendTaskSuccessAsync(token, decision, stoppingToken);
                        break;
                    case ["list"]:
                        foreach (var each in (await client.ListExecutionsAsync("order-fulfillment", cancellationToken: stoppingToken)).Items)
                        {
                            var execution = await client.DescribeExecutionAsync(each.ExecutionArn, stoppingToken);
                            Console.WriteLine($"{each.Name}: {each.Status} {execution.StateName ?? execution.Output.ToJson()}");
                        }

                        break;
                    default:
                        Console.WriteLine("Say `order ID TOTAL`, `approve ID`, `deny ID` or `list`.");
                        break;
                }
            }
            catch (TaskTimedOutException)
            {
                Console.WriteLine("That has been decided.");
            }
        }
    }

    private async Task OrderAsync(string id, decimal total, CancellationToken cancellationToken)
    {
        try
        {
            await orders.StartExecutionAsync(new Order(id, "4242", [new("lamp", 1)], total), id, cancellationToken: cancellationToken);
        }
        catch (ExecutionAlreadyExistsException)
        {
            Console.WriteLine($"{id}: is done");
        }
    }
}
