using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AslSharp.Cli.Reports;

/// <summary>What a check found in all its files.</summary>
/// <param name="Definitions">How many definitions were checked.</param>
/// <param name="Diagnostics">The findings, file by file.</param>
internal sealed record CheckReport(int Definitions, IReadOnlyList<DiagnosticInfo> Diagnostics)
{
    internal int Errors => Count(DiagnosticSeverity.Error);

    internal int Warnings => Count(DiagnosticSeverity.Warning);

    /// <summary>Writes the findings as MSBuild does, and the counts at the end.</summary>
    internal void WriteText(TextWriter output)
    {
        foreach (var diagnostic in Diagnostics) output.WriteLine(diagnostic);
        if (Diagnostics.Count > 0) output.WriteLine($"`aslsharp explain {Diagnostics[0].Id}` says more about a rule.");
        output.WriteLine($"{Counted(Definitions, "definition")} checked: {Counted(Errors, "error")}, {Counted(Warnings, "warning")}");
    }

    /// <summary>Writes one object for programs; lines and columns are counted from one, and the end is behind the last character.</summary>
    internal void WriteJson(TextWriter output) => output.WriteLine(AslValue.Object(
        new AslProperty("definitions", Definitions),
        new AslProperty("errors", Errors),
        new AslProperty("warnings", Warnings),
        new AslProperty("diagnostics", AslValue.Array([.. Diagnostics.Select(ToJson)]))).ToJson());

    private static AslValue ToJson(DiagnosticInfo diagnostic) => Place(diagnostic.Location)
        .With("severity", diagnostic.Descriptor.DefaultSeverity.ToString().ToLowerInvariant())
        .With("id", diagnostic.Id)
        .With("message", diagnostic.Message)
        .With("related", AslValue.Array([.. diagnostic.Related.Select(Place)]));

    private static AslValue Place(Compiler.Text.LocationInfo location) => AslValue.Object(
        new AslProperty("file", location.Path),
        new AslProperty("line", location.Lines.Start.Line + 1),
        new AslProperty("column", location.Lines.Start.Character + 1),
        new AslProperty("endLine", location.Lines.End.Line + 1),
        new AslProperty("endColumn", location.Lines.End.Character + 1));

    private int Count(DiagnosticSeverity severity) => Diagnostics.Count(diagnostic => diagnostic.Descriptor.DefaultSeverity == severity);

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
