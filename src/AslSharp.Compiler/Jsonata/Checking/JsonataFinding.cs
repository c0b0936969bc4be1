using System.Globalization;
using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>What a check found in an expression that parses.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Span">The characters at fault, offsets in the text of the expression.</param>
/// <param name="Arguments">What fills the places of the rule's message.</param>
public sealed record JsonataFinding(DiagnosticDescriptor Descriptor, TextSpan Span, EquatableArray<string> Arguments)
{
    /// <summary>What would mend it, as <see cref="Diagnostics.DiagnosticInfo.Suggestion"/>; null where nothing is known.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The message in English.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), [.. Arguments]);
}
