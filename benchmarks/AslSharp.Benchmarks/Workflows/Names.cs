namespace AslSharp.Benchmarks.Workflows;

/// <summary>The members that the tasks read and write.</summary>
internal static class Names
{
    internal static readonly PropertyName Amount = PropertyName.Of("amount");
    internal static readonly PropertyName Captured = PropertyName.Of("captured");
    internal static readonly PropertyName Country = PropertyName.Of("country");
    internal static readonly PropertyName Discount = PropertyName.Of("discount");
    internal static readonly PropertyName DiscountRate = PropertyName.Of("discountRate");
    internal static readonly PropertyName Id = PropertyName.Of("id");
    internal static readonly PropertyName Index = PropertyName.Of("index");
    internal static readonly PropertyName Item = PropertyName.Of("item");
    internal static readonly PropertyName ItemCount = PropertyName.Of("itemCount");
    internal static readonly PropertyName Items = PropertyName.Of("items");
    internal static readonly PropertyName LineCount = PropertyName.Of("lineCount");
    internal static readonly PropertyName Lines = PropertyName.Of("lines");
    internal static readonly PropertyName Method = PropertyName.Of("method");
    internal static readonly PropertyName Ok = PropertyName.Of("ok");
    internal static readonly PropertyName OrderId = PropertyName.Of("orderId");
    internal static readonly PropertyName Price = PropertyName.Of("price");
    internal static readonly PropertyName Quantity = PropertyName.Of("qty");
    internal static readonly PropertyName Sent = PropertyName.Of("sent");
    internal static readonly PropertyName Status = PropertyName.Of("status");
    internal static readonly PropertyName Subtotal = PropertyName.Of("subtotal");
    internal static readonly PropertyName To = PropertyName.Of("to");
    internal static readonly PropertyName Total = PropertyName.Of("total");
    internal static readonly PropertyName Trace = PropertyName.Of("trace");
    internal static readonly PropertyName UnitPrice = PropertyName.Of("unitPrice");
    internal static readonly PropertyName Value = PropertyName.Of("value");
    internal static readonly PropertyName Warehouse = PropertyName.Of("warehouse");
}
