using System.Buffers;
using System.Text;
using AslSharp.Compiler.Json;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Documents;

/// <summary>
/// The text of a definition with blanks put in behind each state. JSON takes no notice of them, and who types in a state uses them up, so that
/// every other state stays where it is, and with it all that is known of it. Places in the file are called outer, those here inner.
/// </summary>
internal sealed class SpacedText
{
    // What people type in a state before they turn to another one, mostly; then the blanks are dealt out anew.
    private const int Room = 96;

    // A smaller text is read in no time.
    private const int LeastLength = 16 * 1024;

    private static readonly SearchValues<char> Marks = SearchValues.Create("\"'\\/*$%{}\r\n");

    private readonly Gap[] _gaps;

    private SpacedText(string text, Gap[] gaps) => (Text, _gaps) = (text, gaps);

    /// <summary>The text with the blanks.</summary>
    internal string Text { get; }

    /// <summary>Puts blanks into a text.</summary>
    /// <param name="tree">The text, read as JSON.</param>
    /// <returns>Null where it is too short to be worth it, or where something is wrong with the JSON: then nobody knows where the states end.</returns>
    internal static SpacedText? Of(JsonSyntaxTree tree)
    {
        var text = tree.File.Text.ToString();
        if (text.Length < LeastLength || !tree.Diagnostics.IsEmpty || tree.HasDirectives) return null;
        var states = new List<TextSpan>();
        Gather(tree.Root, states);

        // A blank may become a character of three bytes.
        var size = Encoding.UTF8.GetByteCount(text) + (3L * Room * states.Count);
        if (states.Count == 0 || size > JsonSyntaxTree.LargestDefinition) return null;
        var gaps = new Gap[states.Count];
        for (var i = 0; i < gaps.Length; i++) gaps[i] = new Gap(0, states[i].End + (i * Room), Room, i * Room);
        var spaced = new SpacedText(Fill(text, states), gaps);
        for (var i = 0; i < gaps.Length; i++) gaps[i] = gaps[i] with { Object = spaced.ToInner(states[i].Start) };
        return spaced;
    }

    /// <summary>Takes over a change of the file.</summary>
    /// <param name="before">The file's text before, without blanks.</param>
    /// <param name="after">The file's text now.</param>
    /// <param name="isRight">Whether the text before is right as JSON.</param>
    /// <param name="room">From where the changed state's object begins to the end of the blanks behind it, in both texts with blanks.</param>
    /// <returns>A text as long as this one; null where the change is not within one state, or that has no room left.</returns>
    internal SpacedText? With(string before, string after, bool isRight, out TextSpan room)
    {
        room = default;
        var start = before.AsSpan().CommonPrefixLength(after);
        var tail = CommonSuffixLength(before.AsSpan(start), after.AsSpan(start));
        var (from, to) = (ToInner(start), ToInner(before.Length - tail));
        if (FindState(from, to) is not { } index) return null;
        var changed = _gaps[index];
        var inserted = after.AsMemory(start..^tail);
        var grown = inserted.Length - (to - from);
        if (grown > changed.Length) return null;
        var holdsOthers = index > 0 && _gaps[index - 1].Start > changed.Object;
        if (holdsOthers && (!isRight || MayReachFar(inserted.Span) || MayReachFar(Text.AsSpan(from..to)))) return null;
        room = TextSpan.FromBounds(changed.Object, changed.End);
        var gaps = (Gap[])_gaps.Clone();
        gaps[index] = changed with { Start = changed.Start + grown, Length = changed.Length - grown };
        for (var i = index - 1; i >= 0 && gaps[i].Start > to; i--)
            gaps[i] = gaps[i] with { Object = gaps[i].Object + grown, Start = gaps[i].Start + grown };
        for (var i = index + 1; i < gaps.Length; i++) gaps[i] = gaps[i] with { Before = gaps[i].Before - grown };
        return new SpacedText(Change(from, to, inserted, gaps[index]), gaps);
    }

    /// <summary>Where something stands in the file.</summary>
    internal TextSpan ToOuter(TextSpan span) => TextSpan.FromBounds(ToOuter(span.Start), ToOuter(span.End));

