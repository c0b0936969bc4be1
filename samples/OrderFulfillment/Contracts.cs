using AslSharp;

namespace OrderFulfillment;

/// <summary>The state machine of <c>order-fulfillment.asl.json</c>: the build emits all of it.</summary>
[StateMachine("order-fulfillment.asl.json", Input = typeof(Order), Output = typeof(Fulfillment))]
internal sealed partial class OrderFulfillmentStateMachine;

/// <summary>What its Task states call: a parameter is the member of the state's parameters with its name, or all of them.</summary>
internal partial interface IOrderFulfillmentTasks
{
    Reservation ReserveStock(string orderId, IReadOnlyList<OrderItem> items);

    Payment ChargeCard(string orderId, string card, decimal amount);

    void AskForApproval(AskForApproval question);

    Shipment ShipOrder(string orderId, string reservationId);

    void RefundCard(string paymentId, decimal amount);

    void ReleaseStock(string reservationId);
}

/// <summary>The execution's input.</summary>
internal sealed record Order(string OrderId, string Card, IReadOnlyList<OrderItem> Items, decimal Total);

internal sealed record OrderItem(string Sku, int Quantity);

internal sealed record Reservation(string ReservationId);

internal sealed record Payment(string PaymentId);

internal sealed record AskForApproval(string OrderId, decimal Total, int Reminders, string TaskToken);

internal sealed record Decision(bool Approved, string By, string Reason);

internal sealed record Shipment(string TrackingNumber);

/// <summary>The execution's output.</summary>
internal sealed record Fulfillment(string OrderId, string PaymentId, string TrackingNumber);
