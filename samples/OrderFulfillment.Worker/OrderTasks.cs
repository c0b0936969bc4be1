using AslSharp;

namespace OrderFulfillment.Worker;

/// <summary>What the Task states do. Each takes its time, so that there is a midst to be killed in, and says what it does.</summary>
internal sealed class OrderTasks(Ledger ledger) : IOrderFulfillmentTasks
{
    private static readonly TimeSpan Work = TimeSpan.FromSeconds(2);

    public async Task<Reservation> ReserveStock(string orderId, IReadOnlyList<OrderItem> items, CancellationToken cancellationToken)
    {
        await DoAsync($"{orderId}: reserving {items.Count} items", cancellationToken);
        return new($"R-{orderId}");
    }

    public async Task<Payment> ChargeCard(string orderId, string card, decimal amount, TaskContext context, CancellationToken cancellationToken)
    {
        await DoAsync($"{orderId}: charging {amount}", cancellationToken);

        // The process may have been killed between the payment and the moment at which the result was kept: the bank knows the key then.
        if (ledger.Find(context.IdempotencyKey) is { } paid)
        {
            Console.WriteLine($"{orderId}: was charged already");
            return new(paid);
        }

        ledger.Write(context.IdempotencyKey, $"P-{orderId}");
        return new($"P-{orderId}");
    }

    public async Task AskForApproval(AskForApproval question, CancellationToken cancellationToken)
    {
        await DoAsync(
            $"{question.OrderId}: asking whether {question.Total} is fine; say `approve {question.OrderId}` or `deny {question.OrderId}`", cancellationToken);
        ledger.Write($"question {question.OrderId}", question.TaskToken);
    }

    public async Task<Shipment> ShipOrder(string orderId, string reservationId, CancellationToken cancellationToken)
    {
        await DoAsync($"{orderId}: shipping", cancellationToken);
        return new($"T-{reservationId}");
    }

    public Task RefundCard(string paymentId, decimal amount, CancellationToken cancellationToken)
        => DoAsync($"{paymentId}: giving {amount} back", cancellationToken);

    public Task ReleaseStock(string reservationId, CancellationToken cancellationToken) => DoAsync($"{reservationId}: releasing", cancellationToken);

    private static Task DoAsync(string what, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{DateTime.Now:HH:mm:ss} {what}");
        return Task.Delay(Work, cancellationToken);
    }
}
