using AslSharp.Compiler.Diagnostics;

namespace AslSharp.Compiler.Json;

// Numbers and bare words.
internal sealed partial class JsonParser
{
    private JsonValueSyntax ParseNumber()
    {
        var span = _current.Span;
        var text = _lexer.TextOf(span);
        if (IsNumber(text))
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

    // -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?
    private static bool IsNumber(string text)
    {
        var position = text[0] == '-' ? 1 : 0;
        var startsWithZero = position < text.Length && text[position] == '0';
        var digits = SkipDigits(text, ref position);
        if (digits == 0 || (startsWithZero && digits > 1))
            return false;
        if (position < text.Length && text[position] == '.')
        {
            position++;
            if (SkipDigits(text, ref position) == 0)
                return false;
        }

        if (position < text.Length && text[position] is 'e' or 'E')
        {
            position++;
            if (position < text.Length && text[position] is '+' or '-')
                position++;
            if (SkipDigits(text, ref position) == 0)
                return false;
        }

        return position == text.Length;
    }

    private static int SkipDigits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] is >= '0' and <= '9')
            position++;
        return position - start;
    }
}
