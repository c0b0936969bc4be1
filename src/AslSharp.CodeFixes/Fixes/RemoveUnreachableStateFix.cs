using System.Collections.Immutable;
using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Diagnostics;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Removes a state that no way leads to.</summary>
public sealed class RemoveUnreachableStateFix : DefinitionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ids { get; } = [DiagnosticDescriptors.StateUnreachable.Id];

    /// <inheritdoc/>
    public override ImmutableArray<FixEdit> Find(FixRequest request)
    {
        var place = JsonPlace.Find(request.Tree, request.Span);
        if (place is not { States: { } states, State: { } state } || place.Property != state || states.Properties.Length < 2)
            return [];
        var changes = new JsonEditor(request.Tree).Remove(states, state).Changes;
        return [new FixEdit($"Remove the state '{state.Name}'", "RemoveState", changes)];
    }
}
