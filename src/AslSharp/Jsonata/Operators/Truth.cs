using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>The boolean cast of JSONata.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Truth
{
    /// <summary>
    /// Whether a value counts as true: true, a string or an object that is not empty, a number other than 0, an array with a true item.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>False for all else; Undefined and null are false, functions only as arguments and regular expressions.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTrue(AslValue value) => value.Kind switch
    {
        AslKind.True => true,
        AslKind.False or AslKind.Undefined or AslKind.Null => false,
        _ => IsTrueSlowly(value),
    };

    /// <summary>Whether JavaScript takes a value for true: what the reference does with the results of comparators and matchers.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False for Undefined, null, false, 0, NaN and the empty string.</returns>
    public static bool IsTruthy(AslValue value) => value.Kind switch
    {
        AslKind.Undefined or AslKind.Null or AslKind.False => false,
        AslKind.Number => value.IsInt64 ? value.Int64Bits != 0 : value.GetDouble() is not (0 or double.NaN),
        AslKind.String => !value.StringEquals(""),
        _ => true,
    };

    private static bool IsTrueSlowly(AslValue value)
    {
        switch (value.Kind)
        {
            case AslKind.True:
                return true;
            case AslKind.Number:
                return value.IsInt64 ? value.Int64Bits != 0 : IsTrueNumber(value.GetDouble());
            case AslKind.String:
                return !value.StringEquals("");
            case AslKind.Object:
                return value.Count > 0;
            case AslKind.Array:
                CallBudget.Descend(value.Count);
                foreach (ref readonly var item in value.Items)
                {
                    if (IsTrueSlowly(item)) return true;
                }

                return false;
            case AslKind.Function:
                return value.TryGetFunction(out var function) && function.IsObject;
            default:
                return false;
        }
    }

    private static bool IsTrueNumber(double number) =>
        double.IsInfinity(number) ? throw JsonataErrors.NumberOutOfRange(AslValue.FromDouble(number)) : number != 0 && !double.IsNaN(number);
}
