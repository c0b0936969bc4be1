using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Compiler.Emit;

/// <summary>Text of the user's inside a C# program: literals and comments that nothing can break out of.</summary>
internal static class CSharpText
{
    /// <summary>A string literal on one line.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A string literal, or <c>null</c>.</summary>
    public static string LiteralOrNull(string? text) => text is null ? "null" : Literal(text);

    /// <summary>Text for a comment: one line, of bearable length.</summary>
    public static string Comment(string text, int longest = 200)
    {
        var builder = new StringBuilder(Math.Min(text.Length, longest) + 1);
        foreach (var character in text)
        {
            if (builder.Length == longest) return builder.Append('…').ToString();
            builder.Append(char.IsControl(character) || character is '\u2028' or '\u2029' || char.IsSurrogate(character) ? ' ' : character);
        }

        return builder.ToString().Trim();
    }

    /// <summary>Text for an XML documentation comment: <see cref="Comment"/>, escaped.</summary>
    public static string Xml(string text)
        => Comment(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
