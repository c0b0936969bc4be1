using AslSharp;
using AslSharp.Testing;
using OrderFulfillment;
using OrderFulfillment.Shop;

// A clock that jumps instead of waiting: nine days pass at once. Without it everything takes the time that the definition says.
var clock = new VirtualTimeProvider();

var tokens = new TaskTokens();
var warehouse = new Warehouse(new() { ["lamp"] = 20, ["sofa"] = 3 });
var approvals = new ApprovalDesk(tokens);

// The class is order-fulfillment.asl.json, compiled by the build: at run time nothing reads the definition.
var machine = new OrderFulfillmentStateMachine(
    new OrderTasks(warehouse, new Bank(outages: 2), approvals, new Carrier()),
    new ExecutionOptions { TimeProvider = clock, TaskTokens = tokens, Observer = new Diary(Console.Out) });

// Mia approves a sofa when she is reminded, and denies two. Nobody decides about lamps.
approvals.Asked += question =>
{
    if (question.OrderId == "A-3" && question.Reminders == 1) DecideTomorrow(question, new Decision(true, "Mia", "Fine."));
    if (question.OrderId == "A-4") DecideTomorrow(question, new Decision(false, "Mia", "Two sofas do not fit into that house."));
};

await RunAsync("A lamp; the bank is down for a moment", new("A-1", "4242", [new("lamp", 1)], 49.90m));
await RunAsync("A stolen card", new("A-2", Bank.StolenCard, [new("lamp", 2)], 99.80m));
await RunAsync("A sofa, which Mia approves when she is reminded", new("A-3", "4242", [new("sofa", 1)], 1_299m));
await RunAsync("Two sofas, which Mia denies", new("A-4", "4242", [new("sofa", 2)], 2_598m));
await RunAsync("Nineteen lamps, about which nobody decides", new("A-5", "4242", [new("lamp", 19)], 1_948.10m));
await RunAsync("More lamps than there are", new("A-6", "4242", [new("lamp", 100)], 4_990m));
Console.WriteLine();
Console.WriteLine($"Left in stock: {warehouse.InStock("lamp")} lamps, {warehouse.InStock("sofa")} sofas");

async Task RunAsync(string title, Order order)
{
    Console.WriteLine();
    Console.WriteLine(title);
    var running = machine.ExecuteAsync(order).AsTask();
    while (!running.IsCompleted && clock.AdvanceToNextTimer())
    {
        // From one timer to the next: back-off, reminders, Mia.
    }

    var result = await running;
    Console.WriteLine(result.IsSuccess ? $"  => {result.Output}" : $"  => {result.Error}: {result.Cause}");
}

void DecideTomorrow(AskForApproval question, Decision decision)
    => clock.CreateTimer(_ => approvals.Decide(question.OrderId, decision), null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
