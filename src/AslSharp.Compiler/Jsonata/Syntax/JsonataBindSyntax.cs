using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary><c>$name := value</c>: binds the name in the innermost block (or lambda body, or the whole expression) from here on; gives the value.</summary>
/// <param name="Name">The name without the dollar sign.</param>
/// <param name="NameSpan">The characters of the name, dollar sign included.</param>
/// <param name="Value">The value; a lambda in it sees the name, as its body runs later.</param>
public sealed record JsonataBindSyntax(TextSpan Span, string Name, TextSpan NameSpan, JsonataSyntax Value) : JsonataSyntax(Span);
