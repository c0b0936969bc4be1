using System.Buffers;

namespace AslSharp.Runtime;

/// <summary>Finds where a JSON value ends, in text that comes in parts. What is inside is checked when the value is read.</summary>
internal struct JsonValueScan
{
    private static readonly SearchValues<byte> Brackets = SearchValues.Create("\"{}[]"u8);

    private int _depth;
    private bool _isInString;
    private bool _isEscaped;
    private bool _isScalar;

    /// <summary>Whether the value began.</summary>
    internal bool HasStarted { get; private set; }

    /// <summary>A scan that begins inside of so many brackets and ends where the outermost is closed.</summary>
    internal static JsonValueScan Inside(int depth) => new() { HasStarted = true, _depth = depth };

    /// <summary>Goes on with the text that follows.</summary>
    /// <param name="text">The text; at the beginning the value's first byte is its first.</param>
    /// <param name="used">How much of it belongs to the value.</param>
    /// <returns>Whether the value ended. A number never knows.</returns>
    internal bool Advance(ReadOnlySpan<byte> text, out int used)
    {
        used = 0;
        if (text.IsEmpty) return false;
        if (!HasStarted) Begin(text[used++]);
        while (used < text.Length)
        {
            if (_isScalar)
            {
                var length = text[used..].IndexOfAny(",]} \t\r\n"u8);
                used += length < 0 ? text.Length - used : length;
                return length >= 0;
            }

            if (_isInString) SkipString(text, ref used);
            else if (_depth > 0) SkipBrackets(text, ref used);
            if (!_isInString && _depth == 0) return true;
        }

        return HasStarted && !_isScalar && !_isInString && _depth == 0;
    }

    private void Begin(byte first)
    {
        HasStarted = true;
        _isInString = first == '"';
        _depth = first is (byte)'{' or (byte)'[' ? 1 : 0;
        _isScalar = !_isInString && _depth == 0;
    }

    private void SkipString(ReadOnlySpan<byte> text, ref int used)
    {
        if (_isEscaped)
        {
            _isEscaped = false;
            used++;
            return;
        }

        var length = text[used..].IndexOfAny((byte)'"', (byte)'\\');
        if (length < 0)
        {
            used = text.Length;
            return;
        }

        used += length + 1;
        if (text[used - 1] == '"') _isInString = false;
        else _isEscaped = true;
    }

    private void SkipBrackets(ReadOnlySpan<byte> text, ref int used)
    {
        var length = text[used..].IndexOfAny(Brackets);
        if (length < 0)
        {
            used = text.Length;
            return;
        }

        used += length + 1;
        switch (text[used - 1])
        {
            case (byte)'"': _isInString = true; break;
            case (byte)'{' or (byte)'[': _depth++; break;
            default: _depth--; break;
        }
    }
}
