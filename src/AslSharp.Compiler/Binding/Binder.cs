using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Binding;

/// <summary>
/// Resolves names: transitions to states, paths to variables, resources to services; fills in defaults. It says which names mean nothing;
/// what else may be wrong is asked in <c>Checks</c>.
/// </summary>
public sealed partial class Binder
{
    private readonly DiagnosticBag _diagnostics;
    private readonly CancellationToken _cancellationToken;
    private int _suggestions;

    private Binder(DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        _diagnostics = diagnostics;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Binds a definition.</summary>
    /// <param name="syntax">The definition.</param>
    /// <param name="diagnostics">Takes what is wrong with the names.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static BoundStateMachine Bind(StateMachineSyntax syntax, DiagnosticBag diagnostics, CancellationToken cancellationToken = default)
    {
        var binder = new Binder(diagnostics, cancellationToken);
        binder.Declare(syntax.Scope, owner: null, seesOuterVariables: true);
        return new BoundStateMachine(syntax, binder.BindScope(syntax.Scope));
    }

    private BoundScope BindScope(ScopeSyntax syntax)
    {
        var context = new ScopeContext(_scopes[syntax], syntax.IsWhole);
        var start = BindTransition(context, "StartAt", syntax.StartAt);
        var states = ImmutableArray.CreateBuilder<BoundState>(syntax.States.Length);
        foreach (var state in context.Symbol.States)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            context.State = state;
            states.Add(BindState(context, state));
        }

        return new BoundScope(context.Symbol, start, states.ToImmutable(), context.Reads.ToImmutable(), context.Expressions.ToImmutable(), context.IsWhole);
    }

    private BoundState BindState(ScopeContext context, StateSymbol symbol) => symbol.Syntax switch
    {
        PassStateSyntax state => new BoundPassState(symbol, BindData(context, state.Data), state.Result, BindNext(context, state)),
        TaskStateSyntax state => BindTask(context, symbol, state),
        WaitStateSyntax state => new BoundWaitState(
            symbol, BindData(context, state.Data), state.IsTimestamp, Bind(context, state.Duration), BindNext(context, state)),
        ChoiceStateSyntax state => BindChoice(context, symbol, state),
        SucceedStateSyntax state => new BoundSucceedState(symbol, BindData(context, state.Data)),
        FailStateSyntax state => new BoundFailState(symbol, Bind(context, state.Error), Bind(context, state.Cause)),
        ParallelStateSyntax state => new BoundParallelState(
            symbol,
            BindData(context, state.Data),
            [.. state.Branches.Select(BindScope)],
            BindHandlers(context, state, state.Handlers),
            BindNext(context, state)),
        MapStateSyntax state => BindMap(context, symbol, state),
        UnknownStateSyntax => new BoundUnknownState(symbol),
        _ => throw new InvalidOperationException($"No binding for {symbol.Syntax.GetType().Name}."),
    };

    private StateSymbol? BindNext(ScopeContext context, StateSyntax state)
    {
        if (state.Next is not null)
            return BindTransition(context, "Next", state.Next);
        context.IsWhole &= state.IsEnd;
        return null;
    }

    private StateSymbol? BindTransition(ScopeContext context, string field, JsonStringSyntax? name)
    {
        if (name is not null && context.Symbol.FindState(name.Value) is { } target)
            return target;
        context.IsWhole = false;
        if (name is not null)
            ReportTransition(context, field, name);
        return null;
    }

    private void ReportTransition(ScopeContext context, string field, JsonStringSyntax name)
    {
        // Without a States object there is nothing to name, and that is reported already.
        if (context.Symbol.States.IsEmpty)
            return;

        // Only the deployment knows which state this is, or what the states are called.
        if ((Placeholder.IsIn(name.Value) ? name : context.Symbol.Syntax.Unknown) is { } unknown)
        {
            _diagnostics.Report(DiagnosticDescriptors.PlaceholderUnfilled, unknown.Span, JsonLexer.Shorten(unknown.Value));
            return;
        }

        if (_stateNames.TryGetValue(name.Value, out var elsewhere))
        {
            _diagnostics.Report(DiagnosticDescriptors.TransitionLeavesScope, name.Span, elsewhere.Syntax.NameSpan, field, name.Value);
            return;
        }

        var meant = Suggest(name.Value, context.Symbol.States.Select(static state => state.Name));
        var advice = meant is null ? "write the name of a state beside it" : $"did you mean '{meant}'?";
        _diagnostics.ReportWithSuggestion(DiagnosticDescriptors.TransitionTargetNotFound, name.Span, meant, field, name.Value, advice);
    }

    private string? Suggest(string name, IEnumerable<string> candidates) =>
        _suggestions++ < NameSuggestion.Most ? NameSuggestion.Find(name, candidates.Take(NameSuggestion.MostCandidates)) : null;

    // What is gathered while the states of one scope are bound.
    private sealed class ScopeContext(ScopeSymbol symbol, bool isWhole)
    {
        public ScopeSymbol Symbol { get; } = symbol;

        public ImmutableArray<VariableRead>.Builder Reads { get; } = ImmutableArray.CreateBuilder<VariableRead>();

        public ImmutableArray<JsonataExpressionSyntax>.Builder Expressions { get; } = ImmutableArray.CreateBuilder<JsonataExpressionSyntax>();

        public bool IsWhole { get; set; } = isWhole;

        // The state that is being bound.
        public StateSymbol State { get; set; } = null!;
    }
}
