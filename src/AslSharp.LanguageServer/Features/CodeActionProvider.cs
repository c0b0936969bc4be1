using System.Collections.Immutable;
using AslSharp.CodeFixes.Fixes;
using AslSharp.Compiler.Diagnostics;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;
using Diagnostic = AslSharp.LanguageServer.Protocol.Diagnostic;

namespace AslSharp.LanguageServer.Features;

/// <summary>Answers what would mend a document: the fixes that a project's build and the tool have too.</summary>
internal static class CodeActionProvider
{
    private const string QuickFix = "quickfix";
    private const string FixAll = "source.fixAll";

    /// <summary>What would mend the findings that a range touches.</summary>
    internal static CodeAction[] Find(AnalyzedDocument document, TextSpan span, string[]? only, CancellationToken cancellationToken)
    {
        // Where nothing is wrong there is nothing to mend, which is known without reading anything.
        var isOfAll = only is not null && IsWanted(FixAll, only);
        if (!isOfAll && !document.Findings.Any(finding => finding.Location.Span.IntersectsWith(span))) return [];
        document = document.Plain;
        var actions = new List<CodeAction>();
        var fixes = new Lazy<ImmutableArray<Mend>>(() => [.. document.Definitions.SelectMany(definition => Mends(definition, cancellationToken))]);
        if (IsWanted(QuickFix, only)) AddQuickFixes(document, span, fixes, actions);
        if (isOfAll) AddFixOfAll(document, fixes.Value, actions);
        return [.. actions];
    }

    private static void AddQuickFixes(AnalyzedDocument document, TextSpan span, Lazy<ImmutableArray<Mend>> all, List<CodeAction> actions)
    {
        if (!document.Findings.Any(finding => finding.Location.Span.IntersectsWith(span))) return;
        var here = all.Value.Where(mend => mend.Outer.Location.Span.IntersectsWith(span)).ToList();
        foreach (var mend in here)
        {
            var isFirst = here.First(each => each.Inner == mend.Inner) == mend;
            Add(document, mend.Edit.Title, QuickFix, [DiagnosticProvider.Of(document, mend.Outer)], mend.Definition, mend.Edit.Changes, isFirst, actions);
        }

        foreach (var mend in here.DistinctBy(static mend => (mend.Inner.Id, mend.Edit.Key)))
        {
            var alike = all.Value.Where(each => each.IsLike(mend)).ToList();
            if (alike.Count < 2) continue;
            Add(document, $"Fix all {alike.Count} of {mend.Inner.Id} in this definition", QuickFix, [DiagnosticProvider.Of(document, mend.Outer)],
                mend.Definition, DefinitionFixes.Combine(alike.Select(static each => each.Edit)), isPreferred: false, actions);
        }
    }

    // A state that nothing leads to may be the one that a misspelt transition means: what removes it is for a person to choose.
    private static void AddFixOfAll(AnalyzedDocument document, ImmutableArray<Mend> all, List<CodeAction> actions)
    {
        foreach (var definition in document.Definitions)
        {
            var firsts = all
                .Where(mend => mend.Definition == definition && mend.Inner.Descriptor != DiagnosticDescriptors.StateUnreachable)
                .DistinctBy(static mend => mend.Inner);
            if (DefinitionFixes.Combine(firsts.Select(static mend => mend.Edit)) is { IsEmpty: false } changes)
                Add(document, "Fix all that can be mended", FixAll, null, definition, changes, isPreferred: null, actions);
        }
    }

    private static void Add(
        AnalyzedDocument document,
        string title,
        string kind,
        Diagnostic[]? diagnostics,
        AnalyzedDefinition definition,
        ImmutableArray<TextChange> changes,
        bool? isPreferred,
        List<CodeAction> actions)
    {
        if (OuterEdits.Map(document, definition, changes) is not { } outer) return;
        var edit = new TextDocumentEdit(new VersionedTextDocumentIdentifier(document.Uri, document.Version.Version), [.. outer.Select(document.Text.ToEdit)]);
        actions.Add(new CodeAction(title, kind, diagnostics, new WorkspaceEdit([edit]), isPreferred));
    }

    private static IEnumerable<Mend> Mends(AnalyzedDefinition definition, CancellationToken cancellationToken)
    {
        foreach (var finding in definition.Analysis.Diagnostics.ToArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var request = FixRequest.For(definition.Tree, finding);
            foreach (var edit in DefinitionFixes.All.Where(fix => fix.Ids.Contains(finding.Id)).SelectMany(fix => fix.Find(request)))
                yield return new Mend(definition, finding, definition.Definition.ToOuter(finding), edit);
        }
    }

    private static bool IsWanted(string kind, string[]? only)
        => only is null || only.Any(wanted => IsWithin(kind, wanted) || IsWithin(wanted, kind));

    private static bool IsWithin(string kind, string outer) => kind == outer || kind.StartsWith(outer + ".", StringComparison.Ordinal);

    private sealed record Mend(AnalyzedDefinition Definition, DiagnosticInfo Inner, DiagnosticInfo Outer, FixEdit Edit)
    {
        internal bool IsLike(Mend other) => Definition == other.Definition && Inner.Id == other.Inner.Id && Edit.Key == other.Edit.Key;
    }
}
