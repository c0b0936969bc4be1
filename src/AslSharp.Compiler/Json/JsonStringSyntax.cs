using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

/// <summary>A JSON string. It knows where each character of its value stands in the file, through the escapes.</summary>
public sealed class JsonStringSyntax : JsonValueSyntax
{
    private readonly int _contentStart;
    private readonly int _contentEnd;

    // After the character at ValueOffsets[i] (an escape) the file goes on at FileOffsets[i]; ascending, null without escapes.
    private readonly int[]? _valueOffsets;
    private readonly int[]? _fileOffsets;

    internal JsonStringSyntax(
        TextSpan span, TextSpan content, string value, int[]? valueOffsets = null, int[]? fileOffsets = null)
        : base(JsonSyntaxKind.String, span)
    {
        Value = value;
        _contentStart = content.Start;
        _contentEnd = content.End;
        _valueOffsets = valueOffsets;
        _fileOffsets = fileOffsets;
    }

    /// <summary>The text, escapes resolved. A lone surrogate in the file is U+FFFD here, so the text can always be written as UTF-8.</summary>
    public string Value { get; }

    /// <summary>The characters between the quotation marks.</summary>
    public TextSpan ContentSpan => TextSpan.FromBounds(_contentStart, _contentEnd);

    /// <summary>Where a part of <see cref="Value"/> stands in the file; offsets beyond the value are cut to it.</summary>
    /// <param name="start">The first character, an offset in <see cref="Value"/>.</param>
    /// <param name="length">The number of characters.</param>
    public TextSpan MapSpan(int start, int length)
    {
        var first = Math.Max(0, Math.Min(start, Value.Length));
        var last = first + Math.Max(0, Math.Min(length, Value.Length - first));
        return TextSpan.FromBounds(MapOffset(first), MapOffset(last));
    }

    private int MapOffset(int offset)
    {
        if (offset == Value.Length)
            return _contentEnd;
        if (_valueOffsets is null)
            return _contentStart + offset;

        // The last escape before the offset decides; at the escape itself the file position is its backslash.
        var index = Array.BinarySearch(_valueOffsets, offset);
        var before = (index >= 0 ? index : ~index) - 1;
        return before < 0
            ? _contentStart + offset
            : _fileOffsets![before] + (offset - _valueOffsets[before] - 1);
    }
}
