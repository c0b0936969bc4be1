using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
namespace AslSharp;

/// <content>What only JSONata needs: flags of arrays, functions, numbers that JSON cannot say.</content>
public readonly partial struct AslValue
{
    /// <summary>The flags of an array; none for all else.</summary>
    internal ArrayFlags Flags
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reference is { } reference && reference.GetType() == typeof(AslValue[]) ? (ArrayFlags)_bits : ArrayFlags.None;
    }

    /// <summary>Whether this is a number of 64 bits held as such, which <see cref="Int64Bits"/> then is.</summary>
    internal bool IsInt64
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reference == (object)ValueTag.Int64;
    }

    /// <summary>Whether this is a binary64 number held as such, which <see cref="DoubleBits"/> then is.</summary>
    internal bool IsDouble
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reference == (object)ValueTag.Double;
    }

    internal long Int64Bits => _bits;

    internal double DoubleBits => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>Whether this is a function value.</summary>
    internal bool IsFunction => _reference is { } reference && reference.GetType() == typeof(JsonataFunction);

    /// <summary>This array with just these flags; the items are shared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal AslValue WithFlags(ArrayFlags flags) => new(IsTyped ? Open()._reference : _reference, (long)flags);

    /// <summary>An array of these items, which are given away, with flags.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static AslValue FromOwned(AslValue[] owned, ArrayFlags flags) => new(owned, (long)flags);

    /// <summary>A function value, or a tail call on its way to the loop that makes it.</summary>
    internal static AslValue FromFunction(object reference) => new(reference, 0);

    /// <summary>A number that may be infinite or NaN, as long as it stays inside an expression.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static AslValue FromDouble(double value) => new(ValueTag.Double, BitConverter.DoubleToInt64Bits(value));

    internal bool TryGetFunction([NotNullWhen(true)] out JsonataFunction? function)
    {
        function = IsFunction ? Unsafe.As<JsonataFunction>(_reference) : null;
        return function is not null;
    }

    /// <summary>The call that waits to be made, where this is one.</summary>
    internal bool TryGetTailCall([NotNullWhen(true)] out JsonataTailCall? call)
    {
        call = _reference is { } reference && reference.GetType() == typeof(JsonataTailCall) ? Unsafe.As<JsonataTailCall>(reference) : null;
        return call is not null;
    }

    /// <summary>The UTF-8 of a string that still stands, without escapes, in its text.</summary>
    internal bool TryGetPlainUtf8(out ReadOnlySpan<byte> utf8)
    {
        var isPlain = IsLeaf && (_bits & (NumberFlag | EscapedFlag)) == 0;
        utf8 = isPlain ? Leaf : default;
        return isPlain;
    }

    /// <summary>Whether both are the very same value, flags included.</summary>
    internal bool IsIdentical(in AslValue other) => ReferenceEquals(_reference, other._reference) && _bits == other._bits;

    /// <summary>Whether both are the same scalar, or the very same array, object or function.</summary>
    internal static bool IsSame(in AslValue left, in AslValue right)
    {
        if (ReferenceEquals(left._reference, right._reference) && left._bits == right._bits) return true;
        var kind = left.Kind;
        if (kind != right.Kind) return false;
        return kind is AslKind.Array or AslKind.Object or AslKind.Function
            ? ReferenceEquals(left._reference, right._reference)
            : AreEqual(left, right);
    }
}
