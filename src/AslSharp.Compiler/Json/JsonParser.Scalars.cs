using AslSharp.Compiler.Diagnostics;

namespace AslSharp.Compiler.Json;

// Numbers and bare words.
internal sealed partial class JsonParser
{
    private JsonValueSyntax ParseNumber()
    {
        var span = _current.Span;
        var text = _lexer.TextOf(span);
        if (JsonNumberText.IsNumber(text))
        {
            Next();
            return new JsonNumberSyntax(span, text);
        }

        ReportFault(DiagnosticDescriptors.NumberInvalid, span, JsonLexer.Shorten(text));
        Next();
        return new JsonMissingSyntax(span);
    }

    private JsonValueSyntax ParseWord()
    {
        var span = _current.Span;
        var text = _lexer.TextOf(span);
        var kind = text switch
        {
            "true" => JsonSyntaxKind.True,
            "false" => JsonSyntaxKind.False,
            "null" => JsonSyntaxKind.Null,
            _ => JsonSyntaxKind.Missing,
        };
        if (kind == JsonSyntaxKind.Missing)
            ReportFault(DiagnosticDescriptors.WordUnknown, span, JsonLexer.Shorten(text), Instead(text));
        Next();
        return kind == JsonSyntaxKind.Missing ? new JsonMissingSyntax(span) : new JsonLiteralSyntax(kind, span);
    }

    private static string Instead(string word) => word.ToLowerInvariant() switch
    {
        "true" => "true",
        "false" => "false",
        "null" or "none" or "nil" or "undefined" => "null",
        _ => $"\"{JsonLexer.Shorten(word)}\" in double quotation marks if it is text",
    };
}
