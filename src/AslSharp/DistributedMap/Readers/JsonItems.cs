using System.Globalization;

namespace AslSharp.Runtime;

/// <summary>
/// The items of an array, or the members of an object, in a JSON text: the whole of it, or what a JSON Pointer leads to. Only one item is
/// held at a time, and nothing of what the pointer passes by.
/// </summary>
internal sealed class JsonItems : TextItems
{
    private readonly string[] _segments;
    private Phase _phase = Phase.Mark;
    private Phase _afterSkip;
    private JsonValueScan _scan;
    private int _scanned;
    private int _depth;
    private int _index;
    private bool _needsComma;
    private bool _hasComma;
    private bool _isObject;

    internal JsonItems(TextBlocks blocks, string source, string? pointer)
        : base(blocks, source)
        => _segments = string.IsNullOrEmpty(pointer)
            ? []
            : [.. (pointer[0] == '/' ? pointer[1..] : pointer).Split('/')
                .Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    private enum Phase
    {
        // Before a byte order mark.
        Mark,

        // Before the value that holds the items, or leads to them.
        Value,

        // Before a member on the pointer's way.
        WayMember,

        // Before an element on the pointer's way.
        WayElement,

        // In a value that the pointer passes by.
        Skip,

        // Before an item.
        Item,

        // In an item.
        InItem,

        // Behind the items, in what the pointer came through.
        Rest,

        // Behind the whole value.
        Tail,

        End,
    }

    internal override bool TryRead(out AslValue value)
    {
        value = default;
        while (true)
        {
            var goesOn = _phase switch
            {
                Phase.Mark => TrySkipByteOrderMark() && Go(Phase.Value),
                Phase.Value => Open(),
                Phase.WayMember => PassMember(),
                Phase.WayElement => PassElement(),
                Phase.Skip => Skip(),
                Phase.Item => BeginItem(),
                Phase.InItem => EndItem(out value),
                Phase.Rest => SkipRest(),
                Phase.Tail => PassTail(),
                _ => false,
            };
            if (!value.IsUndefined) return true;
            if (goesOn) continue;
            if (Blocks.IsAtEnd && _phase != Phase.End) throw Broken("The text ends too early");
            return false;
        }
    }

    private bool Go(Phase phase)
    {
        _phase = phase;
        return true;
    }

    private bool Open()
    {
        if (Peek() is not { } first) return false;
        var isLast = _depth == _segments.Length;
        if (first is not ((byte)'{' or (byte)'[')) throw isLast ? new ItemReaderException(ItemReaderException.NotIterable) : NotFound();
        Blocks.Start++;
        _needsComma = _hasComma = false;
        _index = 0;
        _isObject = first == '{';
        return Go(isLast ? Phase.Item : _isObject ? Phase.WayMember : Phase.WayElement);
    }

    private bool PassMember()
    {
        if (!TryReadName(out var name)) return false;
        if (name is null) throw NotFound();
        if (name != _segments[_depth]) return Pass(Phase.WayMember);
        _depth++;
        return Go(Phase.Value);
    }

    private bool PassElement()
    {
        if (!TryPassComma((byte)']', out var isClosed)) return false;
        if (isClosed) throw NotFound();
        if (_index.ToString(CultureInfo.InvariantCulture) != _segments[_depth])
        {
            _index++;
            return Pass(Phase.WayElement);
        }

        _depth++;
        return Go(Phase.Value);
    }

    private bool Pass(Phase next)
    {
        _scan = default;
        _afterSkip = next;
        return Go(Phase.Skip);
    }

    private bool Skip()
    {
        var isOver = _scan.Advance(Blocks.Unread, out var used);
        Blocks.Start += used;
        if (!isOver) return false;
        _needsComma = true;
        _hasComma = false;
        return Go(_afterSkip);
    }

    private bool BeginItem()
    {
        if (_isObject)
        {
            if (!TryReadName(out var name)) return false;
            if (name is null) return EndItems();
            Key = name;
            if (Peek() is null) throw Broken("A value is expected");
        }
        else
        {
            if (!TryPassComma((byte)']', out var isClosed)) return false;
            if (isClosed) return EndItems();
        }

        _scan = default;
        _scanned = 0;
        return Go(Phase.InItem);
    }

    private bool EndItem(out AslValue value)
    {
        value = default;
        var isOver = _scan.Advance(Blocks.Unread[_scanned..], out var used);
        _scanned += used;
        if (!isOver) return false;
        value = Parse(Blocks.Start, _scanned);
        Blocks.Start += _scanned;
        _needsComma = true;
        _hasComma = false;
        return Go(Phase.Item);
    }

    private bool EndItems()
    {
        _scan = JsonValueScan.Inside(_depth);
        return Go(_depth > 0 ? Phase.Rest : Phase.Tail);
    }

    // Whether the file is whole shows only at its end.
    private bool SkipRest()
    {
        var isOver = _scan.Advance(Blocks.Unread, out var used);
        Blocks.Start += used;
        return isOver && Go(Phase.Tail);
    }

    private bool PassTail()
    {
        if (Peek() is not null) throw Broken("Something follows its end");
        return Blocks.IsAtEnd && Go(Phase.End);
    }

    /// <summary>Reads a member's name and what stands before its value; null at the object's end. False while the text does not reach so far.</summary>
    private bool TryReadName(out string? name)
    {
        name = null;
        if (!TryPassComma((byte)'}', out var isClosed)) return false;
        if (isClosed) return true;
        if (Blocks.Unread[0] != '"') throw Broken("A name in quotes is expected");
        var scan = default(JsonValueScan);
        var text = Blocks.Unread;
        // What was passed is read again when there is more text; the comma is remembered.
        if (!scan.Advance(text, out var length)) return false;
        var at = length;
        while (at < text.Length && IsSpace(text[at])) at++;
        if (at < text.Length && text[at] != ':') throw Broken("A colon is expected");
        at++;
        while (at < text.Length && IsSpace(text[at])) at++;
        if (at >= text.Length) return false;
        name = Parse(Blocks.Start, length).GetString();
        Blocks.Start += at;
        return true;
    }

    /// <summary>Comes to the next element, or to the end of the container. False while the text does not reach so far.</summary>
    private bool TryPassComma(byte close, out bool isClosed)
    {
        isClosed = false;
        if (Peek() is not { } first) return false;
        if (first == close && !_hasComma)
        {
            isClosed = true;
            Blocks.Start++;
            return true;
        }

        if (_needsComma)
        {
            if (first != ',') throw Broken("A comma is expected");
            Blocks.Start++;
            _needsComma = false;
            _hasComma = true;
            if (Peek() is not { } next) return false;
            first = next;
        }

        if (first is (byte)',' or (byte)']' or (byte)'}') throw Broken("A value is expected");
        return true;
    }

    private byte? Peek()
    {
        var unread = Blocks.Unread;
        var at = 0;
        while (at < unread.Length && IsSpace(unread[at])) at++;
        Blocks.Start += at;
        return at < unread.Length ? unread[at] : null;
    }

    private static bool IsSpace(byte character) => character is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private ItemReaderException Broken(string what) => new($"{Source} is not JSON: {what}.");

    private static ItemReaderException NotFound() => new(ItemReaderException.PointerLeadsNowhere);
}
