using System.Collections.Immutable;
using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Adds <c>Default</c> to a Choice state: the state below, or a new Fail state that says what happened.</summary>
public sealed class AddDefaultFix : DefinitionFix
{
    private const int LongestName = 80;

    /// <inheritdoc/>
    public override ImmutableArray<string> Ids { get; } = [DiagnosticDescriptors.ChoiceWithoutDefault.Id];

    /// <inheritdoc/>
    public override ImmutableArray<FixEdit> Find(FixRequest request)
    {
        var place = JsonPlace.Find(request.Tree, request.Span);
        if (place is not { States: { } states, State: { } state, StateFields: { } fields })
            return [];
        if (fields.Find("Choices") is not { } choices || fields.Find("Default") is not null)
            return [];
        var edits = ImmutableArray.CreateBuilder<FixEdit>();
        var index = states.Properties.IndexOf(state) + 1;
        if (index < states.Properties.Length)
            edits.Add(GoOn(request.Tree, fields, choices, states.Properties[index]));
        edits.Add(Fail(request.Tree, states, state, fields, choices));
        return edits.ToImmutable();
    }

    private static FixEdit GoOn(JsonSyntaxTree tree, JsonObjectSyntax fields, JsonPropertySyntax choices, JsonPropertySyntax target)
    {
        var editor = new JsonEditor(tree);
        editor.InsertAfter(fields, choices, JsonFragment.Property(editor.Layout, fields, "Default", editor.Layout.TextOf(target.NameSpan)));
        return new FixEdit($"Go on with '{target.Name}' when no rule fits", "AddDefault", editor.Changes);
    }

    private static FixEdit Fail(JsonSyntaxTree tree, JsonObjectSyntax states, JsonPropertySyntax state, JsonObjectSyntax fields, JsonPropertySyntax choices)
    {
        var editor = new JsonEditor(tree);
        var name = JsonFragment.Quote(NewName(tree.Root, state.Name + " Fits No Rule"));
        editor.InsertAfter(fields, choices, JsonFragment.Property(editor.Layout, fields, "Default", name));
        var text = StateText.Create(
            editor.Layout, states, state, name, ("Type", "\"Fail\""), ("Error", "\"States.NoChoiceMatched\""),
            ("Cause", JsonFragment.Quote($"No rule of {state.Name} fits.")));
        editor.InsertAfter(states, state, text);
        return new FixEdit("Add a Fail state for when no rule fits", "AddDefaultFail", editor.Changes);
    }

    // A name that no property of the file has; state names are unique in the whole machine.
    private static string NewName(JsonValueSyntax root, string wanted)
    {
        var taken = new HashSet<string>(NamesIn(root), StringComparer.Ordinal);
        var name = Cut(wanted, "");
        for (var number = 2; taken.Contains(name); number++)
            name = Cut(wanted, $" {number}");
        return name;
    }

    private static string Cut(string text, string suffix) =>
        text.Length + suffix.Length <= LongestName ? text + suffix : text.Substring(0, LongestName - suffix.Length) + suffix;

    private static IEnumerable<string> NamesIn(JsonValueSyntax value) => value switch
    {
        JsonObjectSyntax node => node.Properties.SelectMany(static property => NamesIn(property.Value).Prepend(property.Name)),
        JsonArraySyntax array => array.Items.SelectMany(NamesIn),
        _ => [],
    };
}
