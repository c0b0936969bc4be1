using System.Collections.Immutable;
using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Says how a state goes on: adds <c>End</c>, or <c>Next</c> with the state below. Where no state of a scope ends, the last one shall.</summary>
public sealed class AddTransitionFix : DefinitionFix
{
    private const string EndKey = "AddEnd";

    /// <inheritdoc/>
    public override ImmutableArray<string> Ids { get; } =
        [DiagnosticDescriptors.FieldOfGroupMissing.Id, DiagnosticDescriptors.TerminalStateMissing.Id];

    /// <inheritdoc/>
    public override ImmutableArray<FixEdit> Find(FixRequest request)
    {
        var place = JsonPlace.Find(request.Tree, request.Span);
        if (request.Id == DiagnosticDescriptors.TerminalStateMissing.Id)
            return place.States is { Properties.IsEmpty: false } scope ? EndLast(request.Tree, scope) : [];
        if (request.Suggestion != "Next,End" || place is not { States: { } states, State: { } state, StateFields: { Properties.IsEmpty: false } fields })
            return [];
        var edits = ImmutableArray.CreateBuilder<FixEdit>();
        edits.Add(AddEnd(request.Tree, state, fields));
        var index = states.Properties.IndexOf(state) + 1;
        if (index < states.Properties.Length && fields.Find("End") is null)
            edits.Add(AddNext(request.Tree, fields, states.Properties[index]));
        return edits.ToImmutable();
    }

    private static FixEdit AddEnd(JsonSyntaxTree tree, JsonPropertySyntax state, JsonObjectSyntax fields)
    {
        var editor = new JsonEditor(tree);

        // What stands there is "End": false, which ends nothing.
        _ = fields.Find("End") is { } end
            ? editor.Replace(end.Value.Span, "true")
            : editor.InsertAfter(fields, Last(fields), JsonFragment.Property(editor.Layout, fields, "End", "true"));
        return new FixEdit($"End with '{state.Name}'", EndKey, editor.Changes);
    }

    private static FixEdit AddNext(JsonSyntaxTree tree, JsonObjectSyntax fields, JsonPropertySyntax target)
    {
        var editor = new JsonEditor(tree);
        var text = JsonFragment.Property(editor.Layout, fields, "Next", editor.Layout.TextOf(target.NameSpan));
        return new FixEdit($"Go on with '{target.Name}'", "AddNext", editor.InsertAfter(fields, Last(fields), text).Changes);
    }

    private static ImmutableArray<FixEdit> EndLast(JsonSyntaxTree tree, JsonObjectSyntax states)
    {
        var last = Last(states);
        if (last.Value is not JsonObjectSyntax fields || fields.Find("Next") is not { } next || fields.Find("End") is not null)
            return [];
        var editor = new JsonEditor(tree);
        editor.Replace(next.Span, JsonFragment.Property(editor.Layout, fields, "End", "true"));
        return [new FixEdit($"End with '{last.Name}'", EndKey, editor.Changes)];
    }

    private static JsonPropertySyntax Last(JsonObjectSyntax node) => node.Properties[node.Properties.Length - 1];
}
