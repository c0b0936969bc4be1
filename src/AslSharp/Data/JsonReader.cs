using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace AslSharp;

/// <summary>
/// The reader of JSON texts: strict RFC 8259, one pass. Strings and long numbers are left in the buffer; names are interned; small
/// integers are read at once. A mistake is remembered, not thrown: every method gives Undefined or false once there is one.
/// </summary>
internal ref partial struct JsonReader
{
    // 48 and 64 KB a thread at most.
    private const int PropertiesKept = 2048;
    private const int ItemsKept = 4096;

    // Members and items of the containers being read, one after another; kept for the thread's next text.
    [ThreadStatic]
    private static AslProperty[]? _threadProperties;
    [ThreadStatic]
    private static AslValue[]? _threadItems;

    private readonly byte[] _buffer;
    private readonly int _offset;
    private readonly ReadOnlySpan<byte> _text;
    private int _position;
    private int _depth;
    private AslProperty[] _properties;
    private int _propertyCount;
    private int _propertyPeak;
    private AslValue[] _items;
    private int _itemCount;
    private int _itemPeak;
    private string? _problem;

    private JsonReader(byte[] buffer, int offset, int length)
    {
        _buffer = buffer;
        _offset = offset;
        _text = buffer.AsSpan(offset, length);
        _properties = _threadProperties ?? new AslProperty[64];
        _items = _threadItems ?? new AslValue[64];
        _threadProperties = null;
        _threadItems = null;
    }

    internal static bool TryRead(byte[] buffer, int offset, int length, out AslValue value, out AslJsonException? error)
    {
        var text = buffer.AsSpan(offset, length);
        error = null;
        if (!System.Text.Unicode.Utf8.IsValid(text))
        {
            value = default;
            error = ErrorAt(text, ValidLength(text), "The text is not valid UTF-8");
            return false;
        }

        var reader = new JsonReader(buffer, offset, length);
        value = reader.ReadText();
        reader.GiveScratchBack();
        if (reader._problem is null) return true;
        value = default;
        error = ErrorAt(text, reader._position, reader._problem);
        return false;
    }

    /// <summary>The exception for a mistake at this place, with its line and column.</summary>
    internal static AslJsonException ErrorAt(ReadOnlySpan<byte> text, int position, string problem)
    {
        var before = text[..Math.Min(position, text.Length)];
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new AslJsonException(problem, line, column, position);
    }

    private static int ValidLength(ReadOnlySpan<byte> text)
    {
        var position = 0;
        while (position < text.Length && Rune.DecodeFromUtf8(text[position..], out _, out var used) == OperationStatus.Done) position += used;
        return position;
    }

    private void GiveScratchBack()
    {
        // Nothing of the document may stay reachable from the scratch.
        if (_properties.Length <= PropertiesKept)
        {
            _properties.AsSpan(0, Math.Max(_propertyPeak, _propertyCount)).Clear();
            _threadProperties = _properties;
        }

        if (_items.Length <= ItemsKept)
        {
            _items.AsSpan(0, Math.Max(_itemPeak, _itemCount)).Clear();
            _threadItems = _items;
        }
    }

    private AslValue ReadText()
    {
        SkipWhitespace();
        var value = ReadValue(default);
        if (value.IsUndefined) return default;
        SkipWhitespace();
        return _position == _text.Length ? value : Fail("Text follows the value");
    }

    /// <summary>Reads the value that starts at the position.</summary>
    /// <param name="similar">The item read just before in the same array: an object most likely has the same names.</param>
    private AslValue ReadValue(AslValue similar)
    {
        var text = _text;
        var position = _position;
        if ((uint)position >= (uint)text.Length) return Fail("The text ends where a value is expected");
        switch (text[position])
        {
            case (byte)'"':
                return ReadString(out var start, out var length, out var isEscaped)
                    ? AslValue.StringLeaf(_buffer, _offset + start, length, isEscaped)
                    : default;
            case (byte)'{':
                return ReadObject(similar);
            case (byte)'[':
                return ReadArray();
            case (byte)'t':
                return ReadLiteral("true"u8, AslValue.True);
            case (byte)'f':
                return ReadLiteral("false"u8, AslValue.False);
            case (byte)'n':
                return ReadLiteral("null"u8, AslValue.Null);
            default:
                return ReadNumber();
        }
    }

    private AslValue ReadLiteral(ReadOnlySpan<byte> literal, AslValue value)
    {
        if (!_text[_position..].StartsWith(literal)) return Fail("A value is expected");
        _position += literal.Length;
        return value;
    }

    private AslValue ReadNumber()
    {
        var start = _position;
        var form = NumberText.Scan(_text, start, out var end, out var integer);
        _position = end;
        if (form == NumberText.Form.Int64) return AslValue.Of(integer);
        if (form == NumberText.Form.Text) return AslValue.NumberLeaf(_buffer, _offset + start, end - start);
        return Fail(end == start ? "A value is expected" : "The number is not well formed");
    }

    private AslValue ReadArray()
    {
        if (_depth == AslValue.MaximumDepth) return Fail("The text is nested too deep");
        _position++;
        SkipWhitespace();
        if (SkipIf((byte)']')) return AslValue.EmptyArray;
        _depth++;
        var first = _itemCount;
        AslValue item = default;
        while (true)
        {
            item = ReadValue(item);
            if (item.IsUndefined) return default;
            if (_itemCount == _items.Length) Array.Resize(ref _items, _itemCount * 2);
            _items[_itemCount++] = item;
            SkipWhitespace();
            if (SkipIf((byte)',')) SkipWhitespace();
            else if (SkipIf((byte)']')) break;
            else return Fail("A comma or ] is expected");
        }

        var items = _items.AsSpan(first, _itemCount - first).ToArray();
        _itemPeak = Math.Max(_itemPeak, _itemCount);
        _itemCount = first;
        _depth--;
        return AslValue.FromOwned(items);
    }

    private AslValue ReadObject(AslValue similar)
    {
        if (_depth == AslValue.MaximumDepth) return Fail("The text is nested too deep");
        _position++;
        SkipWhitespace();
        if (SkipIf((byte)'}')) return AslValue.EmptyObject;
        _depth++;
        var first = _propertyCount;
        var expected = similar.Properties;
        // How many names, from the first, are the expected ones.
        var matched = 0;
        while (true)
        {
            var index = _propertyCount - first;
            PropertyName? name;
            if (matched == index && (uint)index < (uint)expected.Length && _text[_position..].StartsWith(expected[index].Name.Json))
            {
                name = expected[index].Name;
                _position += name.Json.Length;
                matched++;
            }
            else
            {
                name = ReadName();
                if (name is null) return default;
            }

            SkipWhitespace();
            var value = ReadValue(default);
            if (value.IsUndefined) return default;
            if (_propertyCount == _properties.Length) Array.Resize(ref _properties, _propertyCount * 2);
            _properties[_propertyCount++] = new(name, value);
            SkipWhitespace();
            if (SkipIf((byte)',')) SkipWhitespace();
            else if (SkipIf((byte)'}')) break;
            else return Fail("A comma or } is expected");
        }

        var members = _properties.AsSpan(first, _propertyCount - first);
        // Names that are the expected ones are known to differ, and have the expected index.
        var read = matched == members.Length ? AslValue.FromSimilar(members, similar) : AslValue.FromScratch(members);
        _propertyPeak = Math.Max(_propertyPeak, _propertyCount);
        _propertyCount = first;
        _depth--;
        return read;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipWhitespace()
    {
        var text = _text;
        var position = _position;
        if ((uint)position < (uint)text.Length && text[position] <= ' ') SkipWhitespaceSlowly();
    }

    private void SkipWhitespaceSlowly()
    {
        var text = _text;
        var position = _position;
        while ((uint)position < (uint)text.Length && text[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') position++;
        _position = position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SkipIf(byte character)
    {
        var text = _text;
        var position = _position;
        if ((uint)position >= (uint)text.Length || text[position] != character) return false;
        _position = position + 1;
        return true;
    }

    private AslValue Fail(string problem)
    {
        _problem ??= problem;
        return default;
    }
}
