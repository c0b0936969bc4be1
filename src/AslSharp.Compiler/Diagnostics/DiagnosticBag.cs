using System.Collections.Immutable;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Diagnostics;

/// <summary>Gathers the findings about one file. Rooms that report the same thing from several places add a <c>Report…</c> extension of their own.</summary>
/// <param name="file">The file that all spans refer to.</param>
public sealed class DiagnosticBag(AslFile file)
{
    private readonly ImmutableArray<DiagnosticInfo>.Builder _diagnostics = ImmutableArray.CreateBuilder<DiagnosticInfo>();

    /// <summary>The file that all spans refer to.</summary>
    public AslFile File { get; } = file;

    /// <summary>The number of findings so far.</summary>
    public int Count => _diagnostics.Count;

    /// <summary>Whether any finding is an error.</summary>
    public bool HasErrors => _diagnostics.Any(static diagnostic => diagnostic.IsError);

    /// <summary>Adds a finding without related places.</summary>
    /// <param name="descriptor">The rule.</param>
    /// <param name="span">Where in the file.</param>
    /// <param name="arguments">What fills the places of the rule's message.</param>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments) =>
        Add(descriptor, span, [], null, arguments);

    /// <summary>Adds a finding that says what would mend it.</summary>
    /// <param name="descriptor">The rule.</param>
    /// <param name="span">Where in the file.</param>
    /// <param name="suggestion">What <see cref="DiagnosticInfo.Suggestion"/> shall be.</param>
    /// <param name="arguments">What fills the places of the rule's message.</param>
    public void ReportWithSuggestion(DiagnosticDescriptor descriptor, TextSpan span, string? suggestion, params string[] arguments) =>
        Add(descriptor, span, [], suggestion, arguments);

    /// <summary>Adds a finding with one related place in the same file.</summary>
    /// <param name="descriptor">The rule.</param>
    /// <param name="span">Where in the file.</param>
    /// <param name="related">The other place that helps to understand.</param>
    /// <param name="arguments">What fills the places of the rule's message.</param>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, TextSpan related, params string[] arguments) =>
        Add(descriptor, span, [File.Locate(related)], null, arguments);

    /// <summary>Adds findings made elsewhere, such as those of an earlier room.</summary>
    /// <param name="diagnostics">The findings.</param>
    public void AddRange(ImmutableArray<DiagnosticInfo> diagnostics) => _diagnostics.AddRange(diagnostics);

    /// <summary>The findings so far, in the order in which they were reported.</summary>
    public ImmutableArray<DiagnosticInfo> ToImmutable() => _diagnostics.ToImmutable();

    /// <summary>The findings that were added when there were already some.</summary>
    /// <param name="count">How many there were.</param>
    internal ImmutableArray<DiagnosticInfo> Since(int count) => _diagnostics.Count == count ? [] : [.. _diagnostics.Skip(count)];

    private void Add(DiagnosticDescriptor descriptor, TextSpan span, EquatableArray<LocationInfo> related, string? suggestion, string[] arguments) =>
        _diagnostics.Add(new DiagnosticInfo(descriptor, File.Locate(span), arguments.ToEquatableArray(), related) { Suggestion = suggestion });
}
