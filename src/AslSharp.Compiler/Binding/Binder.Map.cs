using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Binding;

// Map states (reference 8.8).
public sealed partial class Binder
{
    private BoundMapState BindMap(ScopeContext context, StateSymbol symbol, MapStateSyntax state)
    {
        if (state.DistributedMode is { } distributed && _diagnostics.File.Type == StateMachineType.Express)
            _diagnostics.Report(DiagnosticDescriptors.NotInExpress, distributed.Value.Span, "a distributed Map", "use Mode INLINE");
        else if (state.DistributedMode is { } mode)
            _diagnostics.Report(DiagnosticDescriptors.DistributedMapNotCompiled, mode.Value.Span);
        // Read by the state, though nothing is made of them yet.
        foreach (var part in state.PartExpressions)
            Bind(context, part);
        return new BoundMapState(
            symbol,
            BindData(context, state.Data),
            Bind(context, state.ItemsPath ?? state.Items),
            Bind(context, state.ItemSelector),
            state.Processor is null ? null : BindScope(state.Processor),
            Bind(context, state.MaxConcurrency),
            Bind(context, state.ToleratedFailureCount),
            Bind(context, state.ToleratedFailurePercentage),
            BindHandlers(context, state, state.Handlers),
            BindNext(context, state));
    }
}
