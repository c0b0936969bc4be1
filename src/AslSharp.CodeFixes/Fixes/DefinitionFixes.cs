using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Every fix, and what can be done with several.</summary>
public static class DefinitionFixes
{
    /// <summary>Every fix, in the order in which edits for the same finding shall be listed.</summary>
    public static ImmutableArray<DefinitionFix> All { get; } =
    [
        new NearestNameFix(),
        new MemberNameFix(),
        new CreateStateFix(),
        new AddTransitionFix(),
        new AddDefaultFix(),
        new RemoveUnreachableStateFix(),
        new ItemProcessorFix(),
        new ItemSelectorFix(),
        new StatesAllFix(),
        new DollarSuffixFix(),
        new JsonataDelimiterFix(),
        new ExecutionTypeFix(),
    ];

    /// <summary>Puts edits of one text together. An edit that touches what an earlier one changes is left out; its finding stays for the next time.</summary>
    /// <param name="edits">The edits, each meant for the same text.</param>
    /// <returns>The changes in the order of the text.</returns>
    public static ImmutableArray<TextChange> Combine(IEnumerable<FixEdit> edits)
    {
        var changes = new List<TextChange>();
        foreach (var edit in edits)
        {
            if (!edit.Changes.Any(change => changes.Any(taken => taken.Span.IntersectsWith(change.Span))))
                changes.AddRange(edit.Changes);
        }

        return [.. changes.OrderBy(static change => change.Span.Start)];
    }
}
