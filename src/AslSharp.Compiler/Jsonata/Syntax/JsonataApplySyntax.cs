using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// <c>left ~&gt; right</c>. If the right side is a <see cref="JsonataCallSyntax"/>, it is called with the left value before its own arguments (the left
/// side is evaluated first, then the procedure, then its arguments), and its own <see cref="JsonataSyntax.Predicates"/>,
/// <see cref="JsonataSyntax.Group"/> and <see cref="JsonataSyntax.KeepArray"/> are not looked at (though <c>[]</c> behind either side is behind the whole
/// too). Otherwise both sides are evaluated, left first; T2006 if the
/// right one is no function; if the left one is a function, the result is a function that calls left and then right; else right is
/// called with the left value.
/// </summary>
/// <param name="Left">The value, or the function to go first.</param>
/// <param name="Right">The function.</param>
public sealed record JsonataApplySyntax(TextSpan Span, JsonataSyntax Left, JsonataSyntax Right) : JsonataSyntax(Span);
