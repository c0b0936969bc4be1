using System.Globalization;
using AslSharp.CodeFixes.Editing;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Places;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Completion;

/// <summary>Answers what could be written at a place of a document.</summary>
internal static class CompletionProvider
{
    private const string StandIn = "aslsharp__stand__in";

    /// <summary>What could be written.</summary>
    /// <param name="document">The document.</param>
    /// <param name="offset">The place, an offset in the document.</param>
    /// <param name="takesSnippets">Whether the editor knows snippets.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static CompletionList Complete(AnalyzedDocument document, int offset, bool takesSnippets, CancellationToken cancellationToken)
    {
        var items = IsYaml(document, offset) ? InYaml(document, offset, takesSnippets, cancellationToken) : InJson(document, offset, takesSnippets);
        return new CompletionList(IsIncomplete: false, items);
    }

    private static CompletionItem[] InJson(AnalyzedDocument document, int offset, bool takesSnippets)
    {
        if (document.At(offset) is not { } place) return [];
        var suggestions = new CompletionFinder(place, new TextStyle.Json(new JsonLayout(place.Definition.Tree).Unit)).Find();
        var isEscaped = place.Definition.IsEscaped;
        return Order(suggestions, suggestion =>
        {
            var item = Item(suggestion, place.Definition.ToRange(suggestion.Span), takesSnippets && !isEscaped, isPlain: false);
            if (!isEscaped) return item;
            return item with { TextEdit = item.TextEdit with { NewText = Escape(item.TextEdit.NewText) }, FilterText = Escape(item.FilterText) };
        });
    }

    // While a name or a value is being typed, YAML is mostly no YAML, or something else. So it is read with a stand-in that makes it whole.
    private static CompletionItem[] InYaml(AnalyzedDocument document, int offset, bool takesSnippets, CancellationToken cancellationToken)
    {
        var line = document.Text.Lines.GetLineFromPosition(offset);
        var before = document.Text.ToString(TextSpan.FromBounds(line.Start, offset));
        var after = document.Text.ToString(TextSpan.FromBounds(offset, line.End));
        var isValue = (before + after).Contains(':', StringComparison.Ordinal) || before.TrimStart().StartsWith('-');
        string[] standIns = isValue ? [StandIn, StandIn + ": x"] : [StandIn + ": x", StandIn];
        foreach (var standIn in standIns)
        {
            var whole = document.Version.File with { Text = document.Text.WithChanges(new TextChange(new TextSpan(offset, 0), standIn)) };
            if (AnalyzedDocument.Read(document.Version, whole, cancellationToken).At(offset + 1) is not { } place) continue;
            var suggestions = new CompletionFinder(place, new TextStyle.Yaml("  "), after.Contains(':', StringComparison.Ordinal)).Find();
            if (suggestions.Count == 0) continue;
            return Order(suggestions, suggestion => Item(suggestion, RangeOf(document, place, offset, suggestion), takesSnippets, isPlain: true));
        }

        return [];
    }

    // What is replaced: the word before the place; within an expression what the suggestion itself says, less the stand-in.
    private static Protocol.Range RangeOf(AnalyzedDocument document, Place place, int offset, Suggestion suggestion)
    {
        if (place.Expression is not null && !suggestion.IsQuoted)
            return new Protocol.Range(document.Text.ToPosition(place.Definition.ToOuter(suggestion.Span).Start), document.Text.ToPosition(offset));
        var line = document.Text.Lines.GetLineFromPosition(offset);
        var start = offset;
        while (start > line.Start && document.Text[start - 1] is not (' ' or '\t' or '"' or '\'' or '[' or ',' or '{')) start--;
        if (start > line.Start && document.Text[start - 1] is '"' or '\'') start--;
        return document.Text.ToRange(TextSpan.FromBounds(start, offset));
    }

    private static CompletionItem[] Order(IReadOnlyList<Suggestion> suggestions, Func<Suggestion, CompletionItem> make)
    {
        var ordered = suggestions.DistinctBy(static suggestion => suggestion.Label).OrderBy(static suggestion => suggestion.Rank).ToList();
        return [.. ordered.Select((suggestion, index) => make(suggestion) with { SortText = index.ToString("D5", CultureInfo.InvariantCulture) })];
    }

    private static CompletionItem Item(Suggestion suggestion, Protocol.Range range, bool takesSnippets, bool isPlain)
    {
        // An editor compares what it would replace, quotation marks and all, with this.
        var filter = suggestion.IsQuoted && !isPlain ? $"\"{suggestion.Label}\"" : suggestion.Label;
        return new CompletionItem(
            suggestion.Label,
            suggestion.Kind,
            "",
            filter,
            new TextEdit(range, takesSnippets ? suggestion.Snippet : Snippets.Plain(suggestion.Snippet)),
            takesSnippets ? 2 : 1,
            suggestion.Detail,
            suggestion.Documentation is null ? null : new MarkupContent(suggestion.Documentation),
            Command: suggestion.GoesOn && takesSnippets ? new Command("Suggest", "editor.action.triggerSuggest") : null);
    }

    private static string Escape(string text) => JsonFragment.Quote(text)[1..^1];

    // Whether new text at the place would be YAML; JSON may stand in YAML, as a text or as itself.
    private static bool IsYaml(AnalyzedDocument document, int offset)
        => !document.Definitions.Any(static definition => definition.IsWhole) && document.At(offset) is not { Definition: { IsJsonText: true } }
            && !document.File.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
