using System.Collections.Immutable;
using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Lets <c>States.ALL</c> stand alone and in the last element of a Retry or Catch.</summary>
public sealed class StatesAllFix : DefinitionFix
{
    private const string Wildcard = "States.ALL";

    /// <inheritdoc/>
    public override ImmutableArray<string> Ids { get; } = [DiagnosticDescriptors.StatesAllMisplaced.Id];

    /// <inheritdoc/>
    public override ImmutableArray<FixEdit> Find(FixRequest request)
    {
        var place = JsonPlace.Find(request.Tree, request.Span);
        if (place is not { Array: { } names, OuterArray: { } elements })
            return [];
        var index = place.IndexIn(elements);
        var editor = new JsonEditor(request.Tree);
        var isLast = index == elements.Items.Length - 1;
        var title = Move(editor, elements, index, names, place.IndexIn(names), isLast);
        return title is null ? [] : [new FixEdit(title, "StatesAll", editor.Changes)];
    }

    private static string? Move(JsonEditor editor, JsonArraySyntax elements, int index, JsonArraySyntax names, int name, bool isLast)
    {
        var element = elements.Items[index];
        if (names.Items.Length == 1)
        {
            // Two elements for everything: which one is meant only the author knows.
            if (isLast || EndsInWildcard(elements))
                return null;
            editor.Append(elements, editor.Layout.TextOf(element.Span)).Remove(elements, index);
            return "Move States.ALL to the end";
        }

        if (!isLast && EndsInWildcard(elements))
        {
            editor.Remove(names, name);
            return "Leave States.ALL to the last element";
        }

        if (isLast)
        {
            // All but States.Runtime, which nothing catches even where it is listed (reference 9.1).
            editor.Replace(names.Span, Alone(editor.Layout, names, name));
            return "Drop the names that States.ALL stands for";
        }

        editor.Remove(names, name).Append(elements, Copy(editor.Layout, element, names, name));
        return "Give States.ALL an element of its own at the end";
    }

    private static bool EndsInWildcard(JsonArraySyntax elements) =>
        elements.Items[elements.Items.Length - 1] is JsonObjectSyntax last
        && last.Find("ErrorEquals")?.Value is JsonArraySyntax names
        && names.Items.Any(static item => item is JsonStringSyntax { Value: Wildcard });

    // The same element for States.ALL.
    private static string Copy(JsonLayout layout, JsonValueSyntax element, JsonArraySyntax names, int name)
    {
        var text = layout.TextOf(element.Span);
        var start = names.Span.Start - element.Span.Start;
        return text.Substring(0, start) + Alone(layout, names, name) + text.Substring(start + names.Span.Length);
    }

    // The list with that name only, its brackets as they are.
    private static string Alone(JsonLayout layout, JsonArraySyntax names, int name)
    {
        var head = layout.TextOf(TextSpan.FromBounds(names.Span.Start, names.Items[0].Span.Start));
        var tail = layout.TextOf(TextSpan.FromBounds(names.Items[names.Items.Length - 1].Span.End, names.Span.End));
        return head + layout.TextOf(names.Items[name].Span) + tail;
    }
}
