using System.Collections.Immutable;
using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Creates the state that a transition names: a Pass state that ends, behind the state that names it.</summary>
public sealed class CreateStateFix : DefinitionFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Ids { get; } = [DiagnosticDescriptors.TransitionTargetNotFound.Id];

    /// <inheritdoc/>
    public override ImmutableArray<FixEdit> Find(FixRequest request)
    {
        var place = JsonPlace.Find(request.Tree, request.Span);
        if (place is not { States: { Properties.IsEmpty: false } states, Value: JsonStringSyntax name })
            return [];
        var editor = new JsonEditor(request.Tree);
        var sibling = place.State ?? states.Properties[0];
        var text = StateText.Create(editor.Layout, states, sibling, editor.Layout.TextOf(name.Span), ("Type", "\"Pass\""), ("End", "true"));
        _ = place.State is null ? editor.InsertFirst(states, text) : editor.InsertAfter(states, place.State, text);
        return [new FixEdit($"Create the state '{name.Value}'", "CreateState", editor.Changes)];
    }
}
