using System.Collections.Immutable;
using AslSharp.CodeFixes.Fixes;
using AslSharp.Compiler;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;

namespace AslSharp.Cli.Checking;

/// <summary>Mends a definition by the fixes that editors offer, again and again until there is nothing left that they know.</summary>
internal static class DefinitionFixer
{
    // Some mistakes show only when others are mended; more rounds than this would be fixes that undo each other.
    private const int MostRounds = 20;

    /// <summary>The ids of the rules whose findings may be mended, in their order.</summary>
    internal static ImmutableArray<string> Ids { get; } =
        [.. DefinitionFixes.All.SelectMany(static fix => fix.Ids).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Mends a definition.</summary>
    /// <param name="file">The definition, in JSON.</param>
    /// <param name="ids">The ids of the rules whose findings shall be mended.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The definition, and what was done; each finding is placed in the text of its round.</returns>
    internal static (AslFile File, IReadOnlyList<FixedFinding> Fixed) Fix(AslFile file, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var done = new List<FixedFinding>();
        for (var round = 0; round < MostRounds; round++)
        {
            var found = Find(file, ids, cancellationToken);
            var changes = DefinitionFixes.Combine(found.Select(static each => each.Edit));
            var text = file.Text.WithChanges(changes);
            if (text.ContentEquals(file.Text)) break;
            done.AddRange(found.Where(each => each.Edit.Changes.All(changes.Contains)));
            file = file with { Text = text };
        }

        return (file, done);
    }

    private static List<FixedFinding> Find(AslFile file, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var tree = JsonSyntaxTree.Parse(file, cancellationToken);
        var findings = AslCompiler.Compile(file, cancellationToken).Diagnostics.Where(finding => ids.Contains(finding.Id)).ToList();
        // A state that nothing leads to may be the one that a misspelt transition means: what removes it has to wait for all others.
        var found = findings.Where(static finding => !IsRemoval(finding)).Select(finding => Mend(tree, finding)).OfType<FixedFinding>().ToList();
        return found.Count > 0 ? found : [.. findings.Where(IsRemoval).Select(finding => Mend(tree, finding)).OfType<FixedFinding>()];
    }

    private static bool IsRemoval(DiagnosticInfo finding) => finding.Descriptor == DiagnosticDescriptors.StateUnreachable;

    private static FixedFinding? Mend(JsonSyntaxTree tree, DiagnosticInfo finding)
    {
        var request = FixRequest.For(tree, finding);
        var edits = DefinitionFixes.All.Where(fix => fix.Ids.Contains(finding.Id)).SelectMany(fix => fix.Find(request));
        return edits.FirstOrDefault() is { } edit ? new FixedFinding(finding, edit) : null;
    }
}
