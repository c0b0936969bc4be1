namespace AslSharp.Benchmarks;

/// <summary>The same tasks as <see cref="TypedOrderTasks"/> over <see cref="AslValue"/>; they complete at once.</summary>
public sealed class OrderPipelineTasks : IOrderPipelineTasks
{
    private static readonly PropertyName Ok = PropertyName.Of("ok");
    private static readonly PropertyName Lines = PropertyName.Of("lines");
    private static readonly PropertyName Number = PropertyName.Of("number");
    private static readonly PropertyName Net = PropertyName.Of("net");
    private static readonly PropertyName Rebate = PropertyName.Of("rebate");
    private static readonly PropertyName Trace = PropertyName.Of("trace");
    private static readonly PropertyName Quantity = PropertyName.Of("quantity");
    private static readonly PropertyName UnitPrice = PropertyName.Of("unitPrice");
    private static readonly PropertyName Amount = PropertyName.Of("amount");
    private static readonly PropertyName Gross = PropertyName.Of("gross");
    private static readonly PropertyName Country = PropertyName.Of("country");
    private static readonly PropertyName Id = PropertyName.Of("id");
    private static readonly PropertyName Warehouse = PropertyName.Of("warehouse");
    private static readonly PropertyName Captured = PropertyName.Of("captured");
    private static readonly PropertyName State = PropertyName.Of("state");
    private static readonly PropertyName Sent = PropertyName.Of("sent");
    private static readonly PropertyName To = PropertyName.Of("to");

    public ValueTask<AslValue> CheckOrderAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Object(new(Ok, true), new(Lines, input[Lines].Count), new(Number, input[Number])));

    public ValueTask<AslValue> PriceAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var net = 0d;
        var lines = input[Lines].Items;
        foreach (ref readonly var line in lines) net += line[Quantity].GetInt32() * line[UnitPrice].GetDouble();
        return new(AslValue.Object(new(Net, net), new(Rebate, net * input[Rebate].GetDouble()), new(Lines, lines.Length), new(Trace, "t")));
    }

    public ValueTask<AslValue> TaxAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var net = input[Net].GetDouble();
        return new(AslValue.Object(new(Amount, net * 0.25), new(Gross, net * 1.25), new(Country, input[Country])));
    }

    public ValueTask<AslValue> ReserveAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Object(new(Id, "R-1"), new(Warehouse, input[Warehouse]), new(Lines, input[Lines].Count)));

    public ValueTask<AslValue> ChargeAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Object(new(Id, "P-1"), new(Captured, input[Amount]), new(State, "OK")));

    public ValueTask<AslValue> SendAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Object(new(Sent, true), new(To, input[To])));
}
