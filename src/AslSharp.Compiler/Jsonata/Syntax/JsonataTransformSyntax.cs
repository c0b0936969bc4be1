using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// <c>|pattern|update, delete|</c>: a function of one object or array (signature <c>&lt;(oa):o&gt;</c>; undefined gives undefined). It makes a deep
/// copy, evaluates the pattern on the copy, and for each match evaluates, with the match as context, the update (undefined or an object,
/// T2011 otherwise, whose members are written into the match) and the delete (undefined, a string or an array of strings, T2012
/// otherwise, which are removed from it). The result is the copy.
/// </summary>
/// <param name="Pattern">Finds the parts of the copy to change, by identity.</param>
/// <param name="Update">What is written.</param>
/// <param name="Delete">What is removed; null if nothing.</param>
public sealed record JsonataTransformSyntax(TextSpan Span, JsonataSyntax Pattern, JsonataSyntax Update, JsonataSyntax? Delete) : JsonataSyntax(Span);
