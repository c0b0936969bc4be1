using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary><c>#$name</c> behind a predicate: binds the variable of each tuple in the stream to the tuple's position.</summary>
/// <param name="Name">The variable without the dollar sign.</param>
public sealed record JsonataIndexStageSyntax(TextSpan Span, string Name) : JsonataStageSyntax(Span);
