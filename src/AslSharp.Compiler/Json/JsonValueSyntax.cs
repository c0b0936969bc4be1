using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

/// <summary>A JSON value and where it stands. Immutable, like all nodes.</summary>
public abstract class JsonValueSyntax
{
    private protected JsonValueSyntax(JsonSyntaxKind kind, TextSpan span)
    {
        Kind = kind;
        Span = span;
    }

    /// <summary>What the value is.</summary>
    public JsonSyntaxKind Kind { get; }

    /// <summary>The characters of the value in the file, brackets and quotation marks included.</summary>
    public TextSpan Span { get; }
}
