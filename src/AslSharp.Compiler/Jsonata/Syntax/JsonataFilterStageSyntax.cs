using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// A predicate or index <c>[…]</c>. A <see cref="JsonataNumberSyntax"/> takes the item at that index, an array item being the result itself.
/// Otherwise the expression is evaluated for each item (as context; a tuple's names as variables): a number, or an array of numbers
/// only, keeps the item once for each of them that is its index; any other value keeps it if it is true when cast to boolean.
/// </summary>
/// <param name="Predicate">The expression.</param>
public sealed record JsonataFilterStageSyntax(TextSpan Span, JsonataSyntax Predicate) : JsonataStageSyntax(Span);
