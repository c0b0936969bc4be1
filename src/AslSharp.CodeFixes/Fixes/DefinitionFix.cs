using System.Collections.Immutable;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Mends findings of some rules by edits of the definition's text. Pure: it reads no files and knows no editor.</summary>
public abstract class DefinitionFix
{
    /// <summary>The ids of the rules whose findings it may mend.</summary>
    public abstract ImmutableArray<string> Ids { get; }

    /// <summary>The edits that would mend a finding, the likeliest first; empty where the text around it is not of the form that the fix knows.</summary>
    /// <param name="request">The finding.</param>
    public abstract ImmutableArray<FixEdit> Find(FixRequest request);
}
