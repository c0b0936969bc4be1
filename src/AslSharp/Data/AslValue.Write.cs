using System.Runtime.CompilerServices;

namespace AslSharp;

public readonly partial struct AslValue
{
    /// <summary>The size of the value's compact JSON text in bytes of UTF-8, as AWS counts sizes; nothing is written to find it.</summary>
    /// <exception cref="InvalidOperationException">The value is nested deeper than <see cref="MaximumDepth"/>, or longer than 256 MiB.</exception>
    public int Utf8Length => checked((int)LengthOf(this, 0));

    /// <summary>
    /// The value with every string and number copied out of the buffer it was read from, into one of just the size, so that a small
    /// part of a large text does not keep the text alive. Parts that hold no buffer are shared.
    /// </summary>
    /// <returns>The same JSON value.</returns>
    /// <exception cref="InvalidOperationException">The value is nested deeper than <see cref="MaximumDepth"/>.</exception>
    public AslValue Detach()
    {
        var size = LeafBytes(this, 0);
        if (size == 0 && !IsLeaf && Count == 0) return this;
        var buffer = new byte[size];
        var used = 0;
        return Detach(this, buffer, ref used);
    }

    private static void Write(ref Utf8Output output, in AslValue value, int depth)
    {
        var reference = value._reference;
        if (reference is null) output.Write("null"u8);
        else if (reference.GetType() == typeof(byte[])) WriteLeaf(ref output, value);
        else if (reference.GetType() == typeof(AslProperty[])) WriteProperties(ref output, Unsafe.As<AslProperty[]>(reference), Deeper(depth));
        else if (reference.GetType() == typeof(string)) output.WriteQuoted(Unsafe.As<string>(reference));
        else if (reference.GetType() == typeof(ValueTag)) WriteTagged(ref output, value);
        else if (reference.GetType() == typeof(AslValue[])) WriteItems(ref output, Unsafe.As<AslValue[]>(reference), Deeper(depth));
        else if (reference.GetType() == typeof(LargeObject)) WriteProperties(ref output, Unsafe.As<LargeObject>(reference).Properties, Deeper(depth));
        else if (value.IsTyped) Write(ref output, value.Open(), depth);
        else output.Write("\"\""u8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteLeaf(ref Utf8Output output, in AslValue value)
    {
        var buffer = Unsafe.As<byte[]>(value._reference!);
        var offset = (int)(value._bits & PlaceMask);
        var length = (int)((value._bits >> LengthShift) & PlaceMask);
        if (value._bits < 0) output.Write(buffer, offset, length);
        else output.WriteInQuotes(buffer, offset, length);
    }

    private static void WriteTagged(ref Utf8Output output, in AslValue value)
    {
        if (value._reference == (object)ValueTag.Int64) output.Write(value._bits);
        else if (value._reference == (object)ValueTag.Double) output.Write(BitConverter.Int64BitsToDouble(value._bits));
        else output.Write(value._reference == (object)ValueTag.Null ? "null"u8 : value._reference == (object)ValueTag.True ? "true"u8 : "false"u8);
    }

    private static void WriteProperties(ref Utf8Output output, AslProperty[] properties, int depth)
    {
        output.Write((byte)'{');
        for (var i = 0; i < properties.Length; i++)
        {
            ref readonly var property = ref properties[i];
            if (i > 0) output.Write((byte)',');
            property.Name.WriteTo(ref output);
            ref readonly var value = ref property.ValueInPlace;
            if (value.IsLeaf) WriteLeaf(ref output, value);
            else Write(ref output, value, depth);
        }

        output.Write((byte)'}');
    }

    private static void WriteItems(ref Utf8Output output, AslValue[] items, int depth)
    {
        output.Write((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) output.Write((byte)',');
            Write(ref output, items[i], depth);
        }

        output.Write((byte)']');
    }

    private static long LengthOf(in AslValue value, int depth)
    {
        var reference = value._reference;
        if (reference is null) return LengthOfTagged(value);
        if (reference.GetType() == typeof(byte[])) return (int)((value._bits >> LengthShift) & PlaceMask) + (value._bits < 0 ? 0 : 2);
        if (reference.GetType() == typeof(string)) return JsonText.EscapedLength(Unsafe.As<string>(reference)) + 2;
        if (reference.GetType() == typeof(ValueTag)) return LengthOfTagged(value);
        if (value.IsTyped) return LengthOf(value.Open(), depth);
        // Brackets and commas.
        long length = 2 + Math.Max(value.Count - 1, 0);
        depth = Deeper(depth);
        if (reference.GetType() == typeof(AslValue[]))
        {
            foreach (ref readonly var item in Unsafe.As<AslValue[]>(reference).AsSpan())
            {
                length += LengthOf(item, depth);
                if (length > MaximumLength) throw TooLarge();
            }

            return length;
        }

        foreach (ref readonly var property in value.Properties)
        {
            length += property.Name.JsonLength + LengthOf(property.ValueInPlace, depth);
            if (length > MaximumLength) throw TooLarge();
        }

        return length;
    }

    private static int LengthOfTagged(in AslValue value)
    {
        if (value._reference == (object)ValueTag.Int64) return NumberText.LengthOf(value._bits);
        if (value._reference != (object)ValueTag.Double) return value._reference == (object)ValueTag.False ? 5 : 4;
        Span<byte> text = stackalloc byte[NumberText.LongestDouble];
        return NumberText.Format(BitConverter.Int64BitsToDouble(value._bits), text);
    }

    private static int LeafBytes(in AslValue value, int depth)
    {
        if (value.IsLeaf) return value.Leaf.Length;
        // An object of C# has nothing of a text.
        if (value.Count == 0 || value.IsTyped) return 0;
        depth = Deeper(depth);
        var size = 0;
        foreach (ref readonly var item in value.Items) checked { size += LeafBytes(item, depth); }
        foreach (ref readonly var property in value.Properties) checked { size += LeafBytes(property.ValueInPlace, depth); }
        return size;
    }

    private static AslValue Detach(in AslValue value, byte[] buffer, ref int used)
    {
        if (value.IsLeaf)
        {
            var leaf = value.Leaf;
            var offset = used;
            leaf.CopyTo(buffer.AsSpan(offset));
            used += leaf.Length;
            return new(buffer, (value._bits & ~PlaceMask) | (uint)offset);
        }

        if (value._reference is null || value.IsTyped) return value;
        if (value._reference is AslValue[] items)
        {
            var copy = new AslValue[items.Length];
            for (var i = 0; i < items.Length; i++) copy[i] = Detach(items[i], buffer, ref used);
            return new(copy, 0);
        }

        var properties = value.Properties;
        if (properties.IsEmpty) return value;
        var members = new AslProperty[properties.Length];
        for (var i = 0; i < members.Length; i++) members[i] = new(properties[i].Name, Detach(properties[i].Value, buffer, ref used));
        return value._reference is LargeObject large ? FromLarge(members, large.Buckets) : new(members, 0);
    }
}
