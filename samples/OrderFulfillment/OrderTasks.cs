using AslSharp;
using OrderFulfillment.Shop;

namespace OrderFulfillment;

/// <summary>
/// What the Task states of <c>order-fulfillment.asl.json</c> do. The interface is generated: one method for each of them. None of them
/// retries, waits or undoes anything: that is the definition's part.
/// </summary>
internal sealed class OrderTasks(Warehouse warehouse, Bank bank, ApprovalDesk approvals, Carrier carrier) : IOrderFulfillmentTasks
{
    /// <inheritdoc />
    public ValueTask<AslValue> ReserveStockAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var order = Messages.Read<ReserveStock>(input);
        return Result(warehouse.Reserve(order.OrderId, order.Items));
    }

    /// <inheritdoc />
    public ValueTask<AslValue> ChargeCardAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var charge = Messages.Read<ChargeCard>(input);
        // The order's id and no new one: a retry whose first attempt did reach the bank must not charge twice.
        return Result(bank.Charge(charge.OrderId, charge.Card, charge.Amount));
    }

    /// <inheritdoc />
    /// <remarks>Only hands the question over. The state goes on when <see cref="ApprovalDesk.Decide"/> sends the token back.</remarks>
    public ValueTask<AslValue> AskForApprovalAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        approvals.Ask(Messages.Read<AskForApproval>(input));
        return default;
    }

    /// <inheritdoc />
    public ValueTask<AslValue> ShipOrderAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var shipment = Messages.Read<ShipOrder>(input);
        return Result(carrier.Ship(shipment.OrderId, shipment.ReservationId));
    }

    /// <inheritdoc />
    public ValueTask<AslValue> RefundCardAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var refund = Messages.Read<RefundCard>(input);
        bank.Refund(refund.PaymentId, refund.Amount);
        return default;
    }

    /// <inheritdoc />
    public ValueTask<AslValue> ReleaseStockAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        warehouse.Release(Messages.Read<Reservation>(input).ReservationId);
        return default;
    }

    private static ValueTask<AslValue> Result<T>(T message) => new(Messages.Write(message));
}
