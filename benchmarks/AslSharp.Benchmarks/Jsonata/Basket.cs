using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AslSharp.Benchmarks;

/// <summary>What the expressions read, as records: about 1.1 KB of JSON with 9 items, about 100 KB with 1,026.</summary>
public sealed record Basket(string Id, string Name, BasketOrder Order, string Channel, BasketItem[] Items, int? X = null)
{
    /// <summary>A basket of as many items; of nine, two cost more than 10.</summary>
    public static Basket Of(int count) =>
        new("B-4711", "spring order", new BasketOrder(1249.5, "EUR"), "web", [.. Enumerable.Range(1, count).Select(BasketItem.Of)]);

    /// <summary>The JSON text.</summary>
    public byte[] ToJson()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""{"id":"{{Id}}","name":"{{Name}}","order":{"total":{{Order.Total}},"currency":"{{Order.Currency}}"},"channel":"{{Channel}}","items":[""");
        for (var i = 0; i < Items.Length; i++)
        {
            var item = Items[i];
            if (i > 0) text.Append(',');
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""{"id":"{{item.Id}}","name":"{{item.Name}}","price":{{item.Price}},"qty":{{item.Quantity}},"category":"{{item.Category}}","inStock":true}""");
        }

        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    /// <summary>The JSON as an element.</summary>
    public JsonElement ToElement() => JsonDocument.Parse(ToJson()).RootElement;
}

/// <summary>The order a basket belongs to.</summary>
public sealed record BasketOrder(double Total, string Currency);

/// <summary>An item of a basket.</summary>
public sealed record BasketItem(string Id, string Name, double Price, int Quantity, string Category)
{
    /// <summary>The item of this number.</summary>
    public static BasketItem Of(int number) =>
        new($"I-{number:0000}", $"Item number {number}", Math.Round(number * 1.3 % 130, 2), (number % 4) + 1, "general");
}

/// <summary>What is kept of an item.</summary>
public sealed record Priced(string Id, double P);
