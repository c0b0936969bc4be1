using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;

namespace AslSharp.Documents.Tests;

/// <summary>Files whose one mistake is marked: <c>[|…|]</c>.</summary>
internal static class Marked
{
    /// <summary>Checks a file without marks.</summary>
    internal static IReadOnlyList<DiagnosticInfo> Check(string path, string text) => Read(path, text).Check(TestContext.Current.CancellationToken);

    /// <summary>Reads a file without marks.</summary>
    internal static AslDocument Read(string path, string text) => AslDocument.Read(AslFile.Create(path, text), TestContext.Current.CancellationToken);

    /// <summary>Asserts that the one error of a file is of a rule and covers the marked characters.</summary>
    internal static DiagnosticInfo AssertError(string path, string id, string marked)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var text = marked.Remove(start, 2);
        var end = text.IndexOf("|]", StringComparison.Ordinal);
        text = text.Remove(end, 2);
        var errors = Check(path, text).Where(static diagnostic => diagnostic.IsError && !diagnostic.IsUnfilled).ToList();
        var error = Assert.Single(errors);
        Assert.Equal(id, error.Id);
        Assert.Equal(text[start..end], text.Substring(error.Location.Span.Start, error.Location.Span.Length));
        Assert.Equal(start, error.Location.Span.Start);
        var lines = text[..start].Split('\n');
        Assert.Equal((lines.Length - 1, lines[^1].Length), (error.Location.Lines.Start.Line, error.Location.Lines.Start.Character));
        return error;
    }
}
