using System.Globalization;
using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>A fault in a path or an intrinsic function call, placed in the string that was parsed.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Span">The characters at fault, offsets in the string (escapes of JSON resolved).</param>
/// <param name="Arguments">What fills the places of the rule's message.</param>
public sealed record PathError(DiagnosticDescriptor Descriptor, TextSpan Span, EquatableArray<string> Arguments)
{
    /// <summary>What would mend it, as <see cref="Diagnostics.DiagnosticInfo.Suggestion"/>; null where nothing is known.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The message in English.</summary>
    public string Message => string.Format(
        CultureInfo.InvariantCulture, Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), [.. Arguments]);
}
