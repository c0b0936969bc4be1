using AslSharp.Compiler.Checks;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Places;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Completion;

/// <summary>Finds what could be written at a place of a definition.</summary>
/// <param name="place">The place.</param>
/// <param name="style">How new text is written.</param>
/// <param name="hasColon">Whether a colon stands behind the name at the place; null where the definition's own text says so.</param>
internal sealed partial class CompletionFinder(Place place, TextStyle style, bool? hasColon = null)
{
    private readonly List<Suggestion> _found = [];

    private AnalyzedDefinition Definition => place.Definition;

    /// <summary>What could be written, in no order but that of the ranks.</summary>
    internal IReadOnlyList<Suggestion> Find()
    {
        if (place.Expression is { } expression)
        {
            AddExpression(expression);
            return _found;
        }

        switch (place.Part)
        {
            case PlacePart.Name or PlacePart.Gap when place.IsStates:
                AddStates();
                break;
            case PlacePart.Name or PlacePart.Gap when place.OwnerKind is { } kind:
                AddFields(FieldTable.For(kind));
                break;
            case PlacePart.Name or PlacePart.Gap when place.IsState:
                AddFieldsOfAnyState();
                break;
            case PlacePart.Name or PlacePart.Gap:
                AddDataNames();
                break;
            default:
                AddValues();
                break;
        }

        return _found;
    }

    private void AddValues()
    {
        if (place.Field is not { } field) return;
        if (place.Part == PlacePart.Item && field.Content is { } content && place.Values[^1] is JsonArraySyntax)
        {
            _found.Add(new Suggestion(FieldTable.For(content).Title, CompletionItemKind.Snippet, ValueSpan(), NewSnippets.Element(content, "")));
            return;
        }

        switch (field.Kind)
        {
            case FieldKind.StateName:
                AddStateNames();
                break;
            case FieldKind.Text when field.Name == "Type" && place.IsState:
                AddTexts(FieldTable.StateTypes, CompletionItemKind.EnumMember, type => $"This is {FieldTable.For(FieldTable.StateKind(type)!.Value).Title}.");
                break;
            case FieldKind.Boolean:
                AddWords("true", "false");
                break;
            case FieldKind.Path or FieldKind.ResultPath:
                AddWords("null");
                break;
            case FieldKind.Resource:
            case FieldKind.Text when field.Name == "Resource":
                AddResources();
                break;
            case FieldKind.ErrorNames:
                AddErrorNames();
                break;
            case FieldKind.Integer or FieldKind.Number when place.Text is null:
                _found.Add(new Suggestion("1", CompletionItemKind.Value, ValueSpan(), "${1:1}"));
                break;
        }

        if (!field.Values.IsEmpty) AddTexts(field.Values, CompletionItemKind.EnumMember);
        if (place.Text is null && place.Part == PlacePart.Value) AddEmptyValue(field);
        if (place.DataNames.Count > 0 || field.HoldsData()) AddArns();
    }

    // A value as a snippet, where none has begun.
    private void AddEmptyValue(FieldRule field)
    {
        var isListed = field.Kind is FieldKind.StateName or FieldKind.Boolean or FieldKind.Resource or FieldKind.Integer or FieldKind.Number;
        if (isListed || !field.Values.IsEmpty) return;
        if (place.Property != place.FieldProperty || place.Property?.Value is not JsonMissingSyntax) return;
        var property = NewSnippets.Property(field, "");
        var value = property[style.Name(field.Name).Length..];
        _found.Add(new Suggestion(Snippets.Plain(value.Split('\n')[0]).Trim(), CompletionItemKind.Snippet, ValueSpan(), value) { Rank = 5 });
    }

    private void AddStateNames()
    {
        if (place.Scope is not { } scope) return;
        var own = place.State;
        var index = own?.Index ?? -1;
        var entered = Definition.Uses.All.Where(static use => !use.IsDefinition).Select(static use => use.Symbol).ToHashSet();
        foreach (var state in scope.States)
        {
            // What nobody leads to yet is most likely meant, then what comes next in the text.
            var rank = state == own ? 3 : !entered.Contains(state) ? 0 : state.Index > index ? 1 : 2;
            AddText(state.Name, CompletionItemKind.Reference, rank, state.Syntax.TypeText + " state", state.Syntax.Comment);
        }
    }

    private void AddErrorNames()
    {
        foreach (var name in ErrorNames.Reserved) AddText(name, CompletionItemKind.Event, 1, "reserved", null);
        foreach (var name in OwnErrorNames().Distinct(StringComparer.Ordinal)) AddText(name, CompletionItemKind.Event, 0, "in this file", null);
    }

    private IEnumerable<string> OwnErrorNames()
    {
        foreach (var state in Definition.States)
        {
            if (state.Symbol.Syntax is FailStateSyntax fail && fail.Fields.Text("Error") is { } error) yield return error.Value;
            var (retriers, catchers) = state.Symbol.Syntax.AllHandlers;
            foreach (var name in retriers.SelectMany(static each => each.ErrorEquals).Concat(catchers.SelectMany(static each => each.ErrorEquals)))
            {
                if (!ErrorNames.ClaimsReserved(name.Value) && name != place.Text) yield return name.Value;
            }
        }
    }

    private void AddTexts(IEnumerable<string> texts, CompletionItemKind kind, Func<string, string>? describe = null)
    {
        var rank = 0;
        foreach (var text in texts) AddText(text, kind, rank++, null, describe?.Invoke(text));
    }

    private void AddWords(params ReadOnlySpan<string> words)
    {
        foreach (var word in words) _found.Add(new Suggestion(word, CompletionItemKind.Value, ValueSpan(), word));
    }

    private void AddText(string text, CompletionItemKind kind, int rank, string? detail, string? documentation, bool goesOn = false)
    {
        var escaped = Snippets.Escape(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal));
        _found.Add(new Suggestion(text, kind, ValueSpan(), style.Text(escaped))
        {
            Rank = rank,
            Detail = detail,
            Documentation = documentation,
            IsQuoted = true,
            GoesOn = goesOn,
        });
    }

    // The whole value where one has begun: what is chosen replaces it.
    private TextSpan ValueSpan()
    {
        if (place.Text is { } text) return text.Span;
        var innermost = place.Values[^1];
        var isBegun = innermost is not (JsonMissingSyntax or JsonObjectSyntax or JsonArraySyntax) && innermost.Span.IntersectsWith(place.Position);
        return isBegun ? innermost.Span : WordSpan();
    }

    // Letters without quotation marks.
    private TextSpan WordSpan()
    {
        var start = place.Position;
        while (start > 0 && (char.IsLetterOrDigit(Definition.Text[start - 1]) || Definition.Text[start - 1] is '_' or '.')) start--;
        return TextSpan.FromBounds(start, place.Position);
    }
}
