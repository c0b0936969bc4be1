using AslSharp.Compiler.Diagnostics;

namespace AslSharp.Cli.Checking;

/// <summary>What the check of a file found.</summary>
/// <param name="Definitions">How many definitions the file holds; null where it is neither one nor a template.</param>
/// <param name="Diagnostics">The findings, in the order of the file.</param>
internal sealed record CheckedFile(int? Definitions, IReadOnlyList<DiagnosticInfo> Diagnostics)
{
    /// <summary>The findings about the definitions themselves: that a placeholder is to be filled in before they run is none.</summary>
    internal IEnumerable<DiagnosticInfo> Findings => Diagnostics.Where(static diagnostic => !diagnostic.IsUnfilled);
}
