using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>
/// The built-in functions of JSONata 2.0.6, and those that Step Functions adds (ASL section 5.3), one method each: <c>$fooBar(a, b)</c> is
/// <c>FooBar(a, b)</c>. A parameter that may be missing is Undefined by default; where the context value stands in for one, call the function
/// of the same name in <see cref="JsonataBuiltIns"/> instead.
/// </summary>
/// <remarks>
/// Arguments are checked as the language's signatures say: T0410 for one of the wrong type, T0412 for an array of the wrong items; one value
/// stands for an array of it. A result that is a sequence is not yet collapsed. Failures are <see cref="JsonataException"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class JsonataFunctions
{
    /// <summary>The most items an array made by an expression may have, as on the service.</summary>
    internal const int MostItems = 873_782;

    /// <summary>The string of an argument; null for Undefined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static string? OptionalText(in AslValue value, int index, string function)
    {
        if (value.TryGetString(out var text)) return text;
        return value.IsUndefined ? null : throw JsonataErrors.ArgumentMismatch(index, function);
    }

    /// <summary>The number of an argument; null for Undefined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double? OptionalNumber(in AslValue value, int index, string function)
    {
        if (value.TryGetDouble(out var number)) return number;
        return value.IsUndefined ? null : throw JsonataErrors.ArgumentMismatch(index, function);
    }

    /// <summary>An argument that has to be a function.</summary>
    private static JsonataFunction RequireFunction(in AslValue value, int index, string function) =>
        value.TryGetFunction(out var callee) ? callee : throw JsonataErrors.ArgumentMismatch(index, function);

    /// <summary>The items of an argument that may be one value in place of an array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<AslValue> ItemsOf(in AslValue value) => value.IsArray ? value.Items : new ReadOnlySpan<AslValue>(in value);

    /// <summary>The value as an array.</summary>
    private static AslValue AsArray(in AslValue value) => value.IsArray ? value : AslValue.FromOwned([value]);

    private static AslValue Sequence(AslValue[] owned) => AslValue.FromOwned(owned, ArrayFlags.Sequence);
}
