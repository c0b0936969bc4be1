using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>A regular expression literal; its value is a matcher function.</summary>
/// <param name="Pattern">The text between the slashes, in the syntax of JavaScript.</param>
/// <param name="IgnoreCase">Whether the flag <c>i</c> is there.</param>
/// <param name="Multiline">Whether the flag <c>m</c> is there: <c>^</c> and <c>$</c> match at line breaks.</param>
/// <param name="NetPattern">The same in the syntax of .NET, for use with the option culture-invariant alone; what the flags mean is written into it.</param>
public sealed record JsonataRegexSyntax(TextSpan Span, string Pattern, bool IgnoreCase, bool Multiline, string NetPattern) : JsonataSyntax(Span);
