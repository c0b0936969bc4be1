using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

internal enum JsonTokenKind
{
    End,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Colon,
    Comma,
    String,
    Number,
    Word,
    Placeholder,
    Unknown,
}

/// <summary>A token of JSON; <paramref name="Text"/> only for strings, which come as finished nodes.</summary>
internal readonly record struct JsonToken(JsonTokenKind Kind, TextSpan Span, JsonStringSyntax? Text = null, bool IsDamaged = false);
