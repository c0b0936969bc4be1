using System.Collections.Immutable;
using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

/// <summary>A Map state (ASL: Map State).</summary>
public sealed class MapStateSyntax(StateHeader header) : StateSyntax(header)
{
    /// <summary>How data pass through; the legacy <c>Parameters</c> is the item selector instead.</summary>
    public required DataFieldsSyntax Data { get; init; }

    /// <summary>Retriers and catchers.</summary>
    public required HandlersSyntax Handlers { get; init; }

    /// <summary><c>ItemProcessor</c> or the legacy <c>Iterator</c>; null when missing or wrong.</summary>
    public ScopeSyntax? Processor { get; init; }

    /// <summary>The fields of <c>ProcessorConfig</c>; null when absent.</summary>
    public FieldSet? ProcessorConfig { get; init; }

    /// <summary>A path; null when absent.</summary>
    public ExpressionSyntax? ItemsPath { get; init; }

    /// <summary>An array, an object or an expression; null when absent. Of JSONata states.</summary>
    public ExpressionSyntax? Items { get; init; }

    /// <summary>A template; null when absent.</summary>
    public ExpressionSyntax? ItemSelector { get; init; }

    /// <summary><c>ItemReader</c>; null when absent.</summary>
    public MapPartSyntax? ItemReader { get; init; }

    /// <summary><c>ItemBatcher</c>; null when absent.</summary>
    public MapPartSyntax? ItemBatcher { get; init; }

    /// <summary><c>ResultWriter</c>; null when absent.</summary>
    public MapPartSyntax? ResultWriter { get; init; }

    /// <summary>A constant, a path or an expression; null when absent.</summary>
    public ExpressionSyntax? MaxConcurrency { get; init; }

    /// <summary>A constant, a path or an expression; null when absent.</summary>
    public ExpressionSyntax? ToleratedFailureCount { get; init; }

    /// <summary>A constant, a path or an expression; null when absent.</summary>
    public ExpressionSyntax? ToleratedFailurePercentage { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<ScopeSyntax> InnerScopes => Processor is null ? [] : [Processor];

    /// <summary>The <c>Mode</c> field when it says DISTRIBUTED.</summary>
    public JsonPropertySyntax? DistributedMode =>
        ProcessorConfig?.Find("Mode") is { Value: JsonStringSyntax { Value: "DISTRIBUTED" } } mode ? mode : null;

    /// <summary>Whether an inline Map has what only a distributed one can do; then it fails when it runs.</summary>
    public bool FailsInline => DistributedMode is null && (ItemReader ?? ItemBatcher ?? ResultWriter) is not null;
}
