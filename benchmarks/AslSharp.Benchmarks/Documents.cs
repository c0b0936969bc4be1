namespace AslSharp.Benchmarks;

/// <summary>One order of about 1 KB, as JSON and as records.</summary>
internal static class Documents
{
    internal const string OrderJson = """
        {
          "order": {
            "number": "O-2026-004711",
            "placedAt": "2026-03-11T09:41:27Z",
            "channel": "web",
            "priority": 3,
            "buyer": { "id": "B-1207", "name": "Ingrid Åkesson", "grade": "gold", "mail": "ingrid@example.com", "points": 1843 },
            "delivery": {
              "method": "parcel",
              "address": { "street": "Storgatan 14", "city": "Malmö", "postalCode": "21141", "country": "SE" },
              "freight": 9.5
            },
            "lines": [
              { "article": "K-104", "title": "Mechanical keyboard", "quantity": 1, "unitPrice": 129.0, "tags": ["desk", "usb"] },
              { "article": "M-220", "title": "Wireless mouse", "quantity": 2, "unitPrice": 39.9, "tags": ["desk"] },
              { "article": "C-007", "title": "Cable \"2 m\"", "quantity": 3, "unitPrice": 11.25, "tags": ["cable", "usb"] },
              { "article": "D-527", "title": "Display, 27 inch", "quantity": 1, "unitPrice": 312.5, "tags": ["display"] }
            ],
            "coupon": null,
            "notes": "Leave the parcel with the neighbour if nobody answers; the bell is broken."
          },
          "requestId": "5f8f9c3e-2b9f-4a55-8f0e-6f1f0b8f6a77"
        }
        """;

    internal static OrderDocument Order { get; } = new(
        new Order(
            "O-2026-004711", "2026-03-11T09:41:27Z", "web", 3,
            new Buyer("B-1207", "Ingrid Åkesson", "gold", "ingrid@example.com", 1843),
            new Delivery("parcel", new Address("Storgatan 14", "Malmö", "21141", "SE"), 9.5),
            [
                new OrderLine("K-104", "Mechanical keyboard", 1, 129.0, ["desk", "usb"]),
                new OrderLine("M-220", "Wireless mouse", 2, 39.9, ["desk"]),
                new OrderLine("C-007", "Cable \"2 m\"", 3, 11.25, ["cable", "usb"]),
                new OrderLine("D-527", "Display, 27 inch", 1, 312.5, ["display"]),
            ],
            null,
            "Leave the parcel with the neighbour if nobody answers; the bell is broken."),
        "5f8f9c3e-2b9f-4a55-8f0e-6f1f0b8f6a77");
}
