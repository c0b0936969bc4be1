using System.Collections.Immutable;
using AslSharp.CodeFixes.Fixes;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes;

/// <summary>Offers the edits of a fix in the definition, an additional document of the project.</summary>
/// <param name="fix">Makes the edits.</param>
public abstract class DefinitionCodeFixProvider(DefinitionFix fix) : CodeFixProvider
{
    /// <summary>The kind of document that definitions are, for <see cref="ExportCodeFixProviderAttribute.DocumentKinds"/>.</summary>
    protected const string Kind = nameof(TextDocumentKind.AdditionalDocument);

    /// <summary>How definitions' names end, for <see cref="ExportCodeFixProviderAttribute.DocumentExtensions"/>.</summary>
    protected const string Extension = ".json";

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => Fix.Ids;

    /// <summary>Makes the edits.</summary>
    public DefinitionFix Fix { get; } = fix;

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => DefinitionFixAllProvider.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.TextDocument;
        if (document is not AdditionalDocument)
            return;
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var tree = Parse(document, text, context.CancellationToken);
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var edit in FindEdits(tree, diagnostic))
                context.RegisterCodeFix(CodeAction.Create(edit.Title, _ => Task.FromResult(Apply(document, text, edit)), edit.Key), diagnostic);
        }
    }

    /// <summary>The definition in a document.</summary>
    internal static JsonSyntaxTree Parse(TextDocument document, SourceText text, CancellationToken cancellationToken) =>
        JsonSyntaxTree.Parse(new AslFile(document.FilePath ?? document.Name, text), cancellationToken);

    /// <summary>The edits for a diagnostic of the analyzer.</summary>
    internal ImmutableArray<FixEdit> FindEdits(JsonSyntaxTree tree, Diagnostic diagnostic)
    {
        // A diagnostic of an older text may lie beyond the end of this one.
        if (diagnostic.Location.SourceSpan.End > tree.File.Text.Length)
            return [];
        diagnostic.Properties.TryGetValue(DiagnosticInfo.SuggestionProperty, out var suggestion);
        return Fix.Find(new FixRequest(tree, diagnostic.Id, diagnostic.Location.SourceSpan, suggestion));
    }

    private static Solution Apply(TextDocument document, SourceText text, FixEdit edit) =>
        document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(edit.Changes));
}
