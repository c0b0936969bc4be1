using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// A field name; only ever the expression of a step. Looks the name up in the context: of an object its member; of an array the
/// members of all items (nested arrays too) in one sequence; otherwise undefined.
/// </summary>
/// <param name="Name">The name, quotes removed; may be empty.</param>
public sealed record JsonataNameSyntax(TextSpan Span, string Name) : JsonataSyntax(Span);
