using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AslSharp;

public readonly partial struct AslValue
{
    /// <summary>A boolean.</summary>
    /// <param name="value">The boolean.</param>
    /// <returns>True or False.</returns>
    public static AslValue Of(bool value) => new(value ? ValueTag.True : ValueTag.False, 0);

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The number.</returns>
    public static AslValue Of(long value) => new(ValueTag.Int64, value);

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The number.</returns>
    public static AslValue Of(int value) => new(ValueTag.Int64, value);

    /// <summary>A binary64 number. It prints as JavaScript prints it: <c>25</c> for 25.0, <c>1e+21</c>, <c>1e-7</c>, <c>0</c> for -0.0.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or NaN, which JSON cannot say.</exception>
    public static AslValue Of(double value) =>
        double.IsFinite(value) ? new(ValueTag.Double, BitConverter.DoubleToInt64Bits(value)) : throw NotFinite(value);

    /// <summary>A decimal number; its digits are kept, trailing zeros too.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The number.</returns>
    public static AslValue Of(decimal value)
    {
        if (value.Scale == 0 && value is >= long.MinValue and <= long.MaxValue) return Of((long)value);
        Span<byte> text = stackalloc byte[40];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return NumberLeaf(text[..length].ToArray(), 0, length);
    }

    /// <summary>A string.</summary>
    /// <param name="value">The string; null gives <see cref="Null"/>.</param>
    /// <returns>The string.</returns>
    public static AslValue Of(string? value) => value is null ? Null : new(value, 0);

    /// <summary>A number of any size and precision, whose text is kept.</summary>
    /// <param name="text">The number as JSON writes it.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is not a JSON number.</exception>
    public static AslValue Number(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var utf8 = Encoding.UTF8.GetBytes(text);
        var form = NumberText.Scan(utf8, 0, out var end, out var integer);
        if (form == NumberText.Form.Invalid || end != utf8.Length) throw new FormatException($"'{text}' is not a JSON number.");
        return form == NumberText.Form.Int64 ? Of(integer) : NumberLeaf(utf8, 0, utf8.Length);
    }

    /// <summary>An array of these items, which are copied.</summary>
    /// <param name="items">The items.</param>
    /// <returns>The array.</returns>
    public static AslValue Array(params ReadOnlySpan<AslValue> items)
    {
        if (items.IsEmpty) return EmptyArray;
        var copy = items.ToArray();
        for (var i = 0; i < copy.Length; i++) copy[i] = copy[i].OrNull();
        return new(copy, 0);
    }

    /// <summary>An object of these members, which are copied. Of members with the same name the last one counts, at the first one's place.</summary>
    /// <param name="properties">The members.</param>
    /// <returns>The object.</returns>
    public static AslValue Object(params ReadOnlySpan<AslProperty> properties)
    {
        if (properties.IsEmpty) return EmptyObject;
        var copy = properties.ToArray();
        for (var i = 0; i < copy.Length; i++)
        {
            if (copy[i].Value.IsUndefined) copy[i] = new(copy[i].Name, Null);
        }

        // The copy is ours to keep unless names repeat or there are many of them.
        return copy.Length > LargeObject.Threshold || MayHaveRepeatedNames(copy) ? FromScratch(copy) : new(copy, 0);
    }

    /// <summary>The boolean as a value.</summary>
    /// <param name="value">The boolean.</param>
    public static implicit operator AslValue(bool value) => Of(value);

    /// <summary>The number as a value.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator AslValue(int value) => Of(value);

    /// <summary>The number as a value.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator AslValue(long value) => Of(value);

    /// <summary>The number as a value.</summary>
    /// <param name="value">The number, finite.</param>
    public static implicit operator AslValue(double value) => Of(value);

    /// <summary>The number as a value.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator AslValue(decimal value) => Of(value);

    /// <summary>The string as a value; null gives <see cref="Null"/>.</summary>
    /// <param name="value">The string.</param>
    public static implicit operator AslValue(string? value) => Of(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static AslValue FromOwned(AslValue[] owned) => new(owned, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static AslValue FromOwned(AslProperty[] owned) => owned.Length <= LargeObject.Threshold ? new(owned, 0) : FromLarge(owned, null);

    internal static AslValue FromLarge(AslProperty[] owned, int[]? buckets) => new(new LargeObject(owned, buckets), 0);

    /// <summary>An object of the members in this scratch space, which is written to while repeated names are dropped.</summary>
    internal static AslValue FromScratch(Span<AslProperty> scratch)
    {
        if (scratch.Length > LargeObject.Threshold)
        {
            var left = LargeObject.Deduplicate(scratch, out var buckets);
            var properties = scratch[..left].ToArray();
            return left > LargeObject.Threshold ? FromLarge(properties, buckets) : new(properties, 0);
        }

        return new((MayHaveRepeatedNames(scratch) ? scratch[..DropRepeatedNames(scratch)] : scratch).ToArray(), 0);
    }

    /// <summary>The same of an array that is given away: kept as it is unless names repeat or there are many.</summary>
    internal static AslValue FromOwnedScratch(AslProperty[] owned) =>
        owned.Length > LargeObject.Threshold || MayHaveRepeatedNames(owned) ? FromScratch(owned) : new(owned, 0);

    private static bool MayHaveRepeatedNames(ReadOnlySpan<AslProperty> properties)
    {
        if (PropertyNameTable.HasUninterned) return true;
        for (var i = 1; i < properties.Length; i++)
        {
            var name = properties[i].Name;
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (ReferenceEquals(properties[earlier].Name, name)) return true;
            }
        }

        return false;
    }

    /// <summary>Moves the members that count to the start.</summary>
    /// <returns>How many they are.</returns>
    private static int DropRepeatedNames(Span<AslProperty> properties)
    {
        var count = 0;
        foreach (var property in properties)
        {
            var index = 0;
            while (index < count && !PropertyName.Same(properties[index].Name, property.Name)) index++;
            properties[index] = property;
            if (index == count) count++;
        }

        return count;
    }

    /// <summary>An object of these members, whose names are the first ones of another object.</summary>
    internal static AslValue FromSimilar(ReadOnlySpan<AslProperty> members, AslValue similar)
    {
        var properties = members.ToArray();
        if (properties.Length <= LargeObject.Threshold) return new(properties, 0);
        var large = Unsafe.As<LargeObject>(similar._reference!);
        return FromLarge(properties, properties.Length == large.Properties.Length ? large.Buckets : null);
    }

    /// <summary>A string, whose bytes are copied: it is decoded when somebody asks for its text.</summary>
    internal static AslValue FromUtf8(ReadOnlySpan<byte> utf8)
        => JsonText.NeedsEscape(utf8) ? Of(Encoding.UTF8.GetString(utf8)) : StringLeaf(utf8.ToArray(), 0, utf8.Length, false);

    /// <summary>A string whose text, without its quotes, stands at this place of a buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static AslValue StringLeaf(byte[] buffer, int offset, int length, bool isEscaped) =>
        new(buffer, (uint)offset | ((long)length << LengthShift) | (isEscaped ? EscapedFlag : 0));

    /// <summary>A number whose text stands at this place of a buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static AslValue NumberLeaf(byte[] buffer, int offset, int length) =>
        new(buffer, (uint)offset | ((long)length << LengthShift) | NumberFlag);

    private AslValue OrNull() => _reference is null ? Null : this;

    private static ArgumentOutOfRangeException NotFinite(double value) =>
        new(nameof(value), value, "JSON has no form for infinite numbers and NaN.");
}
