using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>Something behind a step of a path that works on what the step gives.</summary>
/// <param name="Span">The characters, brackets included.</param>
public abstract record JsonataStageSyntax(TextSpan Span);
