using CsCheck;

namespace AslSharp.Tests.Data;

/// <summary>Generators of JSON values and texts.</summary>
internal static class JsonGen
{
    private static readonly Gen<string> PlainText = Gen.String[Gen.Char["ab\"\\/\n\t\0\u001Féß日~ "], 0, 20];

    /// <summary>Strings, among them pairs of surrogates and lone ones.</summary>
    internal static readonly Gen<string> Text = Gen.Frequency(
        (6, PlainText),
        (2, PlainText.Select(PlainText, (left, right) => left + "😀" + right)),
        (1, PlainText.Select(PlainText, (left, right) => left + '\uD83D' + right)),
        (1, PlainText.Select(text => text + new string('x', 300))));

    /// <summary>Names, of which many repeat and some are too long to be interned.</summary>
    internal static readonly Gen<string> Name = Gen.Frequency(
        (8, Gen.Int[0, 30].Select(number => $"n{number}")),
        (2, Text),
        (1, Gen.Int[0, 5].Select(number => new string('l', 70) + number)));

    /// <summary>Numbers as JSON writes them, of any size.</summary>
    internal static readonly Gen<string> NumberText = Gen.Frequency(
        (3, Gen.Int.Select(number => number.ToString())),
        (2, Gen.Long.Select(number => number.ToString())),
        (2, Gen.Select(Gen.String[Gen.Char["0123456789"], 1, 25], Gen.String[Gen.Char["0123456789"], 1, 25], Gen.Int[-30, 30],
            (whole, fraction, exponent) => $"{(whole.TrimStart('0') is "" ? "0" : whole.TrimStart('0'))}.{fraction}e{exponent}")),
        (1, AnyOf("-0", "0.0", "1e400", "-1E+5", "100e-2", "9223372036854775807", "9223372036854775808", "-9223372036854775808")));

    private static readonly Gen<double> Finite = Gen.Double.Where(double.IsFinite);

    private static readonly Gen<AslValue> Leaf = Gen.Frequency(
        (1, AnyOf(AslValue.Null, AslValue.True, AslValue.False, AslValue.EmptyArray, AslValue.EmptyObject)),
        (1, Gen.Long.Select(AslValue.Of)),
        (1, Finite.Select(AslValue.Of)),
        (1, Gen.Decimal.Select(AslValue.Of)),
        (2, NumberText.Select(AslValue.Number)),
        (3, Text.Select(text => AslValue.Of(text))));

    /// <summary>Values up to four levels deep, small and large objects among them.</summary>
    internal static readonly Gen<AslValue> Value = Nested(4);

    /// <summary>One of these.</summary>
    internal static Gen<T> AnyOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private static Gen<AslValue> Nested(int depth)
    {
        if (depth == 0) return Leaf;
        var inner = Nested(depth - 1);
        var property = Gen.Select(Name, inner, (name, value) => new AslProperty(name, value));
        return Gen.Frequency(
            (3, Leaf),
            (2, inner.Array[0, 5].Select(items => AslValue.Array(items))),
            (3, property.Array[0, 6].Select(properties => AslValue.Object(properties))),
            (1, Gen.Select(Name, Leaf, (name, value) => new AslProperty(name, value)).Array[15, 40].Select(properties => AslValue.Object(properties))));
    }
}
