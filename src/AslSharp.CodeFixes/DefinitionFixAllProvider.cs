using System.Collections.Immutable;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes;

/// <summary>Mends all findings of a sort in the definitions of a project or a solution; Roslyn's own providers know C# documents only.</summary>
internal sealed class DefinitionFixAllProvider : FixAllProvider
{
    public static readonly DefinitionFixAllProvider Instance = new();

    private DefinitionFixAllProvider()
    {
    }

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project];
        var solution = fixAllContext.Solution;
        foreach (var project in projects)
        {
            var diagnostics = await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            solution = await MendAsync(solution, project, diagnostics, fixAllContext).ConfigureAwait(false);
        }

        return solution == fixAllContext.Solution
            ? null
            : CodeAction.Create("Mend all in the definitions", _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<Solution> MendAsync(Solution solution, Project project, ImmutableArray<Diagnostic> diagnostics, FixAllContext context)
    {
        var byPath = diagnostics.ToLookup(static diagnostic => diagnostic.Location.GetLineSpan().Path);
        foreach (var document in project.AdditionalDocuments)
        {
            var found = byPath[document.FilePath ?? document.Name].ToImmutableArray();
            if (found.IsEmpty)
                continue;
            var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            if (Mend(document, text, found, context) is { IsEmpty: false } changes)
                solution = solution.WithAdditionalDocumentText(document.Id, text.WithChanges(changes));
        }

        return solution;
    }

    private static ImmutableArray<TextChange> Mend(TextDocument document, SourceText text, ImmutableArray<Diagnostic> diagnostics, FixAllContext context)
    {
        var provider = (DefinitionCodeFixProvider)context.CodeFixProvider;
        var tree = DefinitionCodeFixProvider.Parse(document, text, context.CancellationToken);
        var edits = diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => provider.FindEdits(tree, diagnostic).FirstOrDefault(edit => edit.Key == context.CodeActionEquivalenceKey))
            .OfType<FixEdit>();
        return DefinitionFixes.Combine(edits);
    }
}
