using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

/// <summary>The place of a value that could not be read, or that only the deployment knows. It has been reported, so later rooms stay silent about
/// it.</summary>
public sealed class JsonMissingSyntax : JsonValueSyntax
{
    internal JsonMissingSyntax(TextSpan span)
        : base(JsonSyntaxKind.Missing, span)
    {
    }
}
