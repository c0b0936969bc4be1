using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

// Parts of templates that become objects: only values that the object would be written with again, just as they are.
public static partial class Conversion
{
    private const long LargestExactDouble = 1L << 53;

    /// <summary>Whether there is an object, and of the very class.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="value">The object, or null.</param>
    /// <returns>Whether it is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is<T>([NotNullWhen(true)] T? value)
        where T : class => value is not null && value.GetType() == typeof(T);

    /// <summary>A string that is at hand, and need not be decoded.</summary>
    /// <param name="value">The value.</param>
    /// <param name="text">The string.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryTakeString(AslValue value, [NotNullWhen(true)] out string? text) => value.TryGetHeldString(out text);

    /// <summary>A boolean.</summary>
    /// <param name="value">The value.</param>
    /// <param name="boolean">The boolean.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryTakeBoolean(AslValue value, out bool boolean)
    {
        boolean = value.IsBoolean && value.GetBoolean();
        return value.IsBoolean;
    }

    /// <summary>A number that a type holds without loss.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="number">The number.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryTakeNumber<T>(AslValue value, out T number)
        where T : struct, INumberBase<T>
    {
        if (value.IsInt64)
        {
            var whole = value.Int64Bits;
            number = T.CreateTruncating(whole);
            return typeof(T) == typeof(double)
                ? whole is >= -LargestExactDouble and <= LargestExactDouble : long.CreateTruncating(number) == whole && T.IsNegative(number) == whole < 0;
        }

        var isDouble = typeof(T) == typeof(double) && value.IsDouble;
        number = isDouble ? (T)(object)value.DoubleBits : default;
        return isDouble;
    }
}
