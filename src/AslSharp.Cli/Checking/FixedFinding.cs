using AslSharp.CodeFixes.Fixes;
using AslSharp.Compiler.Diagnostics;

namespace AslSharp.Cli.Checking;

/// <summary>A finding that was mended.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Edit">What mended it.</param>
internal sealed record FixedFinding(DiagnosticInfo Finding, FixEdit Edit)
{
    /// <summary><c>path(line,column): fixed id: what was done</c>, with lines and columns from one.</summary>
    public override string ToString()
    {
        var start = Finding.Location.Lines.Start;
        return $"{Finding.Location.Path}({start.Line + 1},{start.Character + 1}): fixed {Finding.Id}: {Edit.Title}";
    }
}
