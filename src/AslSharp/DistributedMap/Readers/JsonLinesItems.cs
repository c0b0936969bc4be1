namespace AslSharp.Runtime;

/// <summary>The values of a text that holds one on each line. Empty lines do not count.</summary>
internal sealed class JsonLinesItems(TextBlocks blocks, string source) : TextItems(blocks, source)
{
    private bool _hasStarted;

    // How many of the unread bytes are known to hold no end of line.
    private int _searched;

    internal override bool TryRead(out AslValue value)
    {
        value = default;
        if (!_hasStarted && !(_hasStarted = TrySkipByteOrderMark())) return false;
        while (true)
        {
            var length = Blocks.Unread[_searched..].IndexOf((byte)'\n');
            if (length < 0)
            {
                _searched = Blocks.Unread.Length;
                if (!Blocks.IsAtEnd) return false;
            }

            length = length < 0 ? _searched : length + _searched;
            var start = Blocks.Start;
            var isBlank = Blocks.Unread[..length].IndexOfAnyExcept(" \t\r"u8) < 0;
            var isLast = length == Blocks.Unread.Length;
            Blocks.Start += isLast ? length : length + 1;
            _searched = 0;
            if (!isBlank)
            {
                value = Parse(start, length);
                return true;
            }

            if (isLast) return false;
        }
    }
}
