namespace AslSharp;

/// <summary>A text is not JSON as RFC 8259 defines it, or is nested deeper than <see cref="AslValue.MaximumDepth"/>.</summary>
public sealed class AslJsonException : FormatException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="problem">What is wrong, as a sentence without its place.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column in UTF-16 code units, from 1.</param>
    /// <param name="byteOffset">The offset in bytes of UTF-8, from 0.</param>
    public AslJsonException(string problem, int line, int column, int byteOffset)
        : base($"{problem} (line {line}, column {column}, byte {byteOffset})")
    {
        Problem = problem;
        Line = line;
        Column = column;
        ByteOffset = byteOffset;
    }

    /// <summary>What is wrong, without its place.</summary>
    public string Problem { get; }

    /// <summary>The line of the mistake, from 1.</summary>
    public int Line { get; }

    /// <summary>The column of the mistake in UTF-16 code units, from 1.</summary>
    public int Column { get; }

    /// <summary>The offset of the mistake in bytes of UTF-8 from the start of the text, from 0.</summary>
    public int ByteOffset { get; }
}
