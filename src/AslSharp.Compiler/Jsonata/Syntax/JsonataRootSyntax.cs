using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>The input document <c>$$</c>, reference dialect only (a diagnostic in Step Functions).</summary>
public sealed record JsonataRootSyntax(TextSpan Span) : JsonataSyntax(Span)
{
    /// <inheritdoc/>
    public override bool IsVariable => true;
}
