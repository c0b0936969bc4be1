using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary><c>**</c>: the context and everything below it, depth first, arrays opened and not themselves in the answer; one item comes out bare.</summary>
public sealed record JsonataDescendantsSyntax(TextSpan Span) : JsonataSyntax(Span);
