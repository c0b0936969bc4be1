using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

/// <summary>Short texts that were cut out last: a definition says <c>Type</c> and <c>Next</c> thousands of times, and keeps each once.</summary>
internal sealed class RecentTexts
{
    private const int Slots = 256;
    private const int Longest = 24;

    private readonly string?[] _texts = new string?[Slots];

    /// <summary>A part of a text.</summary>
    public string Get(string text, TextSpan span)
    {
        if (span.Length is 0 or > Longest)
            return text.Substring(span.Start, span.Length);
        var hash = 17;
        for (var i = span.Start; i < span.End; i++)
            hash = unchecked((hash * 31) + text[i]);
        ref var recent = ref _texts[(hash ^ (hash >> 8)) & (Slots - 1)];
        if (recent is not null && recent.Length == span.Length && string.CompareOrdinal(text, span.Start, recent, 0, span.Length) == 0)
            return recent;
        return recent = text.Substring(span.Start, span.Length);
    }
}
