using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>The <c>#line</c> directive, within what C# lets it say.</summary>
internal static class SourcePlace
{
    // What the compiler takes in a directive; one more is CS8938.
    private const int LastLine = 0xFEEFEC;
    private const int LastColumn = 0x10000;

    // The text of a directive has no escapes, and ends with the line.
    private static readonly char[] Unquotable = ['"', '\r', '\n', '\u0085', '\u2028', '\u2029'];

    /// <summary>Whether a directive can hold a path.</summary>
    /// <param name="path">The path of a definition.</param>
    public static bool CanName(string path) => path.IndexOfAny(Unquotable) < 0;

    /// <summary>The directive for a place; null for one that none can name.</summary>
    /// <param name="entry">The place.</param>
    /// <param name="path">The path of the definition.</param>
    public static string? Directive(LineMapEntry entry, string path)
    {
        if (entry.EndLine > LastLine) return null;
        // On a line that long the line is all there is to say.
        return entry.StartColumn > LastColumn || entry.EndColumn > LastColumn
            ? $"#line {entry.StartLine} \"{path}\""
            : $"#line ({entry.StartLine},{entry.StartColumn})-({entry.EndLine},{entry.EndColumn}) \"{path}\"";
    }
}
