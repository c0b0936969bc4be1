using AslSharp.Compiler.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Binding;

/// <summary>A place where a variable is read.</summary>
/// <param name="Name">The name without the <c>$</c>.</param>
/// <param name="Variable">What it resolves to; null when no state assigns it.</param>
/// <param name="Span">The characters of the path.</param>
public sealed record VariableRead(string Name, VariableSymbol? Variable, TextSpan Span);
