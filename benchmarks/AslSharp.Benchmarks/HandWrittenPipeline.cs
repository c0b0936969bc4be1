using System.Globalization;

namespace AslSharp.Benchmarks;

/// <summary>The yardstick: the pipeline as a careful developer writes it, over records, with the same tasks and no workflow engine.</summary>
public sealed class HandWrittenPipeline(TypedOrderTasks tasks)
{
    public async ValueTask<Confirmation> RunAsync(OrderDocument document, CancellationToken cancellationToken)
    {
        var order = document.Order;
        await tasks.CheckAsync(new CheckInput(order.Number, order.Buyer, order.Lines, true), cancellationToken).ConfigureAwait(false);
        var rules = new HouseRules("EUR", "north", 0.05);
        var priced = await tasks.PriceAsync(new PriceInput(order.Lines, order.Buyer.Grade, rules.Rebate), cancellationToken).ConfigureAwait(false);
        var price = new Price(priced.Net, priced.Rebate, priced.Lines);
        var tax = await tasks.TaxAsync(new TaxInput(price.Net, order.Delivery.Address.Country), cancellationToken).ConfigureAwait(false);
        var summary = new OrderSummary(order.Number, order.Buyer.Name, price.Net, tax.Amount, order.Delivery.Freight, rules.Currency);
        var reservation = await tasks.ReserveAsync(new ReserveInput(rules.Warehouse, order.Lines), cancellationToken).ConfigureAwait(false);
        var payment = await tasks.ChargeAsync(new ChargeInput(order.Buyer.Id, tax.Gross, rules.Currency, order.Number), cancellationToken).ConfigureAwait(false);
        var letter = new Letter(order.Buyer.Mail, string.Create(CultureInfo.InvariantCulture, $"Order {order.Number} for {order.Buyer.Name}: {tax.Gross} {rules.Currency}"));
        await tasks.SendAsync(letter, cancellationToken).ConfigureAwait(false);
        return new Confirmation(order.Number, "CONFIRMED", tax.Gross, reservation.Id, payment.Id, summary, letter);
    }
}

/// <summary>The tasks over records; they complete at once.</summary>
public sealed class TypedOrderTasks
{
    public ValueTask<CheckResult> CheckAsync(CheckInput input, CancellationToken cancellationToken) => new(new CheckResult(true, input.Lines.Length, input.Number));

    public ValueTask<PriceResult> PriceAsync(PriceInput input, CancellationToken cancellationToken)
    {
        var net = 0d;
        foreach (var line in input.Lines) net += line.Quantity * line.UnitPrice;
        return new(new PriceResult(net, net * input.Rebate, input.Lines.Length, "t"));
    }

    public ValueTask<TaxResult> TaxAsync(TaxInput input, CancellationToken cancellationToken) => new(new TaxResult(input.Net * 0.25, input.Net * 1.25, input.Country));

    public ValueTask<ReserveResult> ReserveAsync(ReserveInput input, CancellationToken cancellationToken) => new(new ReserveResult("R-1", input.Warehouse, input.Lines.Length));

    public ValueTask<ChargeResult> ChargeAsync(ChargeInput input, CancellationToken cancellationToken) => new(new ChargeResult("P-1", input.Amount, "OK"));

    public ValueTask<SendResult> SendAsync(Letter input, CancellationToken cancellationToken) => new(new SendResult(true, input.To));
}
