using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

// Objects and their properties.
internal sealed partial class JsonParser
{
    private const int MostCompared = 12;

    private JsonObjectSyntax ParseObject()
    {
        var opener = Next().Span;
        var first = _properties.Count;
        while (true)
        {
            switch (_current.Kind)
            {
                case JsonTokenKind.CloseBrace:
                    Next();
                    return FinishObject(opener, first);
                case JsonTokenKind.End:
                case JsonTokenKind.CloseBracket when _openArrays > 0:
                    ReportNotClosed(opener, '{', '}');
                    return FinishObject(opener, first);
                case JsonTokenKind.Comma when _lexer.HasDirectives:
                    Next();
                    break;
                case JsonTokenKind.Placeholder:
                    _properties.Add(ParsePlaceholder());
                    ParseSeparator(JsonTokenKind.CloseBrace, "properties", "',' or '}'");
                    break;
                case JsonTokenKind.String or JsonTokenKind.Word:
                    _properties.Add(ParseProperty());
                    ParseSeparator(JsonTokenKind.CloseBrace, "properties", "',' or '}'");
                    break;
                default:
                    SkipInsteadOfProperty();
                    break;
            }
        }
    }

    private JsonObjectSyntax FinishObject(TextSpan opener, int first)
    {
        ReportDuplicates(first);
        return new JsonObjectSyntax(TextSpan.FromBounds(opener.Start, _previousEnd), Take(_properties, first));
    }

    private JsonPropertySyntax ParseProperty()
    {
        var isDamaged = _current.IsDamaged;
        var isWord = _current.Kind == JsonTokenKind.Word;
        var name = ParseName();
        if (_current.Kind == JsonTokenKind.Colon)
        {
            Next();
            return new JsonPropertySyntax(name, ParseValue());
        }

        // A name without its end has swallowed its colon and value.
        if (!isDamaged)
            ReportFault(DiagnosticDescriptors.ColonMissing, name.Span, JsonLexer.Shorten(name.Value));
        // A word in front of a name is no name: a mark that a merge left behind, say.
        var isValue = !(isWord && _current.Kind == JsonTokenKind.String)
            && _current.Kind is not (JsonTokenKind.Comma or JsonTokenKind.CloseBrace or JsonTokenKind.CloseBracket or JsonTokenKind.End);
        return new JsonPropertySyntax(name, isValue && !isDamaged ? ParseValue() : new JsonMissingSyntax(new TextSpan(name.Span.End, 0)));
    }

    // A name, or members that nobody knows yet; those become one property that has no value.
    private JsonPropertySyntax ParsePlaceholder()
    {
        var span = Next().Span;
        var name = new JsonStringSyntax(span, span, _lexer.TextOf(span));
        if (_current.Kind != JsonTokenKind.Colon)
            return new JsonPropertySyntax(name, new JsonMissingSyntax(new TextSpan(span.End, 0)));
        Next();
        return new JsonPropertySyntax(name, ParseValue());
    }

    private JsonStringSyntax ParseName()
    {
        if (_current.Kind == JsonTokenKind.String)
            return Next().Text!;
        var span = _current.Span;
        var text = _lexer.TextOf(span);
        ReportFault(DiagnosticDescriptors.QuotesMissing, span, JsonLexer.Shorten(text), JsonLexer.Shorten(text));
        Next();
        return new JsonStringSyntax(span, span, text);
    }

    private void SkipInsteadOfProperty()
    {
        ReportFault(DiagnosticDescriptors.JsonTokenUnexpected, _current.Span, CurrentText(), "a property name or '}'");
        if (_current.Kind is JsonTokenKind.OpenBrace or JsonTokenKind.OpenBracket)
            ParseContainer();
        else
            Next();

        // The comma behind belongs to the same mistake.
        _lastFaultIndex = _tokenIndex;
        if (_current.Kind == JsonTokenKind.Comma)
            Next();
    }

    // Of a few names each is compared with each, which takes no memory.
    private bool HasDuplicates(int start)
    {
        for (var i = start + 1; i < _properties.Count; i++)
        {
            for (var j = start; j < i; j++)
            {
                if (_properties[i].Name == _properties[j].Name)
                    return true;
            }
        }

        return false;
    }

    private void ReportDuplicates(int start)
    {
        var count = _properties.Count - start;
        if (count < 2 || (count <= MostCompared && !HasDuplicates(start)))
            return;
        var first = new Dictionary<string, JsonPropertySyntax>(count, StringComparer.Ordinal);
        for (var i = start; i < _properties.Count; i++)
        {
            var property = _properties[i];
            // What a placeholder or a directive makes of two equal names is not known.
            if (!first.TryGetValue(property.Name, out var earlier))
                first.Add(property.Name, property);
            else if (!_lexer.HasDirectives && property.NameSyntax.Span != property.NameSyntax.ContentSpan && _diagnostics.Count < JsonLexer.MaximumDiagnostics)
                _diagnostics.Report(DiagnosticDescriptors.PropertyDuplicate, property.NameSpan, earlier.NameSpan, JsonLexer.Shorten(property.Name));
        }
    }
}
