using AslSharp;

namespace OrderFulfillment.Shop;

/// <summary>A warehouse in memory.</summary>
internal sealed class Warehouse(Dictionary<string, int> stock)
{
    private readonly Dictionary<string, IReadOnlyList<OrderItem>> _reservations = [];

    internal int InStock(string sku) => stock.GetValueOrDefault(sku);

    /// <exception cref="StatesTaskException">Error <c>OutOfStock</c>: the name that <c>ErrorEquals</c> matches.</exception>
    internal Reservation Reserve(string orderId, IReadOnlyList<OrderItem> items)
    {
        foreach (var (sku, quantity) in items)
        {
            if (InStock(sku) < quantity) throw new StatesTaskException("OutOfStock", $"There are {InStock(sku)} of {sku}, and not {quantity}.");
        }

        foreach (var (sku, quantity) in items) stock[sku] -= quantity;
        var reservation = new Reservation($"R-{orderId}");
        _reservations.Add(reservation.ReservationId, items);
        return reservation;
    }

    internal void Release(string reservationId)
    {
        // A second call, after a retry, finds nothing left to release.
        if (!_reservations.Remove(reservationId, out var items)) return;
        foreach (var (sku, quantity) in items) stock[sku] += quantity;
    }
}
