using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AslSharp;

namespace OrderFulfillment;

/// <summary>The execution's input.</summary>
internal sealed record Order(string OrderId, string Card, IReadOnlyList<OrderItem> Items, decimal Total);

internal sealed record OrderItem(string Sku, int Quantity);

// What the Task states give to their methods, and what they get back: the Parameters of the definition, as C# types.
internal sealed record ReserveStock(string OrderId, IReadOnlyList<OrderItem> Items);

internal sealed record Reservation(string ReservationId);

internal sealed record ChargeCard(string OrderId, string Card, decimal Amount);

internal sealed record Payment(string PaymentId);

internal sealed record AskForApproval(string OrderId, decimal Total, int Reminders, string TaskToken);

internal sealed record Decision(bool Approved, string By, string Reason);

internal sealed record ShipOrder(string OrderId, string ReservationId);

internal sealed record Shipment(string TrackingNumber);

internal sealed record RefundCard(string PaymentId, decimal Amount);

/// <summary>Reads and writes the messages without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(ReserveStock))]
[JsonSerializable(typeof(Reservation))]
[JsonSerializable(typeof(ChargeCard))]
[JsonSerializable(typeof(Payment))]
[JsonSerializable(typeof(AskForApproval))]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(ShipOrder))]
[JsonSerializable(typeof(Shipment))]
[JsonSerializable(typeof(RefundCard))]
internal sealed partial class Messages : JsonSerializerContext
{
    internal static T Read<T>(AslValue value) => value.ToJsonElement().Deserialize(TypeInfo<T>())!;

    internal static AslValue Write<T>(T message) => AslValue.From(JsonSerializer.SerializeToElement(message, TypeInfo<T>()));

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Default.GetTypeInfo(typeof(T))!;
}
