using System.Collections.Immutable;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Binding;

// Retriers and catchers with their defaults (reference 9.3, 9.4).
public sealed partial class Binder
{
    private BoundHandlers BindHandlers(ScopeContext context, StateSyntax state, HandlersSyntax handlers)
    {
        // A Catch that could not be read may hold the only way to a state.
        context.IsWhole &= !state.Fields.IsPresent("Catch") || (state.Fields.Array("Catch") is { } array && array.Items.Length == handlers.Catchers.Length);
        var catchers = ImmutableArray.CreateBuilder<BoundCatcher>(handlers.Catchers.Length);
        foreach (var catcher in handlers.Catchers)
        {
            catchers.Add(new BoundCatcher(
                Names(catcher.ErrorEquals),
                Bind(context, catcher.ResultPath),
                Bind(context, catcher.Output),
                BindAssign(context, catcher.Assign),
                BindTransition(context, "Next", catcher.Next)));
        }

        return new BoundHandlers([.. handlers.Retriers.Select(BindRetrier)], catchers.ToImmutable());
    }

    private static BoundRetrier BindRetrier(RetrierSyntax retrier) => new(
        Names(retrier.ErrorEquals),
        retrier.Fields.Integer("IntervalSeconds") ?? 1,
        retrier.Fields.Integer("MaxAttempts") ?? 3,
        retrier.Fields.Number("BackoffRate") ?? 2,
        retrier.Fields.Integer("MaxDelaySeconds"),
        retrier.Fields.Text("JitterStrategy")?.Value == "FULL");

    private static ImmutableArray<string> Names(ImmutableArray<JsonStringSyntax> names) => [.. names.Select(static name => name.Value)];
}
