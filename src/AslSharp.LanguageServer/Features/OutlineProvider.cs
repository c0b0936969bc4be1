using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Features;

/// <summary>Answers how a document is made up: its outline, what can be folded, and what grows around a place.</summary>
internal static class OutlineProvider
{
    private const int Module = 2;
    private const int Namespace = 3;
    private const int Method = 6;
    private const int EnumKind = 10;
    private const int Event = 24;
    private const int Struct = 23;

    /// <summary>The outline: machines, states, and the scopes inside them.</summary>
    internal static DocumentSymbol[] Symbols(AnalyzedDocument document)
    {
        var isTemplate = document.Document.Kind == AslSharp.Documents.AslDocumentKind.Template;
        return [.. document.Definitions.SelectMany(definition => definition.Machine is { } machine ? Machine(definition, machine.Scope, isTemplate) : [])];
    }

    private static DocumentSymbol[] Machine(AnalyzedDefinition definition, BoundScope scope, bool isTemplate)
    {
        var states = States(definition, scope);
        var span = scope.Symbol.Syntax.Node.Span;
        return isTemplate ? [Symbol(definition, definition.Definition.Name, "state machine", Module, span, span, states)] : states;
    }

    private static DocumentSymbol[] States(AnalyzedDefinition definition, BoundScope scope)
        => [.. scope.States.Select(state => State(definition, state, state.Symbol.Syntax))];

    private static DocumentSymbol State(AnalyzedDefinition definition, BoundState state, StateSyntax syntax)
    {
        DocumentSymbol[] inner = [.. state.InnerScopes.SelectMany((scope, index) => Inner(definition, scope, index))];
        return Symbol(definition, syntax.Name, syntax.TypeText, Kind(syntax), syntax.Header.Property.Span, syntax.NameSpan, inner);
    }

    private static DocumentSymbol[] Inner(AnalyzedDefinition definition, BoundScope scope, int index)
    {
        var states = States(definition, scope);
        var syntax = scope.Symbol.Syntax;
        if (syntax.Kind != ObjectKind.Branch) return states;
        return [Symbol(definition, $"Branch {index + 1}", null, Namespace, syntax.Node.Span, new TextSpan(syntax.Node.Span.Start, 1), states)];
    }

    // An empty name is none to the protocol.
    private static DocumentSymbol Symbol(
        AnalyzedDefinition definition, string name, string? detail, int kind, TextSpan span, TextSpan selection, DocumentSymbol[] children)
    {
        var (whole, chosen) = (definition.ToRange(span), definition.ToRange(selection));
        var start = Compare(chosen.Start, whole.Start) < 0 ? chosen.Start : whole.Start;
        var end = Compare(chosen.End, whole.End) > 0 ? chosen.End : whole.End;
        return new DocumentSymbol(string.IsNullOrWhiteSpace(name) ? "?" : name, detail, kind, new Protocol.Range(start, end), chosen, children);
    }

    private static int Compare(Position left, Position right)
        => left.Line != right.Line ? left.Line.CompareTo(right.Line) : left.Character.CompareTo(right.Character);

    private static int Kind(StateSyntax state) => state switch
    {
        ChoiceStateSyntax => EnumKind,
        ParallelStateSyntax or MapStateSyntax => Module,
        SucceedStateSyntax or FailStateSyntax => Event,
        TaskStateSyntax => Method,
        _ => Struct,
    };

    /// <summary>Objects and arrays over several lines.</summary>
    internal static FoldingRange[] Folds(AnalyzedDocument document)
    {
        var folds = new List<FoldingRange>();
        foreach (var definition in document.Definitions)
        {
            var open = new Stack<JsonValueSyntax>([definition.Tree.Root]);
            while (open.Count > 0)
            {
                var value = open.Pop();
                foreach (var child in Children(value)) open.Push(child);
                if (value is not (JsonObjectSyntax or JsonArraySyntax)) continue;
                var range = definition.ToRange(value.Span);

                // The line of the closing bracket stays in sight; YAML has none.
                var end = definition.IsJsonText ? range.End.Line - 1 : range.End.Line;
                if (end > range.Start.Line) folds.Add(new FoldingRange(range.Start.Line, end));
            }
        }

        return [.. folds.DistinctBy(static fold => fold.StartLine).OrderBy(static fold => fold.StartLine)];
    }

    /// <summary>What grows around a place: the text, the string, the property, the object, up to the whole file.</summary>
    internal static SelectionRange Selection(AnalyzedDocument document, int offset)
    {
        var whole = new SelectionRange(document.Text.ToRange(new TextSpan(0, document.Text.Length)), null);
        if (document.At(offset) is not { } place) return whole;
        var ranges = place.Values.SelectMany(value => Around(value, place.Position)).Select(place.Definition.ToRange).Distinct();
        return ranges.Aggregate(whole, static (outer, range) => Holds(outer.Range, range) && outer.Range != range ? new SelectionRange(range, outer) : outer);
    }

    private static IEnumerable<TextSpan> Around(JsonValueSyntax value, int position)
    {
        yield return value.Span;
        if (value is JsonObjectSyntax node && node.Properties.LastOrDefault(property => property.Span.IntersectsWith(position)) is { } property)
        {
            yield return property.Span;
            if (property.NameSpan.IntersectsWith(position))
            {
                yield return property.NameSpan;
                yield return property.NameSyntax.ContentSpan;
            }
        }

        if (value is JsonStringSyntax text && text.ContentSpan.IntersectsWith(position)) yield return text.ContentSpan;
    }

    private static bool Holds(Protocol.Range outer, Protocol.Range inner) => Compare(outer.Start, inner.Start) <= 0 && Compare(inner.End, outer.End) <= 0;

    private static IEnumerable<JsonValueSyntax> Children(JsonValueSyntax value) => value switch
    {
        JsonObjectSyntax node => node.Properties.Select(static property => property.Value),
        JsonArraySyntax array => array.Items,
        _ => [],
    };
}
