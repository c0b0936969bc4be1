using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>A variable <c>$name</c>: a name bound in the expression, else a machine variable or <c>states</c>, else a built-in function, else
/// undefined.</summary>
/// <param name="Name">The name without the dollar sign; never empty and never <c>$</c>.</param>
public sealed record JsonataVariableSyntax(TextSpan Span, string Name) : JsonataSyntax(Span)
{
    /// <inheritdoc/>
    public override bool IsVariable => true;
}
