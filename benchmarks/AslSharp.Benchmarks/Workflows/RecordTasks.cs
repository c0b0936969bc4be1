namespace AslSharp.Benchmarks.Workflows;

/// <summary>The tasks as a developer declares them who writes the workflows by hand.</summary>
internal interface IRecordTasks
{
    ValueTask<ValidateResult> ValidateAsync(ValidateInput input, CancellationToken cancellationToken);

    ValueTask<PriceResult> PriceAsync(PriceInput input, CancellationToken cancellationToken);

    ValueTask<TaxResult> TaxAsync(TaxInput input, CancellationToken cancellationToken);

    ValueTask<ReserveResult> ReserveAsync(ReserveInput input, CancellationToken cancellationToken);

    ValueTask<ChargeResult> ChargeAsync(ChargeInput input, CancellationToken cancellationToken);

    ValueTask<NotifyResult> NotifyAsync(Message input, CancellationToken cancellationToken);

    ValueTask<int> QuotePriceAsync(OrderItem[] items, string tier, CancellationToken cancellationToken);

    ValueTask<int> QuoteStockAsync(OrderItem[] items, CancellationToken cancellationToken);

    ValueTask<int> QuoteFraudAsync(Customer customer, string country, CancellationToken cancellationToken);

    ValueTask<string> QuoteCarrierAsync(Address address, string method, CancellationToken cancellationToken);

    ValueTask<WorkResult> WorkAsync(WorkInput input, CancellationToken cancellationToken);

    /// <summary>Fails twice, then succeeds, and so on.</summary>
    ValueTask<FlakyResult> FlakyAsync(string orderId, CancellationToken cancellationToken);

    /// <summary>Always fails.</summary>
    ValueTask<FlakyResult> BreakAsync(string orderId, CancellationToken cancellationToken);
}

/// <summary>The tasks over records; each completes at once.</summary>
internal sealed class RecordTasks : IRecordTasks
{
    private int _flakyCalls;

    public ValueTask<ValidateResult> ValidateAsync(ValidateInput input, CancellationToken cancellationToken)
        => new(new ValidateResult(true, input.Items.Length, input.OrderId));

    public ValueTask<PriceResult> PriceAsync(PriceInput input, CancellationToken cancellationToken)
    {
        var subtotal = 0d;
        foreach (var item in input.Items) subtotal += item.Qty * item.UnitPrice;
        subtotal = Rounding.ToCents(subtotal);
        return new(new PriceResult(subtotal, Rounding.ToCents(subtotal * input.DiscountRate), input.Items.Length, "x"));
    }

    public ValueTask<TaxResult> TaxAsync(TaxInput input, CancellationToken cancellationToken)
    {
        var tax = Rounding.ToCents(input.Amount * 0.25);
        return new(new TaxResult(tax, Rounding.ToCents(input.Amount + tax), input.Country));
    }

    public ValueTask<ReserveResult> ReserveAsync(ReserveInput input, CancellationToken cancellationToken)
        => new(new ReserveResult("RES-1", input.Warehouse, input.Items.Length));

    public ValueTask<ChargeResult> ChargeAsync(ChargeInput input, CancellationToken cancellationToken)
        => new(new ChargeResult("PAY-1", input.Amount, "OK"));

    public ValueTask<NotifyResult> NotifyAsync(Message input, CancellationToken cancellationToken) => new(new NotifyResult(true, input.To));

    public ValueTask<int> QuotePriceAsync(OrderItem[] items, string tier, CancellationToken cancellationToken) => new(items.Length * 10);

    public ValueTask<int> QuoteStockAsync(OrderItem[] items, CancellationToken cancellationToken) => new(items.Length);

    public ValueTask<int> QuoteFraudAsync(Customer customer, string country, CancellationToken cancellationToken) => new(country == "DK" ? 1 : 2);

    public ValueTask<string> QuoteCarrierAsync(Address address, string method, CancellationToken cancellationToken) => new(method);

    public ValueTask<WorkResult> WorkAsync(WorkInput input, CancellationToken cancellationToken)
        => new(new WorkResult(input.Item.Id, Rounding.ToCents(input.Item.Qty * input.Item.Price), input.Index));

    public ValueTask<FlakyResult> FlakyAsync(string orderId, CancellationToken cancellationToken)
        => ++_flakyCalls % 3 != 0 ? throw new Transient("try again") : new(new FlakyResult(42, orderId));

    public ValueTask<FlakyResult> BreakAsync(string orderId, CancellationToken cancellationToken) => throw new Boom("always");
}

/// <summary>The same, each one really asynchronous.</summary>
internal sealed class YieldingRecordTasks(IRecordTasks tasks) : IRecordTasks
{
    public ValueTask<ValidateResult> ValidateAsync(ValidateInput input, CancellationToken cancellationToken)
        => LaterAsync(tasks.ValidateAsync(input, cancellationToken));

    public ValueTask<PriceResult> PriceAsync(PriceInput input, CancellationToken cancellationToken)
        => LaterAsync(tasks.PriceAsync(input, cancellationToken));

    public ValueTask<TaxResult> TaxAsync(TaxInput input, CancellationToken cancellationToken) => LaterAsync(tasks.TaxAsync(input, cancellationToken));

    public ValueTask<ReserveResult> ReserveAsync(ReserveInput input, CancellationToken cancellationToken)
        => LaterAsync(tasks.ReserveAsync(input, cancellationToken));

    public ValueTask<ChargeResult> ChargeAsync(ChargeInput input, CancellationToken cancellationToken)
        => LaterAsync(tasks.ChargeAsync(input, cancellationToken));

    public ValueTask<NotifyResult> NotifyAsync(Message input, CancellationToken cancellationToken)
        => LaterAsync(tasks.NotifyAsync(input, cancellationToken));

    public ValueTask<int> QuotePriceAsync(OrderItem[] items, string tier, CancellationToken cancellationToken)
        => LaterAsync(tasks.QuotePriceAsync(items, tier, cancellationToken));

    public ValueTask<int> QuoteStockAsync(OrderItem[] items, CancellationToken cancellationToken)
        => LaterAsync(tasks.QuoteStockAsync(items, cancellationToken));

    public ValueTask<int> QuoteFraudAsync(Customer customer, string country, CancellationToken cancellationToken)
        => LaterAsync(tasks.QuoteFraudAsync(customer, country, cancellationToken));

    public ValueTask<string> QuoteCarrierAsync(Address address, string method, CancellationToken cancellationToken)
        => LaterAsync(tasks.QuoteCarrierAsync(address, method, cancellationToken));

    public ValueTask<WorkResult> WorkAsync(WorkInput input, CancellationToken cancellationToken)
        => LaterAsync(tasks.WorkAsync(input, cancellationToken));

    public ValueTask<FlakyResult> FlakyAsync(string orderId, CancellationToken cancellationToken)
        => LaterAsync(tasks.FlakyAsync(orderId, cancellationToken));

    public ValueTask<FlakyResult> BreakAsync(string orderId, CancellationToken cancellationToken)
        => LaterAsync(tasks.BreakAsync(orderId, cancellationToken));

    private static async ValueTask<T> LaterAsync<T>(ValueTask<T> result)
    {
        await Task.Yield();
        return await result;
    }
}
