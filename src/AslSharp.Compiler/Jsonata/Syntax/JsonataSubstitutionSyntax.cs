using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// Text with a <c>${Name}</c> placeholder in it, Step Functions dialect only: it is replaced at deployment, so nothing is known of it but that it is
/// legal; as an operand, a step of a path, or what is called. Compiled as an expression that fails when it is reached.
/// </summary>
/// <param name="Text">The text as written.</param>
public sealed record JsonataSubstitutionSyntax(TextSpan Span, string Text) : JsonataSyntax(Span);
