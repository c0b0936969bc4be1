using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>A name that an expression reads and does not bind itself.</summary>
/// <param name="Name">The variable without its dollar sign, or the member of <c>$states</c>.</param>
/// <param name="Span">The characters of the name, offsets in the text of the expression; of a variable with its dollar sign.</param>
/// <param name="IsTest">Whether the read only asks whether there is a value: <c>$exists($name)</c>, <c>$exists($name.member)</c>.</param>
public sealed record JsonataReference(string Name, TextSpan Span, bool IsTest)
{
    /// <summary>Whether it is called, <c>$name(…)</c>.</summary>
    public bool IsCall { get; init; }
}
