using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

/// <summary>A Pass state (ASL: Pass State).</summary>
public sealed class PassStateSyntax(StateHeader header) : StateSyntax(header)
{
    /// <summary>How data pass through.</summary>
    public required DataFieldsSyntax Data { get; init; }

    /// <summary>The static <c>Result</c>, or null.</summary>
    public JsonValueSyntax? Result => Fields.Find("Result")?.Value;
}
