using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>A fault in the syntax of an expression.</summary>
/// <param name="Code">The code of the reference, <c>S0101</c> to <c>S0500</c>; two of our own where it has none: <c>D0001</c> for nesting beyond
/// <see cref="JsonataParser.MaximumDepth"/>, <c>D0002</c> for a wrong regular expression.</param>
/// <param name="Message">What the reference says, the values filled in.</param>
/// <param name="Span">The characters at fault, offsets in the text of the expression; empty at its end. The reference's own position is the end of the
/// span.</param>
public sealed record JsonataError(string Code, string Message, TextSpan Span);
