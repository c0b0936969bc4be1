using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>A parameter of a lambda.</summary>
/// <param name="Span">The characters, dollar sign included.</param>
/// <param name="Name">The name without the dollar sign; may be empty (<c>$</c>), which nothing can read.</param>
public sealed record JsonataParameterSyntax(TextSpan Span, string Name);
