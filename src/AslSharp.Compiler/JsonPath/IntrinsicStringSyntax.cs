using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>A string in single quotation marks.</summary>
public sealed class IntrinsicStringSyntax : IntrinsicArgumentSyntax
{
    internal IntrinsicStringSyntax(TextSpan span, ImmutableArray<string> formatParts)
        : base(span) => FormatParts = formatParts;

    /// <summary>The text, escapes resolved.</summary>
    public string Value => string.Join("{}", FormatParts);

    /// <summary>The text around each <c>{}</c> that is not escaped: one part more than there are places to fill.</summary>
    public ImmutableArray<string> FormatParts { get; }

    /// <inheritdoc/>
    public override IntrinsicValueKind ValueKind => IntrinsicValueKind.String;
}
