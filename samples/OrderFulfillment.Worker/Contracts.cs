using AslSharp;

namespace OrderFulfillment.Worker;

/// <summary>The state machine of <c>order-fulfillment.asl.json</c>: the build emits all of it.</summary>
[StateMachine("order-fulfillment.asl.json", Input = typeof(Order), Output = typeof(Fulfillment))]
internal sealed partial class OrderFulfillmentStateMachine;

/// <summary>What its Task states call.</summary>
internal partial interface IOrderFulfillmentTasks
{
    Task<Reservation> ReserveStock(string orderId, IReadOnlyList<OrderItem> items, CancellationToken cancellationToken);

    Task<Payment> ChargeCard(string orderId, string card, decimal amount, TaskContext context, CancellationToken cancellationToken);

    Task AskForApproval(AskForApproval question, CancellationToken cancellationToken);

    Task<Shipment> ShipOrder(string orderId, string reservationId, CancellationToken cancellationToken);

    Task RefundCard(string paymentId, decimal amount, CancellationToken cancellationToken);

    Task ReleaseStock(string reservationId, CancellationToken cancellationToken);
}

/// <summary>The execution's input.</summary>
internal sealed record Order(string OrderId, string Card, IReadOnlyList<OrderItem> Items, decimal Total);

internal sealed record OrderItem(string Sku, int Quantity);

internal sealed record Reservation(string ReservationId);

internal sealed record Payment(string PaymentId);

internal sealed record AskForApproval(string OrderId, decimal Total, int Reminders, string TaskToken);

internal sealed record Shipment(string TrackingNumber);

/// <summary>The execution's output.</summary>
internal sealed record Fulfillment(string OrderId, string PaymentId, string TrackingNumber);
