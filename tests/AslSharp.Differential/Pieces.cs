using System.Text.RegularExpressions;
using AslSharp.Compiler.Jsonata;

namespace AslSharp.Differential;

/// <summary>Takes expressions apart.</summary>
internal static partial class Pieces
{
    /// <summary>The tokens of a text, roughly as JSONata splits it; what lies between them is left out.</summary>
    internal static List<(int Start, int End)> Tokens(string text) =>
        [.. Token().Matches(text).Select(static match => (match.Index, match.Index + match.Length))];

    /// <summary>Where the parts of an expression stand, without the whole; none where the syntax is wrong.</summary>
    internal static List<(int Start, int End)> Parts(string text)
    {
        var parts = new List<(int, int)>();
        if (JsonataParser.Parse(text, JsonataDialect.StepFunctions).Root is not { } root) return parts;
        var open = new Stack<JsonataSyntax>([root]);
        while (open.Count > 0)
        {
            var node = open.Pop();
            foreach (var child in JsonataChildren.Of(node)) open.Push(child);
            if (node.Span.Length > 0 && node.Span.Length < text.Length && node.Span.End <= text.Length) parts.Add((node.Span.Start, node.Span.End));
        }

        return [.. parts.Distinct()];
    }

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|/\*.*?\*/|\$[A-Za-z_0-9]*|[A-Za-z_][A-Za-z_0-9]*|[0-9]+(?:\.[0-9]+)?|:=|!=|<=|>=|~>|\.\.|\*\*|\S
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();
}
