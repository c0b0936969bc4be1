namespace OrderFulfillment.Shop;

/// <summary>A carrier that takes everything.</summary>
internal sealed class Carrier
{
    private readonly List<string> _shipped = [];

    internal IReadOnlyList<string> Shipped => _shipped;

    internal Shipment Ship(string orderId, string reservationId)
    {
        _shipped.Add(orderId);
        return new Shipment($"T-{reservationId}");
    }
}
