using System.Collections.Immutable;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Symbols;

namespace AslSharp.Compiler.Binding;

/// <summary>A state whose transitions, variables and defaults are resolved.</summary>
/// <param name="Symbol">The state.</param>
public abstract record BoundState(StateSymbol Symbol)
{
    /// <summary>The states that can follow, in document order, with repetitions.</summary>
    public abstract IEnumerable<StateSymbol> Successors { get; }

    /// <summary>Whether the scope can end here.</summary>
    public virtual bool IsTerminal => false;

    /// <summary>The scopes inside.</summary>
    public virtual ImmutableArray<BoundScope> InnerScopes => [];

    private protected static IEnumerable<StateSymbol> Join(StateSymbol? next, BoundHandlers? handlers)
    {
        if (next is not null)
            yield return next;
        if (handlers is null)
            yield break;
        foreach (var catcher in handlers.Catchers)
        {
            if (catcher.Next is not null)
                yield return catcher.Next;
        }
    }
}

/// <summary>A Pass state.</summary>
public sealed record BoundPassState(StateSymbol Symbol, BoundData Data, JsonValueSyntax? Result, StateSymbol? Next) : BoundState(Symbol)
{
    /// <inheritdoc/>
    public override IEnumerable<StateSymbol> Successors => Join(Next, null);

    /// <inheritdoc/>
    public override bool IsTerminal => Symbol.Syntax.IsEnd;
}

/// <summary>A Task state.</summary>
public sealed record BoundTaskState(
    StateSymbol Symbol,
    BoundData Data,
    BoundResource Resource,
    BoundExpression? TimeoutSeconds,
    BoundExpression? HeartbeatSeconds,
    BoundExpression? Credentials,
    BoundHandlers Handlers,
    StateSymbol? Next) : BoundState(Symbol)
{
    /// <inheritdoc/>
    public override IEnumerable<StateSymbol> Successors => Join(Next, Handlers);

    /// <inheritdoc/>
    public override bool IsTerminal => Symbol.Syntax.IsEnd;
}

/// <summary>A Wait state.</summary>
/// <param name="Duration">Seconds or a moment; null after an error.</param>
public sealed record BoundWaitState(StateSymbol Symbol, BoundData Data, bool IsTimestamp, BoundExpression? Duration, StateSymbol? Next)
    : BoundState(Symbol)
{
    /// <inheritdoc/>
    public override IEnumerable<StateSymbol> Successors => Join(Next, null);

    /// <inheritdoc/>
    public override bool IsTerminal => Symbol.Syntax.IsEnd;
}

/// <summary>A Choice state.</summary>
public sealed record BoundChoiceState(StateSymbol Symbol, BoundData Data, ImmutableArray<BoundChoiceRule> Rules, StateSymbol? Default)
    : BoundState(Symbol)
{
    /// <inheritdoc/>
    public override IEnumerable<StateSymbol> Successors =>
        Rules.Select(static rule => rule.Next).Concat([Default]).OfType<StateSymbol>();
}

/// <summary>A Succeed state.</summary>
public sealed record BoundSucceedState(StateSymbol Symbol, BoundData Data) : BoundState(Symbol)
{
    /// <inheritdoc/>
    public override IEnumerable<StateSymbol> Successors => [];

    /// <inheritdoc/>
    public override bool IsTerminal => true;
}

/// <summary>A Fail state.</summary>
public sealed record BoundFailState(StateSymbol Symbol, BoundExpression? Error, BoundExpression? Cause) : BoundState(Symbol)
{
    /// <inheritdoc/>
    public override IEnumerable<StateSymbol> Successors => [];

    /// <inheritdoc/>
    public override bool IsTerminal => true;
}

/// <summary>A Parallel state.</summary>
public sealed record BoundParallelState(StateSymbol Symbol, BoundData Data, ImmutableArray<BoundScope> Branches, BoundHandlers Handlers, StateSymbol? Next)
    : BoundState(Symbol)
{
    /// <inheritdoc/>
    public override IEnumerable<StateSymbol> Successors => Join(Next, Handlers);

    /// <inheritdoc/>
    public override bool IsTerminal => Symbol.Syntax.IsEnd;

    /// <inheritdoc/>
    public override ImmutableArray<BoundScope> InnerScopes => Branches;
}

/// <summary>A Map state.</summary>
/// <param name="Items">The path of <c>ItemsPath</c>, or what <c>Items</c> of a JSONata state gives; null when absent.</param>
/// <param name="Processor">What runs for each item; null after an error.</param>
public sealed record BoundMapState(
    StateSymbol Symbol,
    BoundData Data,
    BoundExpression? Items,
    BoundExpression? ItemSelector,
    BoundScope? Processor,
    BoundExpression? MaxConcurrency,
    BoundExpression? ToleratedFailureCount,
    BoundExpression? ToleratedFailurePercentage,
    BoundHandlers Handlers,
    StateSymbol? Next) : BoundState(Symbol)
{
    /// <summary>What a distributed Map has besides; null for an inline one.</summary>
    public BoundDistributedMap? Distributed { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<StateSymbol> Successors => Join(Next, Handlers);

    /// <inheritdoc/>
    public override bool IsTerminal => Symbol.Syntax.IsEnd;

    /// <inheritdoc/>
    public override ImmutableArray<BoundScope> InnerScopes => Processor is null ? [] : [Processor];
}

/// <summary>A state that could not be read.</summary>
public sealed record BoundUnknownState(StateSymbol Symbol) : BoundState(Symbol)
{
    /// <inheritdoc/>
    public override IEnumerable<StateSymbol> Successors => [];
}
