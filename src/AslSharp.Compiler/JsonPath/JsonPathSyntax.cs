using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>A JSONPath in the syntax that Step Functions takes, which is that of the Java library Jayway JsonPath.</summary>
/// <remarks>All spans are offsets in the string that was parsed (escapes of JSON resolved), not in the file.</remarks>
public sealed class JsonPathSyntax
{
    internal JsonPathSyntax(
        string text, TextSpan span, PathRootKind root, string? variable, ImmutableArray<PathSegmentSyntax> segments)
    {
        Text = text;
        Span = span;
        Root = root;
        Variable = variable;
        Segments = segments;
        IsDefinite = true;
        foreach (var segment in segments)
            IsDefinite &= segment.IsDefinite;
        HasPlaceholder = text.IndexOf("${", StringComparison.Ordinal) >= 0;
    }

    /// <summary>The path as it is written, without blanks around it.</summary>
    public string Text { get; }

    /// <summary>The characters of the path.</summary>
    public TextSpan Span { get; }

    /// <summary>What the path starts from.</summary>
    public PathRootKind Root { get; }

    /// <summary>The variable's name, without <c>$</c>, where <see cref="Root"/> is <see cref="PathRootKind.Variable"/>.</summary>
    public string? Variable { get; }

    /// <summary>The steps, in order; none for the root alone.</summary>
    public ImmutableArray<PathSegmentSyntax> Segments { get; }

    /// <summary>
    /// Whether the path names one value (names and single indexes only). Then a missing value is an error; otherwise the
    /// answer is an array of the matches, or what the function at the end gives.
    /// </summary>
    public bool IsDefinite { get; }

    /// <summary>Whether a function stands at the end, such as <c>length()</c>.</summary>
    public bool EndsInFunction => Segments.Length > 0 && Segments[Segments.Length - 1] is FunctionSegmentSyntax;

    /// <summary>Whether a <c>${Name}</c> placeholder stands in the path, so that its true text is known at deployment only.</summary>
    public bool HasPlaceholder { get; }

    /// <summary>Whether this is a Reference Path: only single names and indexes from zero, without <c>@ , : ? *</c> in bare names.</summary>
    /// <param name="offending">The first step that a Reference Path may not have; null if there is none.</param>
    public bool IsReferencePath(out PathSegmentSyntax? offending)
    {
        offending = null;
        foreach (var segment in Segments)
        {
            if (segment.IsReference)
                continue;
            offending = segment;
            return false;
        }

        return true;
    }
}
