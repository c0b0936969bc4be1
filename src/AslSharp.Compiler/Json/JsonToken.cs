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

/// <summary>A token of JSON.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Its characters.</param>
/// <param name="Text">The finished node of a string; null for all others.</param>
/// <param name="IsDamaged">Whether something in it was not closed; that has been reported, and what follows is the same mistake.</param>
internal readonly record struct JsonToken(JsonTokenKind Kind, TextSpan Span, JsonStringSyntax? Text = null, bool IsDamaged = false);
