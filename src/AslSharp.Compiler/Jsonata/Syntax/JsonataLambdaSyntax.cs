using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Signatures;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// <c>function($a, $b)&lt;signature&gt;{ body }</c>. Its body is evaluated with the context of the place where the function stands (not of the
/// call), in a new scope below the scope there, the parameters bound to the arguments (missing ones undefined), after the signature
/// has checked the arguments. Calls in tail position are marked <see cref="JsonataCallSyntax.IsTailCall"/>.
/// </summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="Signature">The signature; null if there is none.</param>
/// <param name="Body">The body.</param>
public sealed record JsonataLambdaSyntax(
    TextSpan Span, EquatableArray<JsonataParameterSyntax> Parameters, JsonataSignature? Signature, JsonataSyntax Body) : JsonataSyntax(Span);
