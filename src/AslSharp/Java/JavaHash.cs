using System.Globalization;
using System.Numerics;

namespace AslSharp.Runtime;

/// <summary>
/// The order in which Java's <c>HashSet</c> gives back what was put into it, which is the order of <c>States.ArrayUnique</c> (ASL section 20).
/// </summary>
internal static class JavaHash
{
    private const int LeastCapacity = 16;

    /// <summary>The items without repetitions, in the order of a <c>HashSet</c> that took them one by one.</summary>
    /// <param name="items">The items.</param>
    /// <returns>The items left.</returns>
    /// <exception cref="RuntimeFault">An item is nested too deeply, or too large.</exception>
    public static AslValue[] Distinct(ReadOnlySpan<AslValue> items)
    {
        var seen = new HashSet<AslValue>(items.Length, new Comparer());
        var hashes = new List<(int Hash, AslValue Item)>(items.Length);
        var most = AslValue.MaximumCompared;
        foreach (var item in items)
        {
            if (seen.Add(item)) hashes.Add((Of(item, 0, ref most), item));
        }

        var capacity = LeastCapacity;
        while (hashes.Count > capacity / 4 * 3) capacity *= 2;
        // Within a bucket the first to arrive is the first to leave: the sort has to be stable.
        return [.. hashes.OrderBy(entry => (entry.Hash ^ (entry.Hash >>> 16)) & (capacity - 1)).Select(entry => entry.Item)];
    }

    /// <summary>Java's <c>hashCode</c> of what the service's parser makes of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The hash code.</returns>
    /// <exception cref="RuntimeFault">The value is nested too deeply, or too large.</exception>
    public static int Of(AslValue value)
    {
        var most = AslValue.MaximumCompared;
        return Of(value, 0, ref most);
    }

    private static int Of(AslValue value, int depth, ref int most)
    {
        if ((most -= value.Count + 1) < 0) throw AslValue.TooMuch();
        switch (value.Kind)
        {
            case AslKind.True or AslKind.False:
                return value.GetBoolean() ? 1231 : 1237;
            case AslKind.Number:
                return OfNumber(value);
            case AslKind.String:
                return OfText(value.GetString());
            case AslKind.Array:
                var list = 1;
                foreach (var item in value.Items) list = (list * 31) + Of(item, AslValue.Deeper(depth), ref most);
                return list;
            case AslKind.Object:
                var map = 0;
                foreach (var member in value.Properties) map += OfText(member.Name.Text) ^ Of(member.Value, AslValue.Deeper(depth), ref most);
                return map;
            default:
                return 0;
        }
    }

    private static int OfText(string text)
    {
        var hash = 0;
        foreach (var unit in text) hash = (hash * 31) + unit;
        return hash;
    }

    private static int OfNumber(AslValue value)
    {
        if (IsDouble(value)) return OfLong(BitConverter.DoubleToInt64Bits(value.GetDouble()));
        if (!value.TryGetInt64(out var integer)) return OfBigInteger(BigInteger.Parse(value.ToJson(), CultureInfo.InvariantCulture));
        return integer is >= int.MinValue and <= int.MaxValue ? (int)integer : OfLong(integer);
    }

    private static int OfLong(long bits) => (int)(bits ^ (bits >>> 32));

    private static int OfBigInteger(BigInteger number)
    {
        var hash = 0;
        var bytes = BigInteger.Abs(number).ToByteArray(isUnsigned: true, isBigEndian: true);
        // Java folds 32 bits at a time, from the highest; the first may be a part of them.
        for (int start = 0, end = ((bytes.Length - 1) % 4) + 1; start < bytes.Length; start = end, end += 4)
        {
            var word = 0;
            for (var i = start; i < end; i++) word = (word << 8) | bytes[i];
            hash = (hash * 31) + word;
        }

        return hash * number.Sign;
    }

    private static bool IsDouble(AslValue number) => number.ToJson().AsSpan().ContainsAny('.', 'e', 'E');

    // Java's equals: as the values' own, but that 1 and 1.0 are an Integer and a Double.
    private sealed class Comparer : IEqualityComparer<AslValue>
    {
        public bool Equals(AslValue left, AslValue right) => AslValue.DeepEquals(left, right) && HaveSameNumbers(left, right, 0);

        public int GetHashCode(AslValue value) => value.GetHashCode();

        private static bool HaveSameNumbers(AslValue left, AslValue right, int depth)
        {
            if (left.IsIdentical(right)) return true;
            if (left.IsNumber) return IsDouble(left) == IsDouble(right);
            for (var i = 0; i < left.Items.Length; i++)
            {
                if (!HaveSameNumbers(left[i], right[i], AslValue.Deeper(depth))) return false;
            }

            foreach (var member in left.Properties)
            {
                if (!HaveSameNumbers(member.Value, right[member.Name], AslValue.Deeper(depth))) return false;
            }

            return true;
        }
    }
}
