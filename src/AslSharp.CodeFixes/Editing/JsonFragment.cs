using System.Text;
using AslSharp.Compiler.Json;

namespace AslSharp.CodeFixes.Editing;

/// <summary>Writes new JSON in the way of the file.</summary>
internal static class JsonFragment
{
    /// <summary>A property in the way of an object of the file.</summary>
    /// <param name="layout">The file's layout.</param>
    /// <param name="node">The object.</param>
    /// <param name="name">The name, not quoted.</param>
    /// <param name="value">The value as JSON.</param>
    public static string Property(JsonLayout layout, JsonObjectSyntax node, string name, string value) =>
        Quote(name) + layout.ColonIn(node) + value;

    /// <summary>An object on one line, or with each property on its own.</summary>
    /// <param name="layout">The file's layout.</param>
    /// <param name="sample">An object of the file whose way is taken, and whose own line indents as the new one shall.</param>
    /// <param name="outer">The blanks before the line that the object starts on.</param>
    /// <param name="isSpread">Whether each property gets a line.</param>
    /// <param name="members">Names, not quoted, and values as JSON.</param>
    public static string Object(JsonLayout layout, JsonObjectSyntax sample, string outer, bool isSpread, params (string Name, string Value)[] members)
    {
        var properties = members.Select(member => Property(layout, sample, member.Name, member.Value));
        if (isSpread)
        {
            var line = layout.NewLine + outer + UnitOf(layout, sample);
            return $"{{{line}{string.Join("," + line, properties)}{layout.NewLine}{outer}}}";
        }

        var blank = layout.ColonIn(sample) == ":" || IsTight(layout, sample) ? "" : " ";
        return $"{{{blank}{string.Join(layout.CommaIn(sample), properties)}{blank}}}";
    }

    /// <summary>A JSON string.</summary>
    /// <param name="text">What the string shall stand for.</param>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append("\\u").Append(((int)character).ToString("x4")),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }

    // How much deeper the properties of the sample are than the object itself.
    private static string UnitOf(JsonLayout layout, JsonObjectSyntax sample)
    {
        if (sample.Properties.IsEmpty || !layout.IsSpread(sample))
            return layout.Unit;
        var outer = layout.Indentation(sample.Span.Start);
        var inner = layout.Indentation(sample.Properties[0].Span.Start);
        return inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner.Substring(outer.Length) : layout.Unit;
    }

    // {"a": 1} and not { "a": 1 }
    private static bool IsTight(JsonLayout layout, JsonObjectSyntax sample) =>
        !layout.IsSpread(sample) && !sample.Properties.IsEmpty && sample.Properties[0].Span.Start == sample.Span.Start + 1;
}
