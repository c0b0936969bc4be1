using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Binding;

// Task states (reference 8.2, 11).
public sealed partial class Binder
{
    private BoundTaskState BindTask(ScopeContext context, StateSymbol symbol, TaskStateSyntax state) => new(
        symbol,
        BindData(context, state.Data),
        ResourceReader.Read(state.ResourceText),
        Bind(context, state.TimeoutSeconds),
        Bind(context, state.HeartbeatSeconds),
        Bind(context, state.Credentials),
        BindHandlers(context, state, state.Handlers),
        BindNext(context, state));
}
