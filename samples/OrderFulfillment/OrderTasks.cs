using OrderFulfillment.Shop;

namespace OrderFulfillment;

/// <summary>
/// What the Task states of <c>order-fulfillment.asl.json</c> do. None of them retries, waits or undoes anything: that is the definition's part.
/// </summary>
internal sealed class OrderTasks(Warehouse warehouse, Bank bank, ApprovalDesk approvals, Carrier carrier) : IOrderFulfillmentTasks
{
    public Reservation ReserveStock(string orderId, IReadOnlyList<OrderItem> items) => warehouse.Reserve(orderId, items);

    // The order's id and no new one: a retry whose first attempt did reach the bank must not charge twice.
    public Payment ChargeCard(string orderId, string card, decimal amount) => bank.Charge(orderId, card, amount);

    // Only hands the question over. The state goes on when the desk sends the token back.
    public void AskForApproval(AskForApproval question) => approvals.Ask(question);

    public Shipment ShipOrder(string orderId, string reservationId) => carrier.Ship(orderId, reservationId);

    public void RefundCard(string paymentId, decimal amount) => bank.Refund(paymentId, amount);

    public void ReleaseStock(string reservationId) => warehouse.Release(reservationId);
}
