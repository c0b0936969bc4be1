using System.Collections.Immutable;
using AslSharp.Compiler.Json;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes.Editing;

/// <summary>Gathers changes of a file that keep the way it is laid out, its line ends and its comments.</summary>
internal sealed class JsonEditor(JsonSyntaxTree tree)
{
    private readonly List<TextChange> _changes = [];

    /// <summary>How the file is laid out.</summary>
    public JsonLayout Layout { get; } = new(tree);

    /// <summary>The changes so far, in the order of the text.</summary>
    public ImmutableArray<TextChange> Changes => [.. _changes.OrderBy(static change => change.Span.Start)];

    /// <summary>Writes something instead of a span.</summary>
    public JsonEditor Replace(TextSpan span, string text)
    {
        _changes.Add(new TextChange(span, text));
        return this;
    }

    /// <summary>Writes another name, without a need for escapes, instead of a property's.</summary>
    public JsonEditor Rename(JsonPropertySyntax property, string name) => Replace(property.NameSyntax.ContentSpan, name);

    /// <summary>Adds a property behind another one of the same object.</summary>
    public JsonEditor InsertAfter(JsonObjectSyntax node, JsonPropertySyntax anchor, string text)
    {
        var index = node.Properties.IndexOf(anchor);
        var next = index + 1 < node.Properties.Length ? node.Properties[index + 1].Span : (TextSpan?)null;
        return InsertAfter(anchor.Span, next, Layout.CommaIn(node), text);
    }

    /// <summary>Adds an element at the end of an array that has some.</summary>
    public JsonEditor Append(JsonArraySyntax array, string text) => InsertAfter(array.Items[array.Items.Length - 1].Span, null, ", ", text);

    /// <summary>Adds a property before all others of an object.</summary>
    public JsonEditor InsertFirst(JsonObjectSyntax node, string text)
    {
        if (node.Properties.IsEmpty)
            return Replace(TextSpan.FromBounds(node.Span.Start + 1, node.Span.End - 1), $" {text} ");
        var first = node.Properties[0].Span;
        if (!Layout.IsFirstOnLine(first.Start))
            return Insert(first.Start, text + Layout.CommaIn(node));

        // Behind the bracket, so that a comment above the first property stays there.
        return Insert(Layout.SkipToLineEnd(node.Span.Start + 1), Layout.NewLine + Layout.Indentation(first.Start) + text + ",");
    }

    /// <summary>Removes a property with its comma, and its line where nothing else is on it.</summary>
    public JsonEditor Remove(JsonObjectSyntax node, JsonPropertySyntax property) =>
        Remove([.. node.Properties.Select(static each => each.Span)], node.Properties.IndexOf(property));

    /// <summary>Removes an element with its comma, and its line where nothing else is on it.</summary>
    public JsonEditor Remove(JsonArraySyntax array, int index) => Remove([.. array.Items.Select(static each => each.Span)], index);

    private JsonEditor InsertAfter(TextSpan anchor, TextSpan? next, string comma, string text)
    {
        var sharesLine = next is { } following && !Layout.IsFirstOnLine(following.Start);
        if (!Layout.IsFirstOnLine(anchor.Start) || sharesLine)
            return Insert(anchor.End, comma + text);
        var line = Layout.NewLine + Layout.Indentation(anchor.Start) + text;
        if (Layout.FindComma(anchor.End) is { } end)
            return Insert(Layout.SkipToLineEnd(end + 1), line + ",");
        var lineEnd = Layout.SkipToLineEnd(anchor.End);
        return lineEnd == anchor.End ? Insert(lineEnd, "," + line) : Insert(anchor.End, ",").Insert(lineEnd, line);
    }

    private JsonEditor Remove(TextSpan[] siblings, int index)
    {
        var span = siblings[index];
        var end = span.End;
        if (Layout.FindComma(span.End) is { } comma)
            end = comma + 1;
        else if (index > 0 && Layout.FindComma(siblings[index - 1].End) is { } before)
            Replace(new TextSpan(before, 1), "");

        if (!Layout.IsFirstOnLine(span.Start))
            return RemoveInline(span.Start, end, isLast: index == siblings.Length - 1);
        var lineEnd = Layout.SkipToLineEnd(end);
        var blanksEnd = Layout.SkipBlanks(lineEnd);
        var after = Layout.SkipLineEnd(blanksEnd);
        return after > blanksEnd
            ? Replace(TextSpan.FromBounds(Layout.LineStart(span.Start), after), "")
            : Replace(TextSpan.FromBounds(span.Start, Layout.SkipBlanks(end)), "");
    }

    // Blanks on one side go along, so that those of the other side are left.
    private JsonEditor RemoveInline(int start, int end, bool isLast)
    {
        var after = Layout.SkipBlanks(end);
        var endsLine = Layout.SkipLineEnd(after) > after;
        if (!isLast && !endsLine)
            return Replace(TextSpan.FromBounds(start, after), "");
        var lineStart = Layout.LineStart(start);
        var head = Layout.TextOf(TextSpan.FromBounds(lineStart, start)).TrimEnd(' ', '\t');
        return Replace(TextSpan.FromBounds(lineStart + head.Length, end), "");
    }

    private JsonEditor Insert(int position, string text) => Replace(new TextSpan(position, 0), text);
}
