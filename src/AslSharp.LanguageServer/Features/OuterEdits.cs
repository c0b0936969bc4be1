using System.Collections.Immutable;
using AslSharp.Documents;
using AslSharp.LanguageServer.Documents;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Features;

/// <summary>Takes changes of a definition to the file that it stands in.</summary>
internal static class OuterEdits
{
    /// <summary>The changes of the file that make the changes of the definition.</summary>
    /// <param name="document">The document.</param>
    /// <param name="definition">One of its definitions.</param>
    /// <param name="changes">Changes of the definition's JSON.</param>
    /// <returns>
    /// Null where the file has no text to change, such as a brace that YAML does without: whatever is answered, reading the changed file gives
    /// just the changed definition.
    /// </returns>
    internal static ImmutableArray<TextChange>? Map(AnalyzedDocument document, AnalyzedDefinition definition, ImmutableArray<TextChange> changes)
    {
        ImmutableArray<TextChange> mapped = [.. changes.Select(change => new TextChange(definition.ToOuter(change.Span), change.NewText ?? ""))];
        if (definition.IsWhole) return mapped;
        for (var i = 1; i < mapped.Length; i++)
        {
            if (mapped[i].Span.Start < mapped[i - 1].Span.End) return null;
        }

        var index = document.Document.Definitions.IndexOf(definition.Definition);
        var changed = AslDocument.Read(document.File with { Text = document.Text.WithChanges(mapped) }).Definitions;
        if (changed.Length != document.Document.Definitions.Length) return null;
        return changed[index].File.Text.ToString() == definition.Text.WithChanges(changes).ToString() ? mapped : null;
    }
}
