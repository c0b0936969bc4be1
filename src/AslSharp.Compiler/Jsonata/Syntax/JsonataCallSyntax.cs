using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// <c>procedure(arguments)</c>. The procedure is evaluated first, then the arguments in order; T1006 if it gives no function, T1005 if
/// it is a plain name which is a built-in or variable with a dollar sign before it. Arguments are values: the context is passed only
/// where the signature of the function asks for it.
/// </summary>
/// <param name="Procedure">What is called; mostly a <see cref="JsonataVariableSyntax"/>.</param>
/// <param name="Arguments">The arguments.</param>
public sealed record JsonataCallSyntax(TextSpan Span, JsonataSyntax Procedure, EquatableArray<JsonataSyntax> Arguments) : JsonataSyntax(Span)
{
    /// <summary>Whether the call is the last thing that a lambda does, so that it need not return to it: the reference makes a thunk of it.</summary>
    public bool IsTailCall { get; init; }
}
