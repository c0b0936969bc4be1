using AslSharp;
using AslSharp.Testing;

namespace OrderFulfillment.Tests;

/// <summary>The definition by itself: every task is mocked, and days of waiting take no time.</summary>
public sealed class OrderFlowTests
{
    private const string SmallOrder = """{"orderId": "A-1", "card": "4242", "items": [{"sku": "lamp", "quantity": 1}], "total": 49.90}""";
    private const string LargeOrder = """{"orderId": "A-2", "card": "4242", "items": [{"sku": "sofa", "quantity": 2}], "total": 2598}""";

    private readonly StateMachineTester _tester = new(OrderFulfillmentStateMachine.WithoutTasks());

    public OrderFlowTests()
    {
        // What all goes well with; each test says what is different.
        Tasks["Reserve Stock"].Returns(new Reservation("R-1"));
        Tasks["Ship Order"].Returns(new Shipment("T-1"));
        Tasks["Refund Card"].Returns(AslValue.Null);
        Tasks["Release Stock"].Returns(AslValue.Null);
    }

    private Mocks Tasks => _tester.Mocks;

    [Fact]
    public async Task SmallOrder_IsPaidAndShipped()
    {
        Tasks["Charge Card"].Returns(new Payment("P-1"));

        var run = await RunAsync(SmallOrder);

        run.AssertPath("Reserve Stock", "Charge Card", "Needs Approval?", "Ship Order", "Order Fulfilled")
            .AssertOutputJson("""{"orderId": "A-1", "paymentId": "P-1", "trackingNumber": "T-1"}""")
            .AssertCalledWithJson("Charge Card", """{"orderId": "A-1", "card": "4242", "amount": 49.90}""");
    }

    [Fact]
    public async Task AnswerOfAnotherType_IsToldWithWhatHappened()
    {
        Tasks["Charge Card"].Returns(new Payment("P-1"));
        Tasks["Ship Order"].ReturnsJson("""{"trackingNumber": 17}""");

        var run = await RunAsync(SmallOrder);

        var failure = Assert.Throws<StateMachineTestException>(() => run.GetOutput<Fulfillment>());
        Assert.StartsWith("The output is no Fulfillment: A text was expected", failure.Message, StringComparison.Ordinal);
        Assert.Contains("→ Ship Order", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BankIsDownForAMoment_ChargeIsRetriedWithBackOff()
    {
        Tasks["Charge Card"].Fails("BankUnavailable").TimesOut().Returns(new Payment("P-1"));

        var run = await RunAsync(SmallOrder);

        run.AssertSucceeded();
        run.State("Charge Card").AssertAttempts(3).AssertWaits(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
        run.AssertElapsed(TimeSpan.FromSeconds(2 + 30 + 4));
    }

    [Fact]
    public async Task BankStaysDown_IsTriedThreeTimesMoreAndGivenUp()
    {
        Tasks["Charge Card"].Fails("BankUnavailable", "Closed.");

        var run = await RunAsync(SmallOrder);

        run.AssertFailed("BankUnavailable", "Closed.").AssertCalled("Release Stock").AssertCalled("Refund Card", times: 0);
        run.State("Charge Card").AssertAttempts(4).AssertWaits(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8));
    }

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1001, 1)]
    public async Task OrderOfMoreThan1000_NeedsApproval(int total, int approvals)
    {
        Tasks["Charge Card"].Returns(new Payment("P-1"));
        Tasks["Ask For Approval"].ReturnsJson("""{"approved": true, "by": "Mia", "reason": ""}""");

        var run = await RunAsync(SmallOrder.Replace("49.90", $"{total}"));

        run.AssertSucceeded().AssertCalled("Ask For Approval", times: approvals);
    }

    [Fact]
    public async Task CardIsDeclined_StockIsReleasedAndNothingIsRefunded()
    {
        Tasks["Charge Card"].Fails("CardDeclined", "The card was reported stolen.");

        var run = await RunAsync(SmallOrder);

        run.AssertFailed("CardDeclined", "The card was reported stolen.")
            .AssertPath("Reserve Stock", "Charge Card", "Release Stock", "Order Cancelled")
            .AssertCalledWithJson("Release Stock", """{"reservationId": "R-1"}""")
            .AssertCalled("Refund Card", times: 0);
        run.State("Charge Card").AssertAttempts(1).AssertCaught("CardDeclined");
    }

