using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AslSharp.Benchmarks.Workflows;

// What a developer would declare who writes the workflows by hand.
internal sealed record Customer(string Id, string Name, string Tier, string Email, int LoyaltyPoints);

internal sealed record Address(string Street, string City, string PostalCode, string Country);

internal sealed record Shipping(string Method, Address Address, double Fee);

internal sealed record OrderItem(string Sku, string Title, int Qty, double UnitPrice, string[] Tags);

internal sealed record Order(
    string Id,
    string PlacedAt,
    string Channel,
    int Priority,
    Customer Customer,
    Shipping Shipping,
    OrderItem[] Items,
    string? Coupon,
    bool GiftWrap,
    string Notes);

internal sealed record Metadata(string RequestId, string Source, int Attempt);

internal sealed record OrderDocument(Order Order, Metadata Meta);

internal sealed record ValidateInput(string OrderId, Customer Customer, OrderItem[] Items, string Currency, bool Strict);

internal sealed record ValidateResult(bool Ok, int ItemCount, string OrderId);

internal sealed record Defaults(string Currency, string Warehouse, double DiscountRate);

internal sealed record PriceInput(OrderItem[] Items, string Tier, double DiscountRate);

internal sealed record PriceResult(double Subtotal, double Discount, int LineCount, string Trace);

internal sealed record TaxInput(double Amount, string Country);

internal sealed record TaxResult(double Amount, double Total, string Country);

internal sealed record Summary(string Id, string Customer, double Subtotal, double Tax, double Ship, string Currency);

internal sealed record ReserveInput(string Warehouse, OrderItem[] Items);

internal sealed record ReserveResult(string Id, string Warehouse, int Lines);

internal sealed record ChargeInput(string CustomerId, double Amount, string Currency, string Reference);

internal sealed record ChargeResult(string Id, double Captured, string Status);

internal sealed record Message(string To, string Text);

internal sealed record NotifyResult(bool Sent, string To);

internal sealed record PipelineOutput(string OrderId, string Status, double Total, string ReservationId, string PaymentId, Summary Summary, Message Message);

internal sealed record LoopInput(int Limit);

internal sealed record LoopState(int Counter, int Limit, int Evens);

internal sealed record Quotes(int Price, int Stock, int Fraud, string Carrier);

internal sealed record QuotedOrder(Order Order, Metadata Meta, Quotes Quotes);

internal sealed record BatchItem(int Id, string Sku, int Qty, double Price);

internal sealed record BatchInput(string Batch, BatchItem[] Items);

internal sealed record WorkInput(string Batch, int Index, BatchItem Item);

internal sealed record WorkResult(int Id, double Total, int Index);

internal sealed record FlakyResult(int Value, string OrderId);

internal sealed record RecoveredOrder(string OrderId, int Flaky, string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OrderDocument))]
[JsonSerializable(typeof(PipelineOutput))]
[JsonSerializable(typeof(LoopInput))]
[JsonSerializable(typeof(LoopState))]
[JsonSerializable(typeof(QuotedOrder))]
[JsonSerializable(typeof(BatchInput))]
[JsonSerializable(typeof(WorkResult[]))]
[JsonSerializable(typeof(RecoveredOrder))]
internal sealed partial class WorkflowJsonContext : JsonSerializerContext
{
    /// <summary>Writes text as it is, as AslSharp does.</summary>
    internal static WorkflowJsonContext Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
