using System.Runtime.CompilerServices;

namespace AslSharp;

public readonly partial struct AslValue
{
    // Deeper parts add nothing to a hash: cheap, and no depth can hurt.
    private const int HashDepth = 8;

    /// <summary>
    /// Whether two values are the same JSON value: numbers by value as <see cref="CompareNumbers"/> has it, strings by their characters, arrays in order,
    /// objects whatever the order of their members. Undefined equals only Undefined.
    /// </summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Whether they are equal.</returns>
    /// <exception cref="InvalidOperationException">Both are nested deeper than <see cref="MaximumDepth"/>.</exception>
    public static bool DeepEquals(AslValue left, AslValue right) => DeepEquals(left, right, 0);

    /// <summary>The same as <see cref="DeepEquals(AslValue, AslValue)"/>.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(AslValue left, AslValue right) => DeepEquals(left, right, 0);

    /// <summary>The opposite of <see cref="DeepEquals(AslValue, AslValue)"/>.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(AslValue left, AslValue right) => !DeepEquals(left, right, 0);

    /// <summary>The same as <see cref="DeepEquals(AslValue, AslValue)"/>.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(AslValue other) => DeepEquals(this, other, 0);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AslValue other && DeepEquals(this, other, 0);

    /// <inheritdoc/>
    public override int GetHashCode() => HashOf(this, 0);

    private static bool DeepEquals(in AslValue left, in AslValue right, int depth)
    {
        if (ReferenceEquals(left._reference, right._reference) && left._bits == right._bits) return true;
        if (left.IsLeaf && right.IsLeaf && (left._bits ^ right._bits) >= 0 && left.Leaf.SequenceEqual(right.Leaf)) return true;
        var kind = left.Kind;
        if (kind != right.Kind) return false;
        switch (kind)
        {
            case AslKind.Number:
                return CompareNumbers(left, right) == 0;
            case AslKind.String:
                return StringsEqual(left, right);
            case AslKind.Array:
                return ItemsEqual(left.Items, right.Items, Deeper(depth));
            case AslKind.Object:
                return PropertiesEqual(left.Properties, right.Properties, right, Deeper(depth));
            default:
                return kind != AslKind.Function;
        }
    }

    private static bool StringsEqual(in AslValue left, in AslValue right)
    {
        if (left._reference is string text) return right.StringEquals(text);
        if (right._reference is string other) return left.StringEquals(other);
        // Texts that differ may still be the same string, but only if one of them has escapes.
        return (left.IsEscaped || right.IsEscaped) && left.GetString() == right.GetString();
    }

    private static bool ItemsEqual(ReadOnlySpan<AslValue> left, ReadOnlySpan<AslValue> right, int depth)
    {
        if (left.Length != right.Length) return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!DeepEquals(left[i], right[i], depth)) return false;
        }

        return true;
    }

    private static bool PropertiesEqual(ReadOnlySpan<AslProperty> left, ReadOnlySpan<AslProperty> right, in AslValue rightObject, int depth)
    {
        if (left.Length != right.Length) return false;
        for (var i = 0; i < left.Length; i++)
        {
            // Mostly both have the same order; where not, the member is looked up. Names are distinct, so equal counts suffice.
            if (PropertyName.Same(left[i].Name, right[i].Name))
            {
                if (!DeepEquals(left[i].ValueInPlace, right[i].ValueInPlace, depth)) return false;
                continue;
            }

            var other = rightObject[left[i].Name];
            if (other.IsUndefined || !DeepEquals(left[i].ValueInPlace, other, depth)) return false;
        }

        return true;
    }

    private static int HashOf(in AslValue value, int depth)
    {
        var kind = value.Kind;
        switch (kind)
        {
            case AslKind.Number:
                // Equal numbers are equal as binary64, so that is what may be hashed; -0 equals 0.
                var number = value.GetDouble();
                return number == 0 ? (int)AslKind.Number : number.GetHashCode();
            case AslKind.String:
                return value.GetString().GetHashCode();
            case AslKind.Array:
                var hash = new HashCode();
                hash.Add(value.Count);
                if (depth < HashDepth)
                {
                    foreach (ref readonly var item in value.Items) hash.Add(HashOf(item, depth + 1));
                }

                return hash.ToHashCode();
            case AslKind.Object:
                var sum = value.Count + 1;
                foreach (ref readonly var property in value.Properties)
                    sum += HashCode.Combine(property.Name.StrongHash, depth < HashDepth ? HashOf(property.Value, depth + 1) : 0);
                return sum;
            default:
                return (int)kind;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Deeper(int depth) => depth < MaximumDepth ? depth + 1 : throw TooDeep();

    private static InvalidOperationException TooDeep() => new($"The value is nested deeper than {MaximumDepth} levels.");
}
