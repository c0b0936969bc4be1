using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

// Text is the operator, the name, the variable without its dollar sign, the string with escapes resolved, the digits or the pattern.
internal readonly record struct JsonataToken(JsonataTokenKind Kind, string Text, TextSpan Span)
{
    public double Number { get; init; }

    public string Flags { get; init; } = "";

    public bool Is(string symbol) => Kind == JsonataTokenKind.Operator && Text == symbol;
}