    /// <summary>Where a place of the file is here: before the blanks, where it is at the end of a state.</summary>
    internal int ToInner(int outer)
    {
        var index = Last(outer, static (gap, place) => gap.Start - gap.Before < place);
        return index < 0 ? outer : outer + _gaps[index].Before + _gaps[index].Length;
    }

    private int ToOuter(int inner)
    {
        var index = Last(inner, static (gap, place) => gap.Start < place);
        if (index < 0) return inner;
        var gap = _gaps[index];
        return inner <= gap.End ? gap.Start - gap.Before : inner - gap.Before - gap.Length;
    }

    // The last gap that something is true of; it is true of all before that one.
    private int Last(int place, Func<Gap, int, bool> isBefore)
    {
        var (low, high) = (0, _gaps.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isBefore(_gaps[middle], place)) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    // The innermost state whose braces a change leaves alone, and within which it touches the end of no other.
    private int? FindState(int from, int to)
    {
        var first = Last(from, static (gap, place) => gap.Start < place) + 1;
        if (first < _gaps.Length && _gaps[first].Start <= to) return null;
        for (var i = first; i < _gaps.Length; i++)
        {
            if (_gaps[i].Object < from) return i;
        }

        return null;
    }

    // A quotation mark or the beginning of a comment: what stands behind it may become a part of that, blanks behind other states too.
    private static bool MayReachFar(ReadOnlySpan<char> text) => text.IndexOfAny(Marks) >= 0;

    private string Change(int from, int to, ReadOnlyMemory<char> inserted, Gap gap)
        => string.Create(Text.Length, (Text, from, to, inserted, gap), static (text, change) =>
        {
            var (old, from, to, inserted, gap) = change;
            var end = from + inserted.Length;
            old.AsSpan(0, from).CopyTo(text);
            inserted.Span.CopyTo(text[from..]);
            old.AsSpan(to, gap.Start - end).CopyTo(text[end..]);
            text.Slice(gap.Start, gap.Length).Fill(' ');
            old.AsSpan(gap.End).CopyTo(text[gap.End..]);
        });

    private static string Fill(string text, List<TextSpan> states)
        => string.Create(text.Length + (states.Count * Room), (text, states), static (filled, source) =>
        {
            var start = 0;
            filled.Fill(' ');
            for (var i = 0; i <= source.states.Count; i++)
            {
                var end = i == source.states.Count ? source.text.Length : source.states[i].End;
                source.text.AsSpan(start..end).CopyTo(filled[(start + (i * Room))..]);
                start = end;
            }
        });

    // In the order in which they end.
    private static void Gather(JsonValueSyntax? scope, List<TextSpan> states)
    {
        if ((scope as JsonObjectSyntax)?.Find("States")?.Value is not JsonObjectSyntax members) return;
        foreach (var property in members.Properties)
        {
            if (property.Value is not JsonObjectSyntax state) continue;
            foreach (var inner in state.Properties)
            {
                if (inner is { Name: "Branches", Value: JsonArraySyntax branches })
                {
                    foreach (var branch in branches.Items) Gather(branch, states);
                }
                else if (inner.Name is "ItemProcessor" or "Iterator")
                {
                    Gather(inner.Value, states);
                }
            }

            states.Add(state.Span);
        }
    }

    private static int CommonSuffixLength(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        const int block = 256;
        var (length, most) = (0, Math.Min(left.Length, right.Length));
        while (length + block <= most && left[^(length + block)..^length].SequenceEqual(right[^(length + block)..^length])) length += block;
        while (length < most && left[^(length + 1)] == right[^(length + 1)]) length++;
        return length;
    }

    /// <summary>The blanks behind a state.</summary>
    /// <param name="Object">Where the state's object begins.</param>
    /// <param name="Start">Where it ends, and the blanks begin.</param>
    /// <param name="Length">How many are left.</param>
    /// <param name="Before">How many stand in all gaps before this one.</param>
    private readonly record struct Gap(int Object, int Start, int Length, int Before)
    {
        internal int End => Start + Length;
    }
}
