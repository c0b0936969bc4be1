using AslSharp;
using AslSharp.Testing;
using OrderFulfillment.Shop;

namespace OrderFulfillment.Tests;

/// <summary>Definition and tasks together: nothing is mocked but the clock and, where a test says so, a single task.</summary>
public sealed class OrderTasksTests
{
    private static readonly Order Sofa = new("A-1", "4242", [new("sofa", 1)], 1_299m);

    private readonly VirtualTimeProvider _clock = new();
    private readonly TaskTokens _tokens = new();
    private readonly Warehouse _warehouse = new(new() { ["sofa"] = 3 });
    private readonly Bank _bank = new(outages: 1);
    private readonly Carrier _carrier = new();
    private readonly ApprovalDesk _approvals;
    private readonly StateMachineTester _tester;

    public OrderTasksTests()
    {
        _approvals = new(_tokens);
        _tester = new(new OrderFulfillmentStateMachine(new OrderTasks(_warehouse, _bank, _approvals, _carrier)))
        {
            CallsUnmockedTasks = true,
            TimeProvider = _clock,
            Options = new ExecutionOptions { TaskTokens = _tokens },
        };
    }

    [Fact]
    public async Task Approved_IsPaidAndShipped()
    {
        DecideAfter(TimeSpan.FromDays(4), new Decision(true, "Mia", "Fine."));

        var run = await RunAsync(Sofa);

        Assert.Equal(new Fulfillment("A-1", "P-A-1", "T-R-A-1"), run.GetOutput<Fulfillment>());
        run.State("Charge Card").AssertAttempts(2);
        Assert.Equal(2, run.Visits("Ask For Approval").Count);
        Assert.Equal((1_299m, 2), (_bank.Received, _warehouse.InStock("sofa")));
        Assert.Equal(["A-1"], _carrier.Shipped);
    }

    [Fact]
    public async Task Denied_LeavesNothingBehind()
    {
        DecideAfter(TimeSpan.FromHours(5), new Decision(false, "Mia", "Too large."));

        var run = await RunAsync(Sofa);

        run.AssertFailed("OrderDenied", "Mia: Too large.");
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task ShippingFails_LeavesNothingBehind()
    {
        DecideAfter(TimeSpan.FromHours(5), new Decision(true, "Mia", "Fine."));
        _tester.Mocks["Ship Order"].Fails("NoSuchAddress");   // without a cause

        var run = await RunAsync(Sofa);

        run.AssertFailed("NoSuchAddress").AssertVisited("Refund Card", "Release Stock");
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task StolenCard_LeavesNothingBehind()
    {
        var run = await RunAsync(Sofa with { Card = Bank.StolenCard });

        run.AssertFailed("CardDeclined", "The card was reported stolen.").AssertNotVisited("Refund Card");
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task OutOfStock_NobodyPays()
    {
        var run = await RunAsync(Sofa with { Items = [new("sofa", 4)] });

        run.AssertFailed("OutOfStock", "There are 3 of sofa, and not 4.").AssertPath("Reserve Stock", "Order Cancelled");
        AssertNothingIsLeft();
    }

    private void AssertNothingIsLeft()
    {
        Assert.Equal((0m, 3), (_bank.Received, _warehouse.InStock("sofa")));
        Assert.Empty(_carrier.Shipped);
    }

    // Somebody decides a while after the order came in, on the clock of the test.
    private void DecideAfter(TimeSpan time, Decision decision)
        => _clock.CreateTimer(_ => Assert.True(_approvals.Decide(Sofa.OrderId, decision)), null, time, Timeout.InfiniteTimeSpan);

    private Task<TestRun> RunAsync(Order order) => _tester.RunAsync(order, TestContext.Current.CancellationToken);
}
