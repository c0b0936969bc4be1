using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// The intrinsic functions of JSONPath states (ASL sections 4.4 and 20). Each that can fail takes the text of the field it stands in, which is
/// the outermost call, for its failures; the ones with any number of arguments take it first. All failures are <see cref="RuntimeFault"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Intrinsics
{
    private const int MaxTextLength = 10_000;

    /// <summary>A call that fails whatever its arguments are: it has too few or too many.</summary>
    /// <param name="call">The outermost call as written.</param>
    /// <param name="function">The name of the function without <c>States.</c>.</param>
    /// <param name="arguments">The arguments: one that finds nothing has failed before.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="RuntimeFault">Always.</exception>
    public static AslValue Invalid(string call, string function, params ReadOnlySpan<AslValue> arguments) => throw InvalidArguments(call, function);

    /// <summary>What the service says of any argument that a function cannot take.</summary>
    internal static RuntimeFault InvalidArguments(string call, string function) => Fault(call, $"Invalid arguments in States.{function}");

    private static RuntimeFault Fault(string call, string detail) => new($"There was an error while evaluating the intrinsic function: {call}. {detail}");

    private static string RequireString(AslValue value, string call, string function) =>
        value.TryGetString(out var text) ? text : throw InvalidArguments(call, function);

    private static string RequireShortString(AslValue value, string call, string function)
    {
        var text = RequireString(value, call, function);
        return text.Length <= MaxTextLength ? text : throw InvalidArguments(call, function);
    }

    private static ReadOnlySpan<AslValue> RequireArray(AslValue value, string call, string function) =>
        value.IsArray ? value.Items : throw InvalidArguments(call, function);

    // Fractions are cut off, towards zero; States.MathAdd alone rounds.
    private static long RequireInteger(AslValue value, string call, string function)
    {
        if (!value.IsNumber) throw InvalidArguments(call, function);
        if (value.TryGetInt64(out var integer)) return integer;
        var number = Math.Truncate(value.GetDouble());
        return number is >= long.MinValue and < -(double)long.MinValue ? (long)number : throw InvalidArguments(call, function);
    }

    private static int RequireInt32(AslValue value, string call, string function) =>
        ToInt32(RequireInteger(value, call, function), call, function);

    private static int ToInt32(long number, string call, string function) =>
        number is >= int.MinValue and <= int.MaxValue ? (int)number : throw InvalidArguments(call, function);
}
