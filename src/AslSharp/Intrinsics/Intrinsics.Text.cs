using System.Text;

namespace AslSharp.Runtime;

/// <content>Functions on text and ids.</content>
public static partial class Intrinsics
{
    /// <summary>
    /// <c>States.Format</c> with a template known only at run time. A literal one is split at build time: <see cref="FormatTemplate"/>.
    /// </summary>
    /// <param name="call">The call as written.</param>
    /// <param name="template">A string with a <c>{}</c> for each argument.</param>
    /// <param name="arguments">What goes into the places: strings bare, all else as Java prints it.</param>
    /// <returns>A string.</returns>
    /// <exception cref="RuntimeFault">The template is not a string, a brace of it stands alone, or places and arguments differ in number.</exception>
    public static AslValue Format(string call, AslValue template, params ReadOnlySpan<AslValue> arguments)
    {
        var rest = RequireString(template, call, nameof(Format)).AsSpan();
        var text = new StringBuilder();
        var used = 0;
        for (var at = rest.IndexOfAny('{', '}'); at >= 0; at = rest.IndexOfAny('{', '}'))
        {
            text.Append(rest[..at]);
            var isPlace = rest[at..].StartsWith("{}");
            if (isPlace)
            {
                if (used < arguments.Length) JavaText.Append(text, arguments[used]);
                used++;
            }
            else if (at > 0 && rest[at - 1] == '\\')
            {
                // Whether the service undoes an escape that comes from data is not known: it stays as it is.
                text.Append(rest[at]);
            }
            else
            {
                throw LoneBrace(call, rest[at]);
            }

            rest = rest[(at + (isPlace ? 2 : 1))..];
        }

        if (used != arguments.Length) throw InvalidArguments(call, nameof(Format));
        return AslValue.Of(text.Append(rest).ToString());
    }

    /// <summary><c>States.Format</c> with a literal template in which a brace stands alone.</summary>
    /// <param name="call">The call as written.</param>
    /// <param name="brace">The brace.</param>
    /// <param name="arguments">The arguments: one that finds nothing has failed before.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="RuntimeFault">Always.</exception>
    public static AslValue InvalidTemplate(string call, char brace, params ReadOnlySpan<AslValue> arguments) => throw LoneBrace(call, brace);

    /// <summary><c>States.StringSplit</c>: cuts at every character of the second string and drops the empty parts, as Java's StringTokenizer.</summary>
    /// <param name="text">The string.</param>
    /// <param name="delimiters">The characters to cut at; with none, the string stays whole.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>An array of strings, none of them empty.</returns>
    /// <exception cref="RuntimeFault">An argument is not a string.</exception>
    public static AslValue StringSplit(AslValue text, AslValue delimiters, string call)
    {
        var rest = RequireString(text, call, nameof(StringSplit)).AsSpan();
        var separators = RequireString(delimiters, call, nameof(StringSplit));
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

    private static RuntimeFault LoneBrace(string call, char brace) =>
        Fault(call, $"Invalid template in States.Format: matching '{(brace == '{' ? '}' : '{')}' not found for '{brace}'.");
}
