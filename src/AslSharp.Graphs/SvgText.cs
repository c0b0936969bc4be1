using System.Globalization;
using System.Text;

namespace AslSharp.Graphs;

/// <summary>Texts and numbers as XML takes them.</summary>
internal static class SvgText
{
    /// <summary>A text for content and attributes; characters that XML cannot hold become the sign for such.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\n' => "&#10;",
                '\t' => " ",
                < ' ' or 0x7F or 0xFFFE or 0xFFFF => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>A length, to a tenth of a pixel.</summary>
    internal static string Number(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        // There is no minus zero in a drawing.
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }
}
