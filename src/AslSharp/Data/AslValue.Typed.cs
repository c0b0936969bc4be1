using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AslSharp;

/// <content>Values that are still objects of C#: everywhere else they are the JSON that they stand for.</content>
public readonly partial struct AslValue
{
    // The upper half of the bits beside an object of C#; its form's number is the lower half. As a leaf's place it would be too long.
    private const int TypedMark = 0x7FF8_A51F;

    /// <summary>Whether this is an object of C# in place of its JSON. A number may have the same bits.</summary>
    private bool IsTyped
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (int)(_bits >> 32) == TypedMark && _reference!.GetType() != typeof(ValueTag);
    }

    private TypedForm Form => TypedForm.Of((int)_bits);

    internal static long TypedBits(int number) => ((long)TypedMark << 32) | (uint)number;

    /// <summary>An object in place of its JSON, which it must be able to stand for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static AslValue FromTyped(object content, TypedForm form) => new(content, form.Bits);

    /// <summary>The object that this value holds in place of its JSON, where it is one of this form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryGetTyped(TypedForm form, [NotNullWhen(true)] out object? content)
    {
        content = _reference;
        return form.Bits == _bits && IsTyped;
    }

    /// <summary>A string that is no text of JSON any more.</summary>
    internal bool TryGetHeldString([NotNullWhen(true)] out string? text)
    {
        text = _reference is { } reference && reference.GetType() == typeof(string) ? Unsafe.As<string>(reference) : null;
        return text is not null;
    }

    /// <summary>The value as JSON and nothing else, which no object can change any more.</summary>
    internal AslValue ToPlain() => HasTyped(this, 0) ? Plain(this) : this;

    /// <summary>The outermost object as JSON; what is in it may still be objects.</summary>
    internal AslValue Open() => IsTyped ? Form.Open(_reference!) : this;

    private static bool HasTyped(in AslValue value, int depth)
    {
        if (value._reference is null) return false;
        if (value.IsTyped) return true;
        if (value.Count == 0) return false;
        depth = Deeper(depth);
        foreach (ref readonly var item in value.Items)
        {
            if (HasTyped(item, depth)) return true;
        }

        foreach (ref readonly var property in value.Properties)
        {
            if (HasTyped(property.ValueInPlace, depth)) return true;
        }

        return false;
    }

    private static AslValue Plain(in AslValue value)
    {
        if (!HasTyped(value, 0)) return value;
        var open = value.Open();
        if (open.IsArray)
        {
            var items = open.Items.ToArray();
            for (var i = 0; i < items.Length; i++) items[i] = Plain(items[i]);
            return FromOwned(items);
        }

        var properties = open.Properties.ToArray();
        for (var i = 0; i < properties.Length; i++) properties[i] = new(properties[i].Name, Plain(properties[i].Value));
        return FromOwned(properties);
    }
}
