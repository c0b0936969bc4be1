using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

/// <summary><c>true</c>, <c>false</c> or <c>null</c>; the kind says which.</summary>
public sealed class JsonLiteralSyntax : JsonValueSyntax
{
    internal JsonLiteralSyntax(JsonSyntaxKind kind, TextSpan span)
        : base(kind, span)
    {
    }
}
