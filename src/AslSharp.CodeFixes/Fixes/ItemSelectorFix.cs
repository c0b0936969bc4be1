using System.Collections.Immutable;
using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Diagnostics;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Writes <c>ItemSelector</c> for its old name on a Map state, <c>Parameters</c>.</summary>
public sealed class ItemSelectorFix : DefinitionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ids { get; } = [DiagnosticDescriptors.FieldSuperseded.Id];

    /// <inheritdoc/>
    public override ImmutableArray<FixEdit> Find(FixRequest request)
    {
        var place = JsonPlace.Find(request.Tree, request.Span);
        if (place.Property is not { Name: "Parameters" } parameters || place.Owner != place.StateFields || place.Owner?.Find("ItemSelector") is not null)
            return [];
        var changes = new JsonEditor(request.Tree).Rename(parameters, "ItemSelector").Changes;
        return [new FixEdit("Change 'Parameters' to 'ItemSelector'", "ItemSelector", changes)];
    }
}
