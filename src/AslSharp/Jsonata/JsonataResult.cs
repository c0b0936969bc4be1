using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>
/// What leaves an expression is a JSON value: no function, no flags of arrays, no number that JSON cannot say (ASL section 5.4).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonataResult
{
    // AWS's limit of memory is reached with some 870,000 numbers.
    private const int MostValues = 1 << 20;

    /// <summary>Settles the result of an expression that can hold nothing odd below its top: one without lambdas and arithmetic.</summary>
    /// <param name="value">The result, collapsed.</param>
    /// <returns>The value without flags; Undefined stays Undefined.</returns>
    /// <exception cref="JsonataException">The result is a function.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue Settle(AslValue value)
    {
        if (value.Flags != ArrayFlags.None) return value.WithFlags(ArrayFlags.None);
        return value.IsFunction ? throw JsonataErrors.UnsupportedResult() : value;
    }

    /// <summary>
    /// Settles the result of any expression. A function inside it is dropped from an object and null in an array; an infinite number
    /// becomes the string <c>Infinity</c>, one that is none <c>NaN</c>.
    /// </summary>
    /// <param name="value">The result, collapsed.</param>
    /// <returns>The value; Undefined stays Undefined.</returns>
    /// <exception cref="JsonataException">The result is a function, nested too deeply, or too large.</exception>
    public static AslValue SettleDeep(AslValue value)
    {
        if (value.IsFunction) throw JsonataErrors.UnsupportedResult();
        var left = MostValues;
        return Settled(value, 0, ref left);
    }

    /// <summary>Passes on a result that has to be there.</summary>
    /// <param name="value">The settled result.</param>
    /// <returns>The same.</returns>
    /// <exception cref="JsonataException">It is Undefined.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static AslValue Require(AslValue value) => value.IsUndefined ? throw JsonataErrors.Nothing() : value;

    /// <summary>The name of a value's type, as <c>$type</c> gives it.</summary>
    internal static string TypeOf(AslValue value) => value.Kind switch
    {
        AslKind.Null => "null",
        AslKind.False or AslKind.True => "boolean",
        AslKind.Number => "number",
        AslKind.String => "string",
        AslKind.Array => "array",
        AslKind.Function => "function",
        AslKind.Undefined => "undefined",
        _ => "object",
    };

    /// <summary>What a sequence stands for: nothing, its only item, or itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static AslValue Collapse(AslValue value)
    {
        var flags = value.Flags;
        if ((flags & ArrayFlags.Sequence) == 0 || value.Count > 1) return value;
        if (value.Count == 0) return default;
        return (flags & ArrayFlags.KeepSingleton) != 0 ? value : value.Items[0];
    }

    private static AslValue Settled(in AslValue value, int depth, ref int left)
    {
        if (value.IsDouble) return double.IsFinite(value.DoubleBits) ? value : NonFinite(value.DoubleBits);
        switch (value.Kind)
        {
            case AslKind.Array:
                return SettledItems(value, Deeper(depth), ref left);
            case AslKind.Object:
                return SettledProperties(value, Deeper(depth), ref left);
            case AslKind.Function:
                return default;
            default:
                return value;
        }
    }

    private static AslValue SettledItems(in AslValue array, int depth, ref int left)
    {
        var items = array.Items;
        Spend(ref left, items.Length);
        AslValue[]? changed = null;
        for (var i = 0; i < items.Length; i++)
        {
            if (IsSimple(items[i])) continue;
            var item = Settled(items[i], depth, ref left);
            // A function, or what is missing and passed a predicate.
            if (item.IsUndefined) item = AslValue.Null;
            if (items[i].IsIdentical(item)) continue;
            changed ??= items.ToArray();
            changed[i] = item;
        }

        if (changed is not null) return AslValue.FromOwned(changed);
        return array.Flags == ArrayFlags.None ? array : array.WithFlags(ArrayFlags.None);
    }

    private static AslValue SettledProperties(in AslValue value, int depth, ref int left)
    {
        var properties = value.Properties;
        Spend(ref left, properties.Length);
        var result = value;
        for (var i = 0; i < properties.Length; i++)
        {
            ref readonly var member = ref properties[i].ValueInPlace;
            if (IsSimple(member)) continue;
            var settled = Settled(member, depth, ref left);
            if (member.IsIdentical(settled)) continue;
            result = settled.IsUndefined ? result.Without(properties[i].Name) : result.With(properties[i].Name, settled);
        }

        return result;
    }

    // Parts that are shared make a value large that takes little memory, but not little time.
    private static void Spend(ref int left, int count)
    {
        left -= count;
        if (left < 0) throw JsonataErrors.MemoryLimit();
    }

    private static bool IsSimple(in AslValue value) => value.Kind is AslKind.String or AslKind.True or AslKind.False or AslKind.Null;

    private static int Deeper(int depth) => depth < AslValue.MaximumDepth ? depth + 1 : throw JsonataErrors.StackOverflow();

    private static AslValue NonFinite(double number) =>
        AslValue.Of(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
}
