using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Shapes;

// Map states (reference 8.8).
internal sealed partial class ShapeFlow
{
    private void VisitMap(StatePlace place, BoundMapState state, MapStateSyntax syntax)
    {
        var around = AroundOf(place);
        var isJsonata = syntax.Data.IsJsonata;
        var data = isJsonata ? place.Input : EffectiveInput(syntax.Data, around);
        var seen = around with { Data = data };
        var either = around with { Data = Shape.Join(place.Input, data) };
        CheckNumber(syntax.MaxConcurrency, "MaxConcurrency", either);
        CheckNumber(syntax.ToleratedFailureCount, "ToleratedFailureCount", either);
        CheckNumber(syntax.ToleratedFailurePercentage, "ToleratedFailurePercentage", either);
        foreach (var part in new[] { syntax.ItemReader, syntax.ResultWriter })
        {
            if ((part?.Find("Parameters") ?? part?.Find("Arguments")) is { } arguments)
                _expressions.Evaluate(arguments, either);
        }

        var item = ItemOf(state, syntax, seen);
        if (syntax.ItemSelector is { } selector && !item.IsNever)
            item = _expressions.Evaluate(selector, seen with { Context = ContextShapes.Of(place.Scope.Context.Member("Execution").Member("Input"), item) });
        if (syntax.ItemBatcher is { } batcher && !item.IsNever)
        {
            var members = new List<MemberShape> { new("Items", Shape.ArrayOf(item), IsRequired: true) };
            if (batcher.Find("BatchInput") is { } input)
                members.Add(new MemberShape("BatchInput", _expressions.Evaluate(input, seen), IsRequired: true));
            item = Shape.OfMembers(members);
        }

        place.EffectiveInput = item;
        if (place.Inner is [var processor])
        {
            Enter(processor, item);
            Renew(place);
            place.Result = ResultOf(state, syntax, processor.Output);
        }

        GoOn(place, state.Next, syntax.Data, place.Result, around);
        Catch(place, state.Handlers, syntax.Handlers, isJsonata, around);
    }

    // What is iterated. Readers give what is in their files.
    private Shape ItemOf(BoundMapState state, MapStateSyntax syntax, Surroundings around)
    {
        if (syntax.ItemReader is not null)
            return Shape.Any;
        var expression = syntax.ItemsPath ?? syntax.Items;
        var items = expression is null ? around.Data : _expressions.Evaluate(expression, around);
        var isInline = state.Distributed is null;
        if (!items.May(ShapeKinds.Array) && !(items.May(ShapeKinds.Object) && !isInline))
        {
            var span = expression is null ? syntax.NameSpan : SpanOf(expression);
            var field = expression is null ? "The state's input" : syntax.ItemsPath is null ? "Items" : "ItemsPath";
            _findings.ReportValue(DiagnosticDescriptors.ItemsMisfit, span, items, isInline ? "a list" : "a list or an object", field);
            return Shape.Any;
        }

        return items.May(ShapeKinds.Object) && !isInline ? Shape.Any : items.Element;
    }

    private static Shape ResultOf(BoundMapState state, MapStateSyntax syntax, Shape output)
    {
        if (state.Distributed?.Writer is { } writer)
            return writer.Exports ? ContextShapes.ExportedResults : Shape.Any;

        // Where failures are tolerated, nobody says what stands in their places.
        var isTolerant = syntax.ToleratedFailureCount is not null || syntax.ToleratedFailurePercentage is not null;
        return isTolerant ? Shape.AnyArray : Shape.ArrayOf(output);
    }
}
