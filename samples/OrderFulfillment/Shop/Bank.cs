using AslSharp;

namespace OrderFulfillment.Shop;

/// <summary>A bank in memory that is down now and then.</summary>
/// <param name="outages">How many of the next calls find it down.</param>
internal sealed class Bank(int outages = 0)
{
    /// <summary>A card that this bank declines.</summary>
    internal const string StolenCard = "4000-0000-0000-9979";

    private readonly Dictionary<string, decimal> _payments = [];
    private int _outages = outages;

    internal decimal Received => _payments.Values.Sum();

    /// <exception cref="StatesTaskException">Error <c>BankUnavailable</c> or <c>CardDeclined</c>.</exception>
    internal Payment Charge(string orderId, string card, decimal amount)
    {
        if (_outages-- > 0) throw new StatesTaskException("BankUnavailable", "No answer.");
        if (card == StolenCard) throw new StatesTaskException("CardDeclined", "The card was reported stolen.");
        var payment = new Payment($"P-{orderId}");
        _payments[payment.PaymentId] = amount;
        return payment;
    }

    internal void Refund(string paymentId, decimal amount) => _payments[paymentId] -= amount;
}
