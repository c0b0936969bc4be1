namespace AslSharp.Benchmarks.Workflows;

/// <summary>The same tasks as <see cref="RecordTasks"/>, over values; each completes at once.</summary>
internal sealed class ValueTasks : IW1PipelineTasks, IW1PipelineJsonataTasks, IW3ParallelTasks, IW4MapTasks, IW4MapJsonataTasks
{
    public ValueTask<AslValue> ValidateAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Object(new(Names.Ok, true), new(Names.ItemCount, input[Names.Items].Count), new(Names.OrderId, input[Names.OrderId])));

    public ValueTask<AslValue> PriceAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var subtotal = 0d;
        var items = input[Names.Items].Items;
        foreach (ref readonly var item in items) subtotal += item[Names.Quantity].GetDouble() * item[Names.UnitPrice].GetDouble();
        subtotal = Rounding.ToCents(subtotal);
        return new(AslValue.Object(
            new(Names.Subtotal, subtotal),
            new(Names.Discount, Rounding.ToCents(subtotal * input[Names.DiscountRate].GetDouble())),
            new(Names.LineCount, items.Length),
            new(Names.Trace, "x")));
    }

    public ValueTask<AslValue> TaxAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var amount = input[Names.Amount].GetDouble();
        var tax = Rounding.ToCents(amount * 0.25);
        return new(AslValue.Object(new(Names.Amount, tax), new(Names.Total, Rounding.ToCents(amount + tax)), new(Names.Country, input[Names.Country])));
    }

    public ValueTask<AslValue> ReserveAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Object(new(Names.Id, "RES-1"), new(Names.Warehouse, input[Names.Warehouse]), new(Names.Lines, input[Names.Items].Count)));

    public ValueTask<AslValue> ChargeAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Object(new(Names.Id, "PAY-1"), new(Names.Captured, input[Names.Amount]), new(Names.Status, "OK")));

    public ValueTask<AslValue> NotifyAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Object(new(Names.Sent, true), new(Names.To, input[Names.To])));

    public ValueTask<AslValue> PriceCallAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Object(new AslProperty(Names.Value, input[Names.Items].Count * 10)));

    public ValueTask<AslValue> StockCallAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Object(new AslProperty(Names.Value, input[Names.Items].Count)));

    public ValueTask<AslValue> FraudCallAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Object(new AslProperty(Names.Value, input[Names.Country].StringEquals("DK") ? 1 : 2)));

    public ValueTask<AslValue> CarrierCallAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Object(new AslProperty(Names.Value, input[Names.Method])));

    public ValueTask<AslValue> WorkAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var item = input[Names.Item];
        return new(AslValue.Object(
            new(Names.Id, item[Names.Id]),
            new(Names.Total, Rounding.ToCents(item[Names.Quantity].GetDouble() * item[Names.Price].GetDouble())),
            new(Names.Index, input[Names.Index])));
    }
}

/// <summary>The same, each one really asynchronous.</summary>
internal sealed class YieldingTasks(ValueTasks tasks) : IW1PipelineTasks, IW4MapTasks
{
    public ValueTask<AslValue> ValidateAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => LaterAsync(tasks.ValidateAsync(input, context, cancellationToken));

    public ValueTask<AslValue> PriceAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => LaterAsync(tasks.PriceAsync(input, context, cancellationToken));

    public ValueTask<AslValue> TaxAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => LaterAsync(tasks.TaxAsync(input, context, cancellationToken));

    public ValueTask<AslValue> ReserveAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => LaterAsync(tasks.ReserveAsync(input, context, cancellationToken));

    public ValueTask<AslValue> ChargeAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => LaterAsync(tasks.ChargeAsync(input, context, cancellationToken));

    public ValueTask<AslValue> NotifyAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => LaterAsync(tasks.NotifyAsync(input, context, cancellationToken));

    public ValueTask<AslValue> WorkAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => LaterAsync(tasks.WorkAsync(input, context, cancellationToken));

    private static async ValueTask<AslValue> LaterAsync(ValueTask<AslValue> result)
    {
        await Task.Yield();
        return await result;
    }
}
