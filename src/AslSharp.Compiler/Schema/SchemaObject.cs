using System.Collections;
using System.Globalization;
using System.Text;

namespace AslSharp.Compiler.Schema;

/// <summary>A JSON object in the making: members in the order in which they were added.</summary>
internal sealed class SchemaObject : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _members = [];

    /// <summary>Adds a member: a text, a number, a boolean, an object, or an array of those.</summary>
    public void Add(string name, object value) => _members.Add(new KeyValuePair<string, object>(name, value));

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The object as indented JSON, with a line feed at its end.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(this, "", text);
        return text.Append('\n').ToString();
    }

    private static void Write(object value, string indentation, StringBuilder text)
    {
        switch (value)
        {
            case string content:
                WriteText(content, text);
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case SchemaObject members:
                WriteItems('{', '}', members._members, indentation, text, (member, inner) =>
                {
                    WriteText(member.Key, text);
                    text.Append(": ");
                    Write(member.Value, inner, text);
                });
                break;
            case IEnumerable items:
                WriteItems('[', ']', [.. items.Cast<object>()], indentation, text, (item, inner) => Write(item, inner, text));
                break;
            default:
                text.Append(((IFormattable)value).ToString("0.###", CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteItems<T>(char open, char close, List<T> items, string indentation, StringBuilder text, Action<T, string> write)
    {
        text.Append(open);
        // Lists of names and the like stay on their line.
        var isFlat = items.All(static item => item is string or double or bool);
        var inner = indentation + "  ";
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : isFlat ? ", " : ",");
            if (!isFlat)
                text.Append('\n').Append(inner);
            write(items[i], inner);
        }

        if (!isFlat)
            text.Append('\n').Append(indentation);
        text.Append(close);
    }

    private static void WriteText(string content, StringBuilder text)
    {
        text.Append('"');
        foreach (var character in content)
            text.Append(character is '"' or '\\' ? "\\" : "").Append(character);
        text.Append('"');
    }
}
