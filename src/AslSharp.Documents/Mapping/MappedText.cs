using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Documents.Mapping;

/// <summary>A text made from parts of an outer file, which knows where in that file each of its characters stands.</summary>
/// <param name="text">The text.</param>
/// <param name="starts">For each character the offset in the outer file of what it was made from.</param>
/// <param name="ends">For each character the offset behind that.</param>
/// <param name="end">Where the text ends in the outer file.</param>
internal sealed class MappedText(string text, int[] starts, int[] ends, int end)
{
    internal string Text => text;

    internal int Length => text.Length;

    internal int StartOf(int index) => starts[index];

    internal int EndOf(int index) => ends[index];

    /// <summary>Where a part of this text stands in the outer file.</summary>
    internal TextSpan Map(TextSpan span)
    {
        if (span.Start >= text.Length) return new TextSpan(end, 0);
        var first = starts[span.Start];
        return span.Length == 0 ? new TextSpan(first, 0) : TextSpan.FromBounds(first, Math.Max(first, ends[Math.Min(span.End, text.Length) - 1]));
    }

    /// <summary>The character that was made from a character of the outer file; null where none was.</summary>
    internal int? Find(int position)
    {
        var index = 0;
        while (index < text.Length && !IsMadeFrom(index)) index++;
        if (index == text.Length) return null;

        // The brace of an object in YAML is made from the first letter of its first name: what is meant is the letter.
        for (var next = index + 1; next < text.Length && (IsMadeFrom(next) || (starts[next] == position && ends[next] == position)); next++)
        {
            if (IsMadeFrom(next)) index = next;
        }

        return index;

        bool IsMadeFrom(int character) => starts[character] <= position && position < ends[character];
    }
}
