using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>The context <c>$</c>: the item at hand. Where the context is the wrapper of a top-level input array (reference dialect), it is what the wrapper
/// holds.</summary>
public sealed record JsonataContextSyntax(TextSpan Span) : JsonataSyntax(Span)
{
    /// <inheritdoc/>
    public override bool IsVariable => true;
}
