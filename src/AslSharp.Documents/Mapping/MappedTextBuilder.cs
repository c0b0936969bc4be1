using System.Text;

namespace AslSharp.Documents.Mapping;

/// <summary>Builds a <see cref="MappedText"/>.</summary>
internal sealed class MappedTextBuilder
{
    // The service takes definitions of 1 MiB. Aliases of YAML can make far more of a small file.
    internal const int LongestText = 8 * 1024 * 1024;

    private readonly StringBuilder _text = new();
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    internal int Length => _text.Length;

    /// <summary>Adds a text whose characters all come from the same place.</summary>
    /// <exception cref="TextTooLongException">The text grows beyond all reason.</exception>
    internal void Append(string text, int start, int end)
    {
        foreach (var character in text) Append(character, start, end);
    }

    internal void Append(char character, int start, int end)
    {
        if (_text.Length >= LongestText) throw new TextTooLongException();
        _text.Append(character);
        _starts.Add(start);
        _ends.Add(end);
    }

    internal void Append(MappedText text)
    {
        for (var i = 0; i < text.Length; i++) Append(text.Text[i], text.StartOf(i), text.EndOf(i));
    }

    internal MappedText Build(int end) => new(_text.ToString(), [.. _starts], [.. _ends], end);

    /// <summary>A text whose characters all come from the same place.</summary>
    internal static MappedText Of(string text, int start, int end)
    {
        var builder = new MappedTextBuilder();
        builder.Append(text, start, end);
        return builder.Build(end);
    }
}
