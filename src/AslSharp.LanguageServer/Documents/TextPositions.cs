using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Documents;

/// <summary>Offsets of a text as the protocol's places, and back. What lies outside of the text is moved to its nearest character.</summary>
internal static class TextPositions
{
    internal static Position ToPosition(this SourceText text, int offset)
    {
        var line = text.Lines.GetLinePosition(Math.Clamp(offset, 0, text.Length));
        return new Position(line.Line, line.Character);
    }

    internal static Protocol.Range ToRange(this SourceText text, TextSpan span) => new(text.ToPosition(span.Start), text.ToPosition(span.End));

    internal static int ToOffset(this SourceText text, Position position)
    {
        if (position.Line < 0) return 0;
        if (position.Line >= text.Lines.Count) return text.Length;
        var line = text.Lines[position.Line];
        return line.Start + Math.Clamp(position.Character, 0, line.Span.Length);
    }

    internal static TextSpan ToSpan(this SourceText text, Protocol.Range range)
    {
        var (start, end) = (text.ToOffset(range.Start), text.ToOffset(range.End));
        return TextSpan.FromBounds(Math.Min(start, end), Math.Max(start, end));
    }

    internal static TextEdit ToEdit(this SourceText text, TextChange change) => new(text.ToRange(change.Span), change.NewText ?? "");
}
