using System.Runtime.CompilerServices;

namespace AslSharp;

public readonly partial struct AslValue
{
    /// <summary>This object with one member set: replaced at its place, or added at the end. All other members are shared.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The member's new value; Undefined is stored as null.</param>
    /// <returns>The new object; where this value is no object, an object of that one member.</returns>
    public AslValue With(PropertyName name, AslValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (value._reference is null) value = Null;
        var reference = _reference;
        if (reference is null || reference.GetType() != typeof(AslProperty[]))
        {
            if (reference is LargeObject large) return With(large, name, value);
            return IsTyped && Form.Kind == AslKind.Object
                ? Open().With(name, value)
                : new(new[] { new AslProperty(name, value) }, 0);
        }

        var properties = Unsafe.As<AslProperty[]>(reference);
        var index = LargeObject.IndexOfLinear(properties, name);
        return index >= 0 ? new(Replace(properties, index, name, value), 0) : FromOwned(Append(properties, name, value));
    }

    /// <summary>This object with one member set: replaced at its place, or added at the end. All other members are shared.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The member's new value; Undefined is stored as null.</param>
    /// <returns>The new object; where this value is no object, an object of that one member.</returns>
    public AslValue With(string name, AslValue value) => With(PropertyName.FromData(name), value);

    /// <summary>This array with one item replaced. All other items are shared.</summary>
    /// <param name="index">The index of an item that exists, from 0.</param>
    /// <param name="value">The new item; Undefined is stored as null.</param>
    /// <returns>The new array.</returns>
    /// <exception cref="InvalidOperationException">The value is no array.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The array has no item at that index.</exception>
    public AslValue WithItem(int index, AslValue value)
    {
        if (Open()._reference is not AslValue[] items) throw WrongKind("an array");
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, items.Length);
        var copy = new AslValue[items.Length];
        items.AsSpan().CopyTo(copy);
        copy[index] = value.OrNull();
        return new(copy, 0);
    }

    /// <summary>This object without one member.</summary>
    /// <param name="name">The member's name.</param>
    /// <returns>The new object; the same value where it is no object or has no such member.</returns>
    public AslValue Without(PropertyName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int index;
        AslProperty[] properties;
        if (_reference is AslProperty[] small)
        {
            properties = small;
            index = LargeObject.IndexOfLinear(small, name);
        }
        else if (_reference is LargeObject large)
        {
            properties = large.Properties;
            index = large.IndexOf(name);
        }
        else
        {
            return IsTyped && Form.Kind == AslKind.Object ? Open().Without(name) : this;
        }

        if (index < 0) return this;
        if (properties.Length == 1) return EmptyObject;
        var copy = new AslProperty[properties.Length - 1];
        properties.AsSpan(0, index).CopyTo(copy);
        properties.AsSpan(index + 1).CopyTo(copy.AsSpan(index));
        return FromOwned(copy);
    }

    /// <summary>This object without one member.</summary>
    /// <param name="name">The member's name.</param>
    /// <returns>The new object; the same value where it is no object or has no such member.</returns>
    public AslValue Without(string name) => Without(PropertyName.FromData(name));

    private static AslValue With(LargeObject large, PropertyName name, AslValue value)
    {
        var index = large.IndexOf(name);
        // Replacing leaves every name where it is, so the index still holds.
        return index >= 0
            ? FromLarge(Replace(large.Properties, index, name, value), large.Buckets)
            : FromLarge(Append(large.Properties, name, value), null);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static AslProperty[] Replace(AslProperty[] properties, int index, PropertyName name, AslValue value)
    {
        var copy = new AslProperty[properties.Length];
        properties.AsSpan().CopyTo(copy);
        copy[index] = new(name, value);
        return copy;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static AslProperty[] Append(AslProperty[] properties, PropertyName name, AslValue value)
    {
        var copy = new AslProperty[properties.Length + 1];
        properties.AsSpan().CopyTo(copy);
        copy[properties.Length] = new(name, value);
        return copy;
    }
}
