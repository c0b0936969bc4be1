using System.Text;

namespace AslSharp.Runtime;

/// <content>Functions on text and ids.</content>
public static partial class Intrinsics
{
    private const string Placeholder = "{}";

    /// <summary>
    /// <c>States.Format</c> with a template known only at run time. A literal one is split at build time: <see cref="FormatTemplate"/>.
    /// </summary>
    /// <param name="call">The call as written.</param>
    /// <param name="template">A string with a <c>{}</c> for each argument.</param>
    /// <param name="arguments">What goes into the places: strings bare, all else as Java prints it.</param>
    /// <returns>A string.</returns>
    /// <exception cref="RuntimeFault">The template is not a string, or places and arguments differ in number.</exception>
    public static AslValue Format(string call, AslValue template, params ReadOnlySpan<AslValue> arguments)
    {
        var rest = RequireString(template, "template", call).AsSpan();
        var text = new StringBuilder();
        var used = 0;
        for (var at = rest.IndexOf(Placeholder); at >= 0; at = rest.IndexOf(Placeholder))
        {
            text.Append(rest[..at]);
            if (used < arguments.Length)
                JavaText.Append(text, arguments[used]);
            used++;
            rest = rest[(at + Placeholder.Length)..];
        }

        RequireSameNumber(call, used, arguments.Length);
        return AslValue.Of(text.Append(rest).ToString());
    }

    /// <summary><c>States.StringSplit</c>: cuts at every character of the second string and drops the empty parts, as Java's StringTokenizer.</summary>
    /// <param name="text">The string.</param>
    /// <param name="delimiters">The characters to cut at; with none, the string stays whole.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>An array of strings, none of them empty.</returns>
    /// <exception cref="RuntimeFault">An argument is not a string.</exception>
    public static AslValue StringSplit(AslValue text, AslValue delimiters, string call)
    {
        var rest = RequireString(text, "string", call).AsSpan();
        var separators = RequireString(delimiters, "splitter", call);
        var parts = new List<AslValue>();
        while (!rest.IsEmpty)
        {
            var end = separators.Length == 0 ? -1 : rest.IndexOfAny(separators);
            var part = end < 0 ? rest : rest[..end];
            if (!part.IsEmpty)
                parts.Add(AslValue.Of(part.ToString()));
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return Values.Array(parts.ToArray());
    }

    /// <summary><c>States.UUID</c>: the id that the host made.</summary>
    /// <param name="id">A version 4 UUID, lower case with hyphens.</param>
    /// <returns>A string.</returns>
    public static AslValue UUID(string id) => AslValue.Of(id);

    internal static void RequireSameNumber(string call, int places, int arguments)
    {
        if (places != arguments)
            throw Fault(call, $"The number of arguments ({arguments}) does not match the number of occurrences of {{}} ({places}).");
    }
}
