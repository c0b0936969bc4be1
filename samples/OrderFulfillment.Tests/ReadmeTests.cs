using AslSharp;
using AslSharp.Testing;
using OrderStateMachine = OrderFulfillment.OrderFulfillmentStateMachine;

namespace OrderFulfillment.Tests;

#pragma warning disable xUnit1051 // The examples pass no token, so that they read the same for every test framework.

/// <summary>The examples of the test kit's page, word for word.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task FirstExample()
    {
        var tester = new StateMachineTester(OrderStateMachine.WithoutTasks());
        tester.Mocks["Reserve Stock"].ReturnsJson("""{"reservationId": "R-1"}""");
        tester.Mocks["Charge Card"].Fails("BankUnavailable").ReturnsJson("""{"paymentId": "P-1"}""");
        tester.Mocks["Ship Order"].ReturnsJson("""{"trackingNumber": "T-1"}""");
        tester.At(TimeSpan.FromDays(2)).CompleteTask("Ask For Approval", AslValue.Parse("""{"approved": true}"""));

        var run = await tester.RunJsonAsync("""{"orderId": "A-1", "card": "4242", "items": [], "total": 2598}""");

        run.AssertSucceeded()
            .AssertVisited("Ask For Approval", "Ship Order")
            .AssertElapsed(TimeSpan.FromDays(2))
            .State("Charge Card").AssertAttempts(2).AssertWaits(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task AnswersFromOutside()
    {
        var tester = new StateMachineTester(OrderStateMachine.WithoutTasks());
        tester.Mocks["Reserve Stock"].ReturnsJson("""{"reservationId": "R-1"}""");
        tester.Mocks["Charge Card"].ReturnsJson("""{"paymentId": "P-1"}""");
        tester.Mocks["Refund Card"].Returns(AslValue.Null);
        tester.Mocks["Release Stock"].Returns(AslValue.Null);
        tester.At(TimeSpan.FromDays(4)).FailTask("Ask For Approval", "NoSuchPerson", "Mia has left.");   // reminded once, after three days

        var run = await tester.RunJsonAsync("""{"orderId": "A-1", "card": "4242", "items": [], "total": 2598}""");

        run.AssertFailed("NoSuchPerson", "Mia has left.").AssertCalled("Ask For Approval", times: 2).AssertElapsed(TimeSpan.FromDays(4)).AssertAllMocksUsed();
    }
}
