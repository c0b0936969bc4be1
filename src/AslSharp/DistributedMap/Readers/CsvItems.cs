using System.Buffers;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>
/// The rows of a CSV file as objects of strings (reference 8.8). Fields stay in the bytes they were read from unless quotes, escapes or
/// characters that JSON escapes stand in them; all rows share the names of the columns.
/// </summary>
internal sealed class CsvItems : TextItems
{
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private readonly byte _delimiter;
    private readonly SearchValues<byte> _stops;
    private readonly string[]? _headers;
    private PropertyName[]? _names;
    private byte[] _decoded = new byte[256];
    private int _decodedLength;
    private bool _hasStarted;

    internal CsvItems(TextBlocks blocks, string source, char delimiter, string[]? headers)
        : base(blocks, source)
    {
        _delimiter = (byte)delimiter;
        _stops = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\', _delimiter]);
        _headers = headers;
    }

    private enum End
    {
        // The text does not reach so far.
        NeedsMore,

        // A delimiter ended the field.
        Field,

        // The row ended with the field.
        Row,
    }

    internal override bool TryRead(out AslValue value)
    {
        value = default;
        if (!_hasStarted && !(_hasStarted = TrySkipByteOrderMark())) return false;
        if (_names is null && _headers is not null) _names = NamesOf(_headers);
        if (_names is null && !TryReadNames()) return false;
        if (!SkipEmptyRows()) return false;
        var row = new AslProperty[_names!.Length];
        if (!TryReadRow(row, decodes: false, out var end)) return false;
        // Bytes that are no UTF-8 must not reach a JSON text: such a row is read again, with replacement characters.
        if (!System.Text.Unicode.Utf8.IsValid(Blocks.Buffer.AsSpan(Blocks.Start, end - Blocks.Start))) TryReadRow(row, decodes: true, out end);
        Blocks.Start = end;
        value = Values.Object(row);
        return true;
    }

    private static PropertyName[] NamesOf(IReadOnlyList<string> headers)
    {
        if (headers.Distinct(StringComparer.Ordinal).Count() != headers.Count) throw new ItemReaderException("CSV headers cannot contain duplicates.");
        return [.. headers.Select(PropertyName.FromData)];
    }

    private bool TryReadNames()
    {
        if (!SkipEmptyRows()) return false;
        var headers = new List<string>();
        var position = Blocks.Start;
        End end;
        do
        {
            end = ReadField(ref position, decodes: true, out var field);
            if (end == End.NeedsMore) return false;
            headers.Add(field.GetString());
        }
        while (end == End.Field);
        Blocks.Start = position;
        _names = NamesOf(headers);
        return true;
    }

    private bool SkipEmptyRows()
    {
        var length = Blocks.Unread.IndexOfAnyExcept((byte)'\n', (byte)'\r');
        Blocks.Start = length < 0 ? Blocks.End : Blocks.Start + length;
        return length >= 0;
    }

    private bool TryReadRow(AslProperty[] row, bool decodes, out int position)
    {
        position = Blocks.Start;
        var column = 0;
        End end;
        do
        {
            end = ReadField(ref position, decodes, out var field);
            if (end == End.NeedsMore) return false;
            // What is too much is cut.
            if (column < row.Length) row[column] = new AslProperty(_names![column], field);
            column++;
        }
        while (end == End.Field);
        for (; column < row.Length; column++) row[column] = new AslProperty(_names![column], AslValue.Of(""));
        return true;
    }

    private End ReadField(ref int position, bool decodes, out AslValue field)
    {
        var text = Blocks.Buffer.AsSpan(0, Blocks.End);
        if (decodes) return Decode(text, ref position, out field);
        var start = position;
        if (start < text.Length && text[start] == '"') return ReadQuoted(text, ref position, out field);
        var length = text[start..].IndexOfAny(_stops);
        if (length < 0)
        {
            field = default;
            if (!Blocks.IsAtEnd) return End.NeedsMore;
            length = text.Length - start;
        }

        var end = EndAt(text, start + length, out var next);
        if (end is null) return Decode(text, ref position, out field);
        field = AslValue.StringLeaf(Blocks.Buffer, start, length, isEscaped: false);
        position = next;
        return end.Value;
    }

    private End ReadQuoted(ReadOnlySpan<byte> text, ref int position, out AslValue field)
    {
        var start = position + 1;
        var length = text[start..].IndexOfAny(Special);
        if (length >= 0 && text[start + length] == '"' && EndAt(text, start + length + 1, out var next) is { } end)
        {
            field = AslValue.StringLeaf(Blocks.Buffer, start, length, isEscaped: false);
            position = next;
            return end;
        }

        return Decode(text, ref position, out field);
    }

    /// <summary>What ends a field at this place; null when nothing does.</summary>
    private End? EndAt(ReadOnlySpan<byte> text, int at, out int next)
    {
        next = at + 1;
        if (at >= text.Length)
        {
            next = text.Length;
            return Blocks.IsAtEnd ? End.Row : End.NeedsMore;
        }

        if (text[at] == _delimiter) return End.Field;
        if (text[at] == '\n') return End.Row;
        if (text[at] != '\r') return null;
        if (next >= text.Length) return Blocks.IsAtEnd ? End.Row : End.NeedsMore;
        if (text[next] == '\n') next++;
        return End.Row;
    }

    // Quotes, escapes and all that JSON escapes, byte by byte.
    private End Decode(ReadOnlySpan<byte> text, ref int position, out AslValue field)
    {
        field = default;
        _decodedLength = 0;
        var at = position;
        var isQuoted = at < text.Length && text[at] == '"';
        if (isQuoted) at++;
        while (true)
        {
            if (at >= text.Length || !isQuoted)
            {
                if (at >= text.Length && !Blocks.IsAtEnd) return End.NeedsMore;
                // All rows behind it would be one field.
                if (isQuoted) throw new ItemReaderException($"{Source} ends inside of a field that a quotation mark opens.");
                if (EndAt(text, at, out var next) is { } end)
                {
                    if (end == End.NeedsMore) return end;
                    position = next;
                    field = AslValue.Of(Encoding.UTF8.GetString(_decoded, 0, _decodedLength));
                    return end;
                }
            }

            var character = text[at];
            if (character == '\\')
            {
                if (at + 1 >= text.Length && !Blocks.IsAtEnd) return End.NeedsMore;
                at++;
                if (at >= text.Length || (text[at] is not ((byte)'\\' or (byte)'"') && text[at] != _delimiter)) continue;
                character = text[at];
            }
            else if (isQuoted && character == '"')
            {
                if (at + 1 >= text.Length && !Blocks.IsAtEnd) return End.NeedsMore;
                at++;
                isQuoted = at < text.Length && text[at] == '"';
                if (!isQuoted) continue;
            }

            Append(character);
            at++;
        }
    }

    private void Append(byte character)
    {
        if (_decodedLength == _decoded.Length) Array.Resize(ref _decoded, _decodedLength * 2);
        _decoded[_decodedLength++] = character;
    }
}
