using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

/// <summary>A Task state (ASL: Task State).</summary>
public sealed class TaskStateSyntax(StateHeader header) : StateSyntax(header)
{
    /// <summary>How data pass through.</summary>
    public required DataFieldsSyntax Data { get; init; }

    /// <summary>Retriers and catchers.</summary>
    public required HandlersSyntax Handlers { get; init; }

    /// <summary>A constant, a path or an expression; null when absent.</summary>
    public ExpressionSyntax? TimeoutSeconds { get; init; }

    /// <summary>A constant, a path or an expression; null when absent.</summary>
    public ExpressionSyntax? HeartbeatSeconds { get; init; }

    /// <summary>A template; null when absent.</summary>
    public ExpressionSyntax? Credentials { get; init; }

    /// <summary>The <c>Resource</c> field; null when missing or wrong.</summary>
    public JsonPropertySyntax? Resource => Fields.Find("Resource");

    /// <summary>The text of <c>Resource</c>; CloudFormation objects become placeholders; empty when missing.</summary>
    public string ResourceText => Resource?.Value switch
    {
        JsonStringSyntax text => text.Value,
        JsonObjectSyntax node => CloudFormation.Describe(node) ?? "",
        _ => "",
    };
}
