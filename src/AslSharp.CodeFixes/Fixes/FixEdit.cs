using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>One way to mend a finding.</summary>
/// <param name="Title">What the edit does, in English, as an editor lists it.</param>
/// <param name="Key">The same for all edits of this sort, whatever the names in them, so that all of them can be made at once.</param>
/// <param name="Changes">The changes of the text, in its order; none overlaps another.</param>
public sealed record FixEdit(string Title, string Key, ImmutableArray<TextChange> Changes);
