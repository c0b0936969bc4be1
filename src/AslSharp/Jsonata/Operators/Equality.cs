namespace AslSharp.Runtime;

/// <summary>Deep equality as JSONata has it: like that of values, but functions are equal by identity, NaN never, and any depth is bounded by the
/// stack.</summary>
internal static class Equality
{
    /// <summary>The same for sets.</summary>
    internal static readonly IEqualityComparer<AslValue> Comparer = new DeepComparer();

    internal static bool IsDeep(in AslValue left, in AslValue right)
    {
        var kind = left.Kind;
        if (kind != right.Kind) return false;
        switch (kind)
        {
            case AslKind.Array:
                return AslValue.IsSame(left, right) || Items(left.Items, right.Items);
            case AslKind.Object:
                return AslValue.IsSame(left, right) || Properties(left.Properties, right.Properties, right);
            case AslKind.Number:
                return left.IsDouble && right.IsDouble ? left.DoubleBits == right.DoubleBits : AslValue.CompareNumbers(left, right) == 0;
            default:
                return AslValue.IsSame(left, right);
        }
    }

    private static bool Items(ReadOnlySpan<AslValue> left, ReadOnlySpan<AslValue> right)
    {
        if (left.Length != right.Length) return false;
        CallBudget.Descend(left.Length);
        for (var i = 0; i < left.Length; i++)
        {
            if (!IsDeep(left[i], right[i])) return false;
        }

        return true;
    }

    private static bool Properties(ReadOnlySpan<AslProperty> left, ReadOnlySpan<AslProperty> right, in AslValue rightObject)
    {
        if (left.Length != right.Length) return false;
        CallBudget.Descend(left.Length);
        for (var i = 0; i < left.Length; i++)
        {
            // Mostly both have the same order; where not, the member is looked up. Names are distinct, so equal counts suffice.
            if (PropertyName.Same(left[i].Name, right[i].Name))
            {
                if (!IsDeep(left[i].ValueInPlace, right[i].ValueInPlace)) return false;
                continue;
            }

            var other = rightObject[left[i].Name];
            if (other.IsUndefined || !IsDeep(left[i].ValueInPlace, other)) return false;
        }

        return true;
    }

    private sealed class DeepComparer : IEqualityComparer<AslValue>
    {
        public bool Equals(AslValue x, AslValue y) => IsDeep(x, y);

        // Equal values have equal hashes, which look at the upper levels only.
        public int GetHashCode(AslValue value) => value.GetHashCode();
    }
}