    [Fact]
    public async Task LargeOrder_ApprovedAfterTwoDays_IsShipped()
    {
        Tasks["Charge Card"].Returns(new Payment("P-2"));
        _tester.At(TimeSpan.FromDays(2)).CompleteTask("Ask For Approval", AslValue.Parse("""{"approved": true, "by": "Mia", "reason": ""}"""));

        var run = await RunAsync(LargeOrder);

        run.AssertSucceeded().AssertVisited("Ask For Approval", "Approved?", "Ship Order").AssertElapsed(TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task LargeOrder_Denied_IsRefundedAndReleased()
    {
        Tasks["Charge Card"].Returns(new Payment("P-2"));
        Tasks["Ask For Approval"].ReturnsJson("""{"approved": false, "by": "Mia", "reason": "too large"}""");

        var run = await RunAsync(LargeOrder);

        run.AssertFailed("OrderDenied", "Mia: too large")
            .AssertVisited("Refund Card", "Release Stock", "Order Cancelled")
            .AssertNotVisited("Ship Order")
            .AssertCalledWithJson("Refund Card", """{"paymentId": "P-2", "amount": 2598}""");
    }

    [Fact]
    public async Task LargeOrder_NobodyDecides_IsRemindedOfEveryThreeDays()
    {
        Tasks["Charge Card"].Returns(new Payment("P-2"));
        _tester.At(TimeSpan.FromDays(3 + 1))
            .CompleteTask("Ask For Approval", AslValue.Parse("""{"approved": true, "by": "Mia", "reason": ""}"""));   // three days pass first

        var run = await RunAsync(LargeOrder);

        run.AssertSucceeded().AssertElapsed(TimeSpan.FromDays(3 + 1));
        Assert.Equal([0, 1], run.InputsOf<AskForApproval>("Ask For Approval").Select(question => question.Reminders));
    }

    [Fact]
    public async Task LargeOrder_NobodyEverDecides_IsCancelledAfterNineDays()
    {
        Tasks["Charge Card"].Returns(new Payment("P-2"));
        Tasks["Ask For Approval"].TimesOut();

        var run = await RunAsync(LargeOrder);

        run.AssertFailed("ApprovalExpired", "Nobody decided, in spite of two reminders.")
            .AssertCalled("Ask For Approval", times: 3).AssertCalled("Refund Card").AssertElapsed(TimeSpan.FromDays(9));
    }

    [Fact]
    public async Task RefundFailsForHours_IsTriedUntilItSucceeds()
    {
        Tasks["Charge Card"].Returns(new Payment("P-1"));
        Tasks["Ship Order"].Fails("NoSuchAddress", "There is no such street.");
        Tasks["Refund Card"].Answers([.. Enumerable.Repeat(MockAnswer.Fail("BankUnavailable"), 7), MockAnswer.Return(AslValue.Null)]);

        var run = await RunAsync(SmallOrder);

        run.AssertFailed("NoSuchAddress").State("Refund Card").AssertAttempts(8)
            .AssertWaits([.. new[] { 1, 2, 4, 8, 16, 32, 60 }.Select(minutes => TimeSpan.FromMinutes(minutes))]);
    }

    [Fact]
    public async Task ReleaseFails_IsTriedUntilItSucceeds()
    {
        Tasks["Charge Card"].Fails("CardDeclined", "Stolen.");
        Tasks["Release Stock"].Answers([.. Enumerable.Repeat(MockAnswer.Fail("WarehouseClosed"), 3), MockAnswer.Return(AslValue.Null)]);

        var run = await RunAsync(SmallOrder);

        run.AssertFailed("CardDeclined", "Stolen.").State("Release Stock").AssertAttempts(4)
            .AssertWaits([.. new[] { 1, 2, 4 }.Select(minutes => TimeSpan.FromMinutes(minutes))]);
    }

    [Fact]
    public async Task Mock_ByAFunction_SeesWhatTheMethodWouldSee()
    {
        Tasks["Charge Card"].Returns(new Payment("P-2"));
        Tasks["Ask For Approval"].Returns((AskForApproval question) => new Decision(question.Total < 3_000, "Mia", question.OrderId));

        var problem = await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(LargeOrder));

        // A decision comes by token: no task of the machine returns one.
        Assert.Contains("No contract of the state machine writes a Decision", problem.Message, StringComparison.Ordinal);
    }

    private Task<TestRun> RunAsync(string order) => _tester.RunJsonAsync(order, TestContext.Current.CancellationToken);
}
