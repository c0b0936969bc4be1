using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// The intrinsic functions of JSONPath states (ASL section 4.4). Each takes the source text of the call for its failures; the ones with any
/// number of arguments take it first. All failures are <see cref="RuntimeFault"/>.
/// </summary>
/// <remarks>
/// The service publishes no texts for arguments of the wrong type, so what stands after "had the following error: " is ours, except for a path
/// that finds nothing.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Intrinsics
{
    private const int MaxTextLength = 10_000;

    internal static RuntimeFault Fault(string call, string detail) => new($"The function '{call}' had the following error: {detail}");

    private static string RequireString(AslValue value, string name, string call) =>
        value.TryGetString(out var text) ? text : throw Fault(call, $"The argument '{name}' must be a string but was: {value}");

    private static string RequireShortString(AslValue value, string name, string call)
    {
        var text = RequireString(value, name, call);
        RequireShort(text, name, call);
        return text;
    }

    private static void RequireShort(string text, string name, string call)
    {
        if (text.Length > MaxTextLength)
            throw Fault(call, $"The argument '{name}' must not be longer than {MaxTextLength} characters but has {text.Length}.");
    }

    private static ReadOnlySpan<AslValue> RequireArray(AslValue value, string name, string call) =>
        value.IsArray ? value.Items : throw Fault(call, $"The argument '{name}' must be an array but was: {value}");

    private static void RequireObject(AslValue value, string name, string call)
    {
        if (!value.IsObject)
            throw Fault(call, $"The argument '{name}' must be an object but was: {value}");
    }

    // Numbers that are no integers are rounded half up, towards positive infinity, as Java's Math.round does.
    private static long RequireInteger(AslValue value, string name, string call)
    {
        if (!value.IsNumber)
            throw Fault(call, $"The argument '{name}' must be an integer but was: {value}");
        if (value.TryGetInt64(out var integer))
            return integer;
        return JavaText.Round(value.GetDouble());
    }

    private static int RequireInt32(AslValue value, string name, string call)
    {
        var integer = RequireInteger(value, name, call);
        return integer is >= int.MinValue and <= int.MaxValue
            ? (int)integer
            : throw Fault(call, $"The argument '{name}' must be between {int.MinValue} and {int.MaxValue} but was: {value}");
    }
}
