using System.Runtime.CompilerServices;

namespace AslSharp;

public readonly partial struct AslValue
{
    // Deeper parts, and what stands behind the first items of an array, add nothing to a hash: cheap, and no depth or width can hurt.
    private const int HashDepth = 4;
    private const int HashWidth = 32;

    /// <summary>
    /// Whether two values are the same JSON value: numbers by value as <see cref="CompareNumbers"/> has it, strings by their characters, arrays in order,
    /// objects whatever the order of their members. Undefined equals only Undefined.
    /// </summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Whether they are equal.</returns>
    /// <exception cref="InvalidOperationException">Both are nested deeper than <see cref="MaximumDepth"/>.</exception>
    public static bool DeepEquals(AslValue left, AslValue right) => AreEqual(left, right);

    /// <summary>The same as <see cref="DeepEquals(AslValue, AslValue)"/>.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(AslValue left, AslValue right) => AreEqual(left, right);

    /// <summary>The opposite of <see cref="DeepEquals(AslValue, AslValue)"/>.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(AslValue left, AslValue right) => !AreEqual(left, right);

    /// <summary>The same as <see cref="DeepEquals(AslValue, AslValue)"/>.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(AslValue other) => AreEqual(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AslValue other && AreEqual(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashOf(this, 0);

    /// <summary>Compares as <see cref="DeepEquals(AslValue, AslValue)"/>, and takes the items and members it compares off what is left of a bound.</summary>
    internal static bool DeepEquals(in AslValue left, in AslValue right, ref int most) => DeepEquals(left, right, 0, ref most);

    private static bool AreEqual(in AslValue left, in AslValue right)
    {
        // Values that share their parts can have more of them than anybody can wait for.
        var most = MaximumCompared;
        return DeepEquals(left, right, 0, ref most);
    }

    private static bool DeepEquals(in AslValue left, in AslValue right, int depth, ref int most)
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
                return ItemsEqual(left.Items, right.Items, Deeper(depth), ref most);
            case AslKind.Object:
                return PropertiesEqual(left.Properties, right.Properties, right, Deeper(depth), ref most);
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

    private static bool ItemsEqual(ReadOnlySpan<AslValue> left, ReadOnlySpan<AslValue> right, int depth, ref int most)
    {
        if (left.Length != right.Length) return false;
        if ((most -= left.Length) < 0) throw TooMuch();
        for (var i = 0; i < left.Length; i++)
        {
            if (!DeepEquals(left[i], right[i], depth, ref most)) return false;
        }

        return true;
    }

    private static bool PropertiesEqual(ReadOnlySpan<AslProperty> left, ReadOnlySpan<AslProperty> right, in AslValue rightObject, int depth, ref int most)
    {
        if (left.Length != right.Length) return false;
        if ((most -= left.Length) < 0) throw TooMuch();
        for (var i = 0; i < left.Length; i++)
        {
            // Mostly both have the same order; where not, the member is looked up. Names are distinct, so equal counts suffice.
            if (PropertyName.Same(left[i].Name, right[i].Name))
            {
                if (!DeepEquals(left[i].ValueInPlace, right[i].ValueInPlace, depth, ref most)) return false;
                continue;
            }

            var other = rightObject[left[i].Name];
            if (other.IsUndefined || !DeepEquals(left[i].ValueInPlace, other, depth, ref most)) return false;
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
                    foreach (ref readonly var item in value.Items[..Math.Min(value.Count, HashWidth)]) hash.Add(HashOf(item, depth + 1));
                }

                return hash.ToHashCode();
            case AslKind.Object:
                var sum = value.Count + 1;
                // The order of members does not count, so of a wide object there are no first ones: its names have to do.
                var goesDeeper = depth < HashDepth && value.Count <= HashWidth;
                foreach (ref readonly var property in value.Properties)
                    sum += HashCode.Combine(property.Name.StrongHash, goesDeeper ? HashOf(property.Value, depth + 1) : 0);
                return sum;
            default:
                return (int)kind;
        }
    }

    /// <summary>One level further down.</summary>
    /// <exception cref="RuntimeFault">That is deeper than <see cref="MaximumDepth"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Deeper(int depth) => depth < MaximumDepth ? depth + 1 : throw TooDeep();

    internal static RuntimeFault TooLong() => new($"The text is longer than {MaximumText} characters.");

    internal static RuntimeFault TooMuch() => new("The values are too large to be compared.");

    internal static RuntimeFault TooLarge() => new($"The value is larger than {MaximumLength} bytes.");

    private static RuntimeFault TooDeep() => new($"The value is nested deeper than {MaximumDepth} levels.");
}
