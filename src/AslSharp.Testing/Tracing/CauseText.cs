namespace AslSharp.Testing;

/// <summary>Shortens causes for readers: a stack trace in one hides what else a failure has to say.</summary>
internal static class CauseText
{
    /// <summary>The first line that says something; with a mark where it is not all.</summary>
    internal static string FirstLine(string cause)
    {
        var lines = Lines(cause);
        return lines.Length == 0 ? "" : lines.Length == 1 ? lines[0] : $"{lines[0]} …";
    }

    /// <summary>All of it on one line.</summary>
    internal static string OneLine(string cause) => string.Join(' ', cause.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>How a cause differs from the one that is expected: in its first line, or in the line where the two part.</summary>
    internal static string? Difference(string expected, string? actual)
    {
        if (expected == actual) return null;
        if (actual is null) return $"should be '{FirstLine(expected)}', but is missing";
        var (should, does) = (expected.Split('\n'), actual.Split('\n'));
        var same = 0;
        while (same < should.Length && same < does.Length && should[same] == does[same]) same++;
        return same == 0
            ? $"should be '{FirstLine(expected)}', but is '{FirstLine(actual)}'"
            : $"should have {LineAt(should, same)} as its line {same + 1}, but has {LineAt(does, same)} there";
    }

    private static string LineAt(string[] lines, int index) => index < lines.Length ? $"'{lines[index].TrimEnd('\r')}'" : "nothing";

    private static string[] Lines(string text) => text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
