using System.Globalization;
using System.Text;

namespace AslSharp.Fuzzing.Inputs;

/// <summary>The text of a JSON string, halves of characters included.</summary>
internal static class JsonStringText
{
    /// <summary>What stands between the quotation marks of a text's JSON string.</summary>
    internal static string Encode(string text)
    {
        var raw = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '"' or '\\') raw.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c)) raw.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else raw.Append(c);
        }

        return raw.ToString();
    }

    /// <summary>Decodes a string that is right JSON.</summary>
    /// <param name="raw">The string in its quotation marks.</param>
    internal static string Decode(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            text.Append(raw[i] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)int.Parse(raw.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                var other => other,
            });
            if (raw[i] == 'u') i += 4;
        }

        return text.ToString();
    }
}
