using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Generator;

/// <summary>What C# takes as a name.</summary>
internal static class CSharpNames
{
    /// <summary>Whether a text is one identifier; a keyword counts, since it can be written with <c>@</c>.</summary>
    public static bool IsIdentifier(string text) => SyntaxFacts.IsValidIdentifier(text.StartsWith("@", StringComparison.Ordinal) ? text.Substring(1) : text);
}
