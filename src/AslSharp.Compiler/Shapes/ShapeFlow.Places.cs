using AslSharp.Compiler.Binding;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Shapes;

// What can be asked of one place, once everything is settled.
internal sealed partial class ShapeFlow
{
    private Dictionary<StateSymbol, StatePlace>? _byState;

    /// <summary>The data at one state; null where the definition has no such state.</summary>
    public StateShapes? Find(StateSymbol state) => FindPlace(state) is { } place ? ShapesOf(place) : null;

    /// <summary>What an expression in a field of a state can read; null where the definition has no such state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="field">The field of the state.</param>
    /// <param name="inner">The field of the rule, catcher or part inside; the same where there is none.</param>
    public Surroundings? Around(StateSymbol state, string field, string inner)
    {
        if (FindPlace(state) is not { } place)
            return null;
        var around = AroundOf(place);

        // No data reach the state yet: somebody is typing on the way to it.
        around = around with { Data = OrAny(around.Data), Input = OrAny(around.Input) };
        var data = DataOf(state.Syntax);
        var effective = data is null ? around.Data : OrAny(EffectiveInput(data, around));
        var result = OrAny(place.Result);
        return (field, inner) switch
        {
            ("Catch", not "ResultPath") => around with { Data = ContextShapes.ErrorOutput, ErrorOutput = ContextShapes.ErrorOutput },
            ("ResultSelector" or "Assign" or "Output", _) when state.Syntax is TaskStateSyntax or ParallelStateSyntax or MapStateSyntax =>
                around with { Data = result, Result = result },
            ("Assign", _) => around with { Data = result },
            ("OutputPath", _) when data is not null => around with { Data = Written(data, result, around) },
            ("InputPath" or "ResultPath" or "Catch", _) => around,
            ("ItemSelector", _) when place.State is BoundMapState map && state.Syntax is MapStateSyntax syntax =>
                WithItem(around with { Data = effective }, map, syntax),
            _ => around with { Data = effective },
        };
    }

    private Surroundings WithItem(Surroundings around, BoundMapState state, MapStateSyntax syntax) =>
        around with { Context = ContextShapes.Of(around.Context.Member("Execution").Member("Input"), OrAny(ItemOf(state, syntax, around))) };

    private Shape Written(DataFieldsSyntax data, Shape result, Surroundings around)
    {
        var selected = data.ResultSelector is null ? result : _expressions.Evaluate(data.ResultSelector, around with { Data = result });
        return data.ResultPath is PathExpressionSyntax { Path: { Segments: [NameSegmentSyntax, ..] } } && !around.Input.May(ShapeKinds.Object)
            ? Shape.AnyObject
            : Write(data.ResultPath, selected, around);
    }

    private StatePlace? FindPlace(StateSymbol state)
    {
        _byState ??= _places.ToDictionary(static place => place.State.Symbol);
        return _byState.TryGetValue(state, out var place) ? place : null;
    }

    private static DataFieldsSyntax? DataOf(StateSyntax state) => state switch
    {
        PassStateSyntax pass => pass.Data,
        TaskStateSyntax task => task.Data,
        WaitStateSyntax wait => wait.Data,
        ChoiceStateSyntax choice => choice.Data,
        SucceedStateSyntax succeed => succeed.Data,
        ParallelStateSyntax parallel => parallel.Data,
        MapStateSyntax map => map.Data,
        _ => null,
    };

    private static Shape OrAny(Shape shape) => shape.Without(ShapeKinds.Missing) is { IsNever: false } known ? known : Shape.Any;
}
