namespace AslSharp.Benchmarks;

// What a developer would declare who writes the pipeline by hand.
public sealed record Buyer(string Id, string Name, string Grade, string Mail, int Points);

public sealed record Address(string Street, string City, string PostalCode, string Country);

public sealed record Delivery(string Method, Address Address, double Freight);

public sealed record OrderLine(string Article, string Title, int Quantity, double UnitPrice, string[] Tags);

public sealed record Order(string Number, string PlacedAt, string Channel, int Priority, Buyer Buyer, Delivery Delivery, OrderLine[] Lines, string? Coupon, string Notes);

public sealed record OrderDocument(Order Order, string RequestId);

public sealed record CheckInput(string Number, Buyer Buyer, OrderLine[] Lines, bool Strict);

public sealed record CheckResult(bool Ok, int Lines, string Number);

public sealed record HouseRules(string Currency, string Warehouse, double Rebate);

public sealed record PriceInput(OrderLine[] Lines, string Grade, double Rebate);

public sealed record PriceResult(double Net, double Rebate, int Lines, string Trace);

public sealed record Price(double Net, double Rebate, int Lines);

public sealed record TaxInput(double Net, string Country);

public sealed record TaxResult(double Amount, double Gross, string Country);

public sealed record OrderSummary(string Number, string Buyer, double Net, double Tax, double Freight, string Currency);

public sealed record ReserveInput(string Warehouse, OrderLine[] Lines);

public sealed record ReserveResult(string Id, string Warehouse, int Lines);

public sealed record ChargeInput(string Account, double Amount, string Currency, string Reference);

public sealed record ChargeResult(string Id, double Captured, string State);

public sealed record Letter(string To, string Text);

public sealed record SendResult(bool Sent, string To);

public sealed record Confirmation(string Number, string State, double Gross, string Reservation, string Payment, OrderSummary Summary, Letter Letter);
