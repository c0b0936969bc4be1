using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Completion;

/// <summary>How a file indents.</summary>
internal static class Indentation
{
    private const string Default = "  ";

    /// <summary>The blanks by which a file indents once: those that its first indented line begins with.</summary>
    internal static string UnitOf(SourceText text)
    {
        foreach (var line in text.Lines)
        {
            var end = line.Start;
            while (end < line.End && text[end] is ' ' or '\t') end++;
            if (end > line.Start && end < line.End) return end - line.Start > 8 ? Default : text.ToString(TextSpan.FromBounds(line.Start, end));
        }

        return Default;
    }
}
