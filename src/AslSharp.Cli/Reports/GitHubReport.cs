using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AslSharp.Cli.Reports;

/// <summary>Writes findings as workflow commands of GitHub Actions, which become annotations of the lines of a pull request.</summary>
internal static class GitHubReport
{
    internal static void Write(IReadOnlyList<DiagnosticInfo> diagnostics, TextWriter output)
    {
        foreach (var diagnostic in diagnostics)
        {
            var (start, end) = (diagnostic.Location.Lines.Start, diagnostic.Location.Lines.End);
            // Columns may only be told of a single line.
            var columns = start.Line == end.Line ? $",col={start.Character + 1},endColumn={end.Character + 1}" : "";
            var place = $"file={Property(diagnostic.Location.Path)},line={start.Line + 1},endLine={end.Line + 1}{columns}";
            output.WriteLine($"::{Level(diagnostic)} {place},title={diagnostic.Id}::{Data(diagnostic.Message)}");
        }
    }

    private static string Level(DiagnosticInfo diagnostic) => diagnostic.Descriptor.DefaultSeverity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text)
        => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text)
        => Data(text.Replace('\\', '/')).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
