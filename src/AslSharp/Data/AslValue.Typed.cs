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

    /// <summary>
    /// The value as JSON and nothing else, which no object can change any more. Of what is nested too deep to be written as JSON the depths stay
    /// as they are: whoever writes it is told so.
    /// </summary>
    internal AslValue ToPlain() => TypedForm.AreAny ? new PlainCopy().Of(this, 0) : this;

    /// <summary>The outermost object as JSON; what is in it may still be objects.</summary>
    internal AslValue Open() => IsTyped ? Form.Open(_reference!) : this;

    // What holds no object is not copied, and what stands in many places is looked at once.
    private ref struct PlainCopy
    {
        private Dictionary<object, AslValue>? _known;

        internal AslValue Of(in AslValue value, int depth)
        {
            if (value._reference is not { } reference || value.Count == 0 || depth == MaximumDepth) return value.Open();
            // An object may stand for different JSON in different places.
            if (!value.IsTyped && _known is not null && _known.TryGetValue(reference, out var known)) return known;
            var open = value.Open();
            var copy = open.IsArray ? Items(open, depth + 1) : Members(open, depth + 1);
            if (!value.IsTyped) (_known ??= new(ReferenceEqualityComparer.Instance))[reference] = copy;
            return copy;
        }

        private AslValue Items(in AslValue array, int depth)
        {
            AslValue[]? copy = null;
            var items = array.Items;
            for (var i = 0; i < items.Length; i++)
            {
                var item = Of(items[i], depth);
                if (copy is null && ReferenceEquals(item._reference, items[i]._reference)) continue;
                copy ??= items.ToArray();
                copy[i] = item;
            }

            return copy is null ? array : FromOwned(copy);
        }

        private AslValue Members(in AslValue node, int depth)
        {
            AslProperty[]? copy = null;
            var members = node.Properties;
            for (var i = 0; i < members.Length; i++)
            {
                var member = Of(members[i].ValueInPlace, depth);
                if (copy is null && ReferenceEquals(member._reference, members[i].ValueInPlace._reference)) continue;
                copy ??= members.ToArray();
                copy[i] = new(members[i].Name, member);
            }

            return copy is null ? node : FromOwned(copy);
        }
    }
}
