namespace AslSharp.Compiler.Syntax;

/// <summary>A Succeed state (ASL: Succeed State).</summary>
public sealed class SucceedStateSyntax(StateHeader header) : StateSyntax(header)
{
    /// <summary>How data pass through.</summary>
    public required DataFieldsSyntax Data { get; init; }
}
