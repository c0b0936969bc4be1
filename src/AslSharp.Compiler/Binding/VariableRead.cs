using AslSharp.Compiler.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Binding;

/// <summary>A place where a variable is read.</summary>
/// <param name="Name">The name without the <c>$</c>.</param>
/// <param name="Variable">What it resolves to; null when no state assigns it.</param>
/// <param name="Span">The characters of the path.</param>
/// <param name="State">The state that reads it.</param>
/// <param name="IsTest">Whether the read only asks whether there is a value: <c>IsPresent</c>, or <c>$exists</c>.</param>
public sealed record VariableRead(string Name, VariableSymbol? Variable, TextSpan Span, StateSymbol State, bool IsTest)
{
    /// <summary>Whether the read stands in a JSONata expression, where a variable without a value is undefined and not an error by itself.</summary>
    public bool IsJsonata { get; init; }
}
