using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary><c>condition ? then : else</c>.</summary>
/// <param name="Condition">Cast to boolean, undefined being false.</param>
/// <param name="Then">The value if it is true.</param>
/// <param name="Else">The value if it is false; null for undefined.</param>
public sealed record JsonataConditionSyntax(TextSpan Span, JsonataSyntax Condition, JsonataSyntax Then, JsonataSyntax? Else) : JsonataSyntax(Span);
