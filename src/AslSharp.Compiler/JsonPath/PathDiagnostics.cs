using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>Brings faults of paths and intrinsic function calls to their places in the file.</summary>
public static class PathDiagnostics
{
    /// <summary>Reports the faults that a parser found in a string.</summary>
    /// <param name="diagnostics">Takes the findings.</param>
    /// <param name="text">The string that was parsed.</param>
    /// <param name="errors">The faults.</param>
    public static void ReportPathErrors(this DiagnosticBag diagnostics, JsonStringSyntax text, EquatableArray<PathError> errors)
    {
        foreach (var error in errors)
            diagnostics.ReportWithSuggestion(error.Descriptor, Locate(text, error.Span), error.Suggestion, error.Arguments.ToArray());
    }

    /// <summary>Reports a path that may find several values in a field that takes a Reference Path.</summary>
    /// <param name="diagnostics">Takes the finding.</param>
    /// <param name="text">The string that was parsed.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="offending">The step that a Reference Path may not have.</param>
    public static void ReportPathNotReference(this DiagnosticBag diagnostics, JsonStringSyntax text, string field, PathSegmentSyntax offending) =>
        diagnostics.Report(
            DiagnosticDescriptors.PathNotReference,
            text.MapSpan(offending.Span.Start, offending.Span.Length),
            field,
            text.Value.Substring(offending.Span.Start, offending.Span.Length));

    // A fault at the very end of the string has no characters; then the whole string is shown.
    private static TextSpan Locate(JsonStringSyntax text, TextSpan span) =>
        span.Length == 0 && text.Value.Length == 0 ? text.Span : text.MapSpan(span.Start, span.Length);
}
