namespace AslSharp.Compiler.Syntax;

/// <summary>A Wait state (ASL: Wait State).</summary>
public sealed class WaitStateSyntax(StateHeader header) : StateSyntax(header)
{
    /// <summary>How data pass through.</summary>
    public required DataFieldsSyntax Data { get; init; }

    /// <summary>Whether the state waits for a moment; else it counts seconds.</summary>
    public bool IsTimestamp => Fields.IsPresent("Timestamp") || Fields.IsPresent("TimestampPath");

    /// <summary>A constant, a timestamp, a path or an expression; null when missing or wrong.</summary>
    public ExpressionSyntax? Duration { get; init; }
}
