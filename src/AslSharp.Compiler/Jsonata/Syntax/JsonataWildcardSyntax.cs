using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// <c>*</c>: the values of all members of an object (and the items of an array, as members of it), arrays among them flattened, in
/// one sequence. Where the context is the wrapper of a top-level input array, it works on what the wrapper holds.
/// </summary>
public sealed record JsonataWildcardSyntax(TextSpan Span) : JsonataSyntax(Span);
