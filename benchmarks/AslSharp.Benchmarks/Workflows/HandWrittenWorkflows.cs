namespace AslSharp.Benchmarks.Workflows;

/// <summary>The yardstick: the workflows as a careful developer writes them, over records, with the same tasks and no workflow engine.</summary>
internal sealed class HandWrittenWorkflows(IRecordTasks tasks)
{
    internal async ValueTask<PipelineOutput> PipelineAsync(OrderDocument document, CancellationToken cancellationToken = default)
    {
        var order = document.Order;
        var defaults = new Defaults("EUR", "W1", 0.05);
        await tasks.ValidateAsync(new ValidateInput(order.Id, order.Customer, order.Items, "EUR", true), cancellationToken);
        var price = await tasks.PriceAsync(new PriceInput(order.Items, order.Customer.Tier, defaults.DiscountRate), cancellationToken);
        var tax = await tasks.TaxAsync(new TaxInput(price.Subtotal, order.Shipping.Address.Country), cancellationToken);
        var summary = new Summary(order.Id, order.Customer.Name, price.Subtotal, tax.Amount, order.Shipping.Fee, defaults.Currency);
        var reservation = await tasks.ReserveAsync(new ReserveInput(defaults.Warehouse, order.Items), cancellationToken);
        var payment = await tasks.ChargeAsync(new ChargeInput(order.Customer.Id, tax.Total, defaults.Currency, order.Id), cancellationToken);
        var message = new Message(order.Customer.Email, $"Order {order.Id} for {order.Customer.Name} is {tax.Total} {defaults.Currency}");
        await tasks.NotifyAsync(message, cancellationToken);
        return new PipelineOutput(order.Id, "CONFIRMED", tax.Total, reservation.Id, payment.Id, summary, message);
    }

    // Asynchronous as the others are, though nothing in it waits.
#pragma warning disable CS1998
    internal async ValueTask<LoopState> LoopAsync(LoopInput input)
#pragma warning restore CS1998
    {
        var state = new LoopState(0, input.Limit, 0);
        while (state.Counter < state.Limit) state = state with { Counter = state.Counter + 1 };
        return state;
    }

    internal async ValueTask<QuotedOrder> QuotesAsync(OrderDocument document, CancellationToken cancellationToken = default)
    {
        var order = document.Order;
        var price = tasks.QuotePriceAsync(order.Items, order.Customer.Tier, cancellationToken);
        var stock = tasks.QuoteStockAsync(order.Items, cancellationToken);
        var fraud = tasks.QuoteFraudAsync(order.Customer, order.Shipping.Address.Country, cancellationToken);
        var carrier = tasks.QuoteCarrierAsync(order.Shipping.Address, order.Shipping.Method, cancellationToken);
        return new QuotedOrder(document.Order, document.Meta, new Quotes(await price, await stock, await fraud, await carrier));
    }

    internal async ValueTask<WorkResult[]> BatchAsync(BatchInput input, CancellationToken cancellationToken = default)
    {
        var results = new WorkResult[input.Items.Length];
        for (var i = 0; i < results.Length; i++) results[i] = await tasks.WorkAsync(new WorkInput(input.Batch, i, input.Items[i]), cancellationToken);
        return results;
    }

    internal async ValueTask<WorkResult[]> BatchAtOnceAsync(BatchInput input, CancellationToken cancellationToken = default)
        => await Task.WhenAll(input.Items.Select((item, i) => tasks.WorkAsync(new WorkInput(input.Batch, i, item), cancellationToken).AsTask()));

    // The clock is that of the pauses between attempts; without one there are none.
    internal async ValueTask<RecoveredOrder> RecoverAsync(OrderDocument document, TimeProvider? time, CancellationToken cancellationToken = default)
    {
        var flaky = await RetryFlakyAsync(document.Order.Id, time, cancellationToken);
        try
        {
            await tasks.BreakAsync(document.Order.Id, cancellationToken);
            return new RecoveredOrder(document.Order.Id, flaky.Value, "");
        }
        catch (Exception exception)
        {
            return new RecoveredOrder(document.Order.Id, flaky.Value, exception.GetType().Name);
        }
    }

    private async ValueTask<FlakyResult> RetryFlakyAsync(string orderId, TimeProvider? time, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await tasks.FlakyAsync(orderId, cancellationToken);
            }
            catch (Transient) when (attempt < 3)
            {
                // The pause is behind the handler, as it is where somebody waits.
            }

            if (time is not null) await Task.Delay(TimeSpan.FromSeconds(1 << attempt), time, cancellationToken);
        }
    }
}
