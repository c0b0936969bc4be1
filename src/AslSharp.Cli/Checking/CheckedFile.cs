using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;
using AslSharp.Documents;

namespace AslSharp.Cli.Checking;

/// <summary>What the check of a file found.</summary>
/// <param name="Definitions">How many definitions the file holds; null where it is neither one nor a template.</param>
/// <param name="Diagnostics">The findings, in the order of the file.</param>
/// <param name="Document">The file as it was read.</param>
internal sealed record CheckedFile(int? Definitions, IReadOnlyList<DiagnosticInfo> Diagnostics, AslDocument Document)
{
    /// <summary>The findings about the definitions themselves: that a placeholder is to be filled in before they run is none.</summary>
    internal IEnumerable<DiagnosticInfo> Findings => Diagnostics.Where(static diagnostic => !diagnostic.IsUnfilled);

    /// <summary>Checks a file.</summary>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal static CheckedFile Of(CheckInput input, CancellationToken cancellationToken)
    {
        var document = AslDocument.Read(AslFile.Create(input.Path, input.Text), cancellationToken);
        // What could not be read is taken for a definition.
        int? count = document.Problem is not null ? 1 : document.Kind == AslDocumentKind.Other ? null : document.Definitions.Length;
        var missing = document.References
            .Where(reference => !File.Exists(CheckInputs.FileOf(reference, input.Path)))
            .Select(static reference => reference.Missing);
        return new CheckedFile(count, [.. document.Check(cancellationToken), .. missing], document);
    }
}
