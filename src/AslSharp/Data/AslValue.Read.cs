using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AslSharp;

public readonly partial struct AslValue
{
    /// <summary>The string, without quotes and escapes. A string still in its text is decoded anew at each call.</summary>
    /// <returns>The string.</returns>
    /// <exception cref="InvalidOperationException">The value is no string.</exception>
    public string GetString() => TryGetString(out var value) ? value : throw WrongKind("a string");

    /// <summary>The number as a 64-bit integer.</summary>
    /// <returns>The integer.</returns>
    /// <exception cref="InvalidOperationException">The value is no number, or no whole number of 64 bits.</exception>
    public long GetInt64() => TryGetInt64(out var value) ? value : throw NoFit("a whole number of 64 bits");

    /// <summary>The number as a 32-bit integer.</summary>
    /// <returns>The integer.</returns>
    /// <exception cref="InvalidOperationException">The value is no number, or no whole number of 32 bits.</exception>
    public int GetInt32() =>
        TryGetInt64(out var value) && value is >= int.MinValue and <= int.MaxValue ? (int)value : throw NoFit("a whole number of 32 bits");

    /// <summary>The number as the nearest binary64 number; infinite where it is beyond their range (<c>1e400</c>).</summary>
    /// <returns>The number.</returns>
    /// <exception cref="InvalidOperationException">The value is no number.</exception>
    public double GetDouble() => TryGetDouble(out var value) ? value : throw WrongKind("a number");

    /// <summary>The number as the nearest decimal.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="InvalidOperationException">The value is no number, or beyond the range of decimal.</exception>
    public decimal GetDecimal()
    {
        if (_reference == (object)ValueTag.Int64) return _bits;
        if (!IsNumber) throw WrongKind("a number");
        Span<byte> buffer = stackalloc byte[NumberText.LongestDouble];
        scoped ReadOnlySpan<byte> text = buffer;
        if (IsLeaf) text = Leaf;
        else text = buffer[..NumberText.Format(BitConverter.Int64BitsToDouble(_bits), buffer)];
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw NoFit("a decimal");
    }

    /// <summary>The boolean.</summary>
    /// <returns>True or false.</returns>
    /// <exception cref="InvalidOperationException">The value is no boolean.</exception>
    public bool GetBoolean() => _reference == (object)ValueTag.True || (_reference == (object)ValueTag.False ? false : throw WrongKind("a boolean"));

    /// <summary>The number as a 64-bit integer, where it is one exactly: <c>3</c>, <c>3.0</c> and <c>3e0</c> are.</summary>
    /// <param name="value">The integer; 0 where there is none.</param>
    /// <returns>Whether the value is a whole number of 64 bits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetInt64(out long value)
    {
        if (_reference == (object)ValueTag.Int64)
        {
            value = _bits;
            return true;
        }

        return TryGetInt64Slowly(out value);
    }

    /// <summary>The number as the nearest binary64 number; infinite where it is beyond their range (<c>1e400</c>).</summary>
    /// <param name="value">The number; 0 where there is none.</param>
    /// <returns>Whether the value is a number.</returns>
    public bool TryGetDouble(out double value)
    {
        if (_reference == (object)ValueTag.Int64) value = _bits;
        else if (_reference == (object)ValueTag.Double) value = BitConverter.Int64BitsToDouble(_bits);
        else if (_bits < 0 && IsLeaf) value = NumberText.ToDouble(Leaf);
        else
        {
            value = 0;
            return false;
        }

        return true;
    }

    /// <summary>The string, without quotes and escapes.</summary>
    /// <param name="value">The string; null where there is none.</param>
    /// <returns>Whether the value is a string.</returns>
    public bool TryGetString([NotNullWhen(true)] out string? value)
    {
        var reference = _reference;
        value = null;
        if (reference is null) return false;
        if (reference.GetType() == typeof(string)) value = Unsafe.As<string>(reference);
        else if (reference.GetType() == typeof(byte[]) && _bits >= 0) value = IsEscaped ? JsonText.Unescape(Leaf) : Encoding.UTF8.GetString(Leaf);
        return value is not null;
    }

    /// <summary>Whether the value is this string, compared character by character, mostly without decoding it.</summary>
    /// <param name="text">The string.</param>
    /// <returns>False also where the value is no string.</returns>
    public bool StringEquals(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reference = _reference;
        if (reference is null) return false;
        if (reference.GetType() == typeof(string)) return Unsafe.As<string>(reference) == text;
        if (reference.GetType() != typeof(byte[]) || _bits < 0) return false;
        return IsEscaped ? JsonText.Unescape(Leaf) == text : JsonText.Equals(Leaf, text);
    }

    /// <summary>
    /// Compares two numbers: exactly where both are whole numbers of 64 bits, else as binary64. So 1 equals 1.0, 2^53 and 2^53 + 1
    /// differ, and numbers beyond the range of binary64 (<c>1e400</c>) are all equal to each other.
    /// </summary>
    /// <param name="a">One number.</param>
    /// <param name="b">The other number.</param>
    /// <returns>Below, equal to or above zero, as <paramref name="a"/> is less than, equal to or greater than <paramref name="b"/>.</returns>
    /// <exception cref="InvalidOperationException">One of the values is no number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CompareNumbers(AslValue a, AslValue b) =>
        a._reference == (object)ValueTag.Int64 && b._reference == (object)ValueTag.Int64 ? a._bits.CompareTo(b._bits) : CompareNumbersSlowly(a, b);

    /// <summary>Whether this is a string or number that stays in its buffer. The exact type is compared: <c>is byte[]</c> would let sbyte[] in, and cost a
    /// call.</summary>
    private bool IsLeaf
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reference is { } reference && reference.GetType() == typeof(byte[]);
    }

    private bool IsEscaped => (_bits & EscapedFlag) != 0;

    /// <summary>The text of a leaf that stays in its buffer.</summary>
    private ReadOnlySpan<byte> Leaf
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Unsafe.As<byte[]>(_reference!), (int)(_bits & PlaceMask), (int)((_bits >> LengthShift) & PlaceMask));
    }

    private static int CompareNumbersSlowly(AslValue a, AslValue b)
    {
        if (a.TryGetInt64(out var left) && b.TryGetInt64(out var right)) return left.CompareTo(right);
        return a.GetDouble().CompareTo(b.GetDouble());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryGetInt64Slowly(out long value)
    {
        if (_reference == (object)ValueTag.Double)
        {
            var number = BitConverter.Int64BitsToDouble(_bits);
            var isWhole = number is >= -9223372036854775808d and < 9223372036854775808d && Math.Truncate(number) == number;
            value = isWhole ? (long)number : 0;
            return isWhole;
        }

        if (_bits < 0 && IsLeaf) return NumberText.TryGetInt64(Leaf, out value);
        value = 0;
        return false;
    }

    private InvalidOperationException NoFit(string wanted) =>
        IsNumber ? new InvalidOperationException($"The number {ToJson()} is not {wanted}.") : WrongKind("a number");

    private InvalidOperationException WrongKind(string wanted) => new($"Expected {wanted}, but the value is {Describe(Kind)}.");

    private static string Describe(AslKind kind) => kind switch
    {
        AslKind.Undefined => "undefined",
        AslKind.Null => "null",
        AslKind.False or AslKind.True => "a boolean",
        AslKind.Number => "a number",
        AslKind.String => "a string",
        AslKind.Array => "an array",
        AslKind.Function => "a function",
        _ => "an object",
    };
}
