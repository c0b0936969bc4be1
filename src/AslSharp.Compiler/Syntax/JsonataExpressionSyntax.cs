using AslSharp.Compiler.Json;
using AslSharp.Compiler.Jsonata;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Syntax;

/// <summary>A string of a JSONata state that is an expression: <c>{% … %}</c> (reference 5.1).</summary>
/// <param name="node">The string.</param>
/// <param name="source">The text between the delimiters, trimmed.</param>
/// <param name="start">Where <paramref name="source"/> begins, an offset in the string's value.</param>
/// <param name="location">The place that messages name, such as <c>Output/items[0]</c>.</param>
/// <param name="root">The expression; null after an error.</param>
public sealed class JsonataExpressionSyntax(JsonStringSyntax node, string source, int start, string location, JsonataSyntax? root) : ExpressionSyntax(node)
{
    /// <summary>The string.</summary>
    public JsonStringSyntax Text { get; } = node;

    /// <summary>The text between the delimiters, trimmed.</summary>
    public string Source { get; } = source;

    /// <summary>Where <see cref="Source"/> begins, an offset in the string's value.</summary>
    public int Start { get; } = start;

    /// <summary>The place that messages name, such as <c>Output/items[0]</c>.</summary>
    public string Location { get; } = location;

    /// <summary>The expression; null after an error.</summary>
    public JsonataSyntax? Root { get; } = root;

    /// <summary>Where a part of <see cref="Source"/> stands in the file.</summary>
    /// <param name="span">The part.</param>
    public TextSpan MapSpan(TextSpan span) => Text.MapSpan(Start + span.Start, span.Length);
}
