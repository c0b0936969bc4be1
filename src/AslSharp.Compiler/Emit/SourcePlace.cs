using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>A place in a definition as a <c>#line</c> directive names it, within what C# lets it say.</summary>
/// <param name="Path">The definition's path.</param>
/// <param name="Entry">The place.</param>
internal sealed record SourcePlace(string Path, LineMapEntry Entry)
{
    // What the compiler takes in a directive; one more is CS8938.
    private const int LastLine = 0xFEEFEC;
    private const int LastColumn = 0x10000;

    // The text of a directive has no escapes, and ends with the line.
    private static readonly char[] Unquotable = ['"', '\r', '\n', '\u0085', '\u2028', '\u2029'];

    /// <summary>Whether a directive can hold a path.</summary>
    /// <param name="path">The path of a definition.</param>
    public static bool CanName(string path) => path.IndexOfAny(Unquotable) < 0;

    /// <summary>Whether a directive can hold a place.</summary>
    /// <param name="entry">The place.</param>
    public static bool CanName(LineMapEntry entry) => entry.EndLine <= LastLine;

    /// <summary>The directive.</summary>
    /// <param name="indentation">The column, from 0, at which the statement begins that stands for the place: for the whole of it and no less.</param>
    public string Directive(int indentation) => Entry.StartColumn > LastColumn || Entry.EndColumn > LastColumn
        // On a line that long the line is all there is to say.
        ? $"#line {Entry.StartLine} \"{Path}\""
        // Its last column is the place's last one, not the one behind.
        : $"#line ({Entry.StartLine},{Entry.StartColumn})-({Entry.EndLine},{Entry.EndColumn - 1}) {indentation + 1} \"{Path}\"";
}
