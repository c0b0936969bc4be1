using System.Collections.Immutable;

namespace AslSharp.Compiler.Syntax;

/// <summary>A Parallel state (ASL: Parallel State).</summary>
public sealed class ParallelStateSyntax(StateHeader header) : StateSyntax(header)
{
    /// <summary>How data pass through.</summary>
    public required DataFieldsSyntax Data { get; init; }

    /// <summary>Retriers and catchers.</summary>
    public required HandlersSyntax Handlers { get; init; }

    /// <summary>The branches in order.</summary>
    public required ImmutableArray<ScopeSyntax> Branches { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<ScopeSyntax> InnerScopes => Branches;
}
