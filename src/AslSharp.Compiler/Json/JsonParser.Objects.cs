using System.Collections.Immutable;
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
        var properties = ImmutableArray.CreateBuilder<JsonPropertySyntax>();
        while (true)
        {
            switch (_current.Kind)
            {
                case JsonTokenKind.CloseBrace:
                    Next();
                    return FinishObject(opener, properties);
                case JsonTokenKind.End:
                case JsonTokenKind.CloseBracket when _openArrays > 0:
                    ReportNotClosed(opener, '{', '}');
                    return FinishObject(opener, properties);
                case JsonTokenKind.Comma when _lexer.HasDirectives:
                    Next();
                    break;
                case JsonTokenKind.Placeholder:
                    properties.Add(ParsePlaceholder());
                    ParseSeparator(JsonTokenKind.CloseBrace, "properties", "',' or '}'");
                    break;
                case JsonTokenKind.String or JsonTokenKind.Word:
                    properties.Add(ParseProperty());
                    ParseSeparator(JsonTokenKind.CloseBrace, "properties", "',' or '}'");
                    break;
                default:
                    SkipInsteadOfProperty();
                    break;
            }
        }
    }

    private JsonObjectSyntax FinishObject(TextSpan opener, ImmutableArray<JsonPropertySyntax>.Builder properties)
    {
        ReportDuplicates(properties);
        return new JsonObjectSyntax(TextSpan.FromBounds(opener.Start, _previousEnd), properties.ToImmutable());
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
    private static bool HasDuplicates(ImmutableArray<JsonPropertySyntax>.Builder properties)
    {
        for (var i = 1; i < properties.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (properties[i].Name == properties[j].Name)
                    return true;
            }
        }

        return false;
    }

    private void ReportDuplicates(ImmutableArray<JsonPropertySyntax>.Builder properties)
    {
        if (properties.Count < 2 || (properties.Count <= MostCompared && !HasDuplicates(properties)))
            return;
        var first = new Dictionary<string, JsonPropertySyntax>(properties.Count, StringComparer.Ordinal);
        foreach (var property in properties)
        {
            // What a placeholder or a directive makes of two equal names is not known.
            if (!first.TryGetValue(property.Name, out var earlier))
                first.Add(property.Name, property);
            else if (!_lexer.HasDirectives && property.NameSyntax.Span != property.NameSyntax.ContentSpan && _diagnostics.Count < JsonLexer.MaximumDiagnostics)
                _diagnostics.Report(DiagnosticDescriptors.PropertyDuplicate, property.NameSpan, earlier.NameSpan, JsonLexer.Shorten(property.Name));
        }
    }
}
