namespace AslSharp.Compiler.Syntax;

/// <summary>A Fail state (ASL: Fail State).</summary>
public sealed class FailStateSyntax(StateHeader header) : StateSyntax(header)
{
    /// <summary>A constant string, a path, a call or an expression; null when absent.</summary>
    public ExpressionSyntax? Error { get; init; }

    /// <summary>A constant string, a path, a call or an expression; null when absent.</summary>
    public ExpressionSyntax? Cause { get; init; }
}
