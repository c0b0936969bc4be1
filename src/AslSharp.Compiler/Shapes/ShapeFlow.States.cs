using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Shapes;

// How data pass through each type of state (reference 3.1, 3.2).
internal sealed partial class ShapeFlow
{
    private void Visit(StatePlace place)
    {
        switch (place.State)
        {
            case BoundPassState pass:
                VisitPass(place, pass, (PassStateSyntax)pass.Symbol.Syntax);
                break;
            case BoundTaskState task:
                VisitTask(place, task, (TaskStateSyntax)task.Symbol.Syntax);
                break;
            case BoundWaitState wait:
                VisitWait(place, wait, (WaitStateSyntax)wait.Symbol.Syntax);
                break;
            case BoundChoiceState choice:
                VisitChoice(place, choice, (ChoiceStateSyntax)choice.Symbol.Syntax);
                break;
            case BoundSucceedState succeed:
                VisitSucceed(place, (SucceedStateSyntax)succeed.Symbol.Syntax);
                break;
            case BoundFailState fail:
                VisitFail(place, (FailStateSyntax)fail.Symbol.Syntax);
                break;
            case BoundParallelState parallel:
                VisitParallel(place, parallel, (ParallelStateSyntax)parallel.Symbol.Syntax);
                break;
            case BoundMapState map:
                VisitMap(place, map, (MapStateSyntax)map.Symbol.Syntax);
                break;
        }
    }

    private void VisitPass(StatePlace place, BoundPassState state, PassStateSyntax syntax)
    {
        var around = AroundOf(place);
        place.EffectiveInput = Template(syntax.Data.Parameters, EffectiveInput(syntax.Data, around), around);
        place.Result = syntax.Result is null || syntax.Data.IsJsonata ? place.EffectiveInput : LiteralShapes.Of(syntax.Result);
        GoOn(place, state.Next, syntax.Data, place.Result, around);
    }

    private void VisitTask(StatePlace place, BoundTaskState state, TaskStateSyntax syntax)
    {
        var around = AroundOf(place);
        place.EffectiveInput = ArgumentsOf(syntax.Data, around);

        // Whether these paths start from the input or from what is made of it, nobody says for certain.
        var either = around with { Data = Shape.Join(Shape.Join(place.Input, EffectiveInput(syntax.Data, around)), place.EffectiveInput) };
        CheckNumber(syntax.TimeoutSeconds, "TimeoutSeconds", either);
        CheckNumber(syntax.HeartbeatSeconds, "HeartbeatSeconds", either);
        if (syntax.Credentials is not null)
            _expressions.Evaluate(syntax.Credentials, either);
        _tasks.TryGetValue(state.Symbol.Name, out var contract);
        if (_findings.IsActive && contract?.Parameter is { } parameter)
            CheckPayload(place, state, syntax, parameter);
        place.Result = ResultOf(state.Resource, contract);
        GoOn(place, state.Next, syntax.Data, place.Result, around);
        Catch(place, state.Handlers, syntax.Handlers, syntax.Data.IsJsonata, around);
    }

    private static Shape ResultOf(BoundResource resource, TaskShapes? contract)
    {
        // What comes by token is not the method's own result.
        var result = resource.WaitsForToken ? Shape.Any : contract?.Result ?? ServiceShapes.Result(resource);
        return (resource.ResourceType, resource.Action) switch
        {
            ("lambda", "invoke") => ContextShapes.LambdaResult(result),
            ("http", "invoke") when contract?.Result is null => ContextShapes.HttpResult,
            _ => result,
        };
    }

    private void VisitWait(StatePlace place, BoundWaitState state, WaitStateSyntax syntax)
    {
        var around = AroundOf(place);
        place.EffectiveInput = place.Result = EffectiveInput(syntax.Data, around);
        if (syntax.IsTimestamp)
            CheckField(syntax.Duration, ShapeKinds.String, "Timestamp", around with { Data = place.EffectiveInput });
        else
            CheckNumber(syntax.Duration, "Seconds", around with { Data = place.EffectiveInput });
        GoOn(place, state.Next, syntax.Data, place.Result, around);
    }

    private void VisitSucceed(StatePlace place, SucceedStateSyntax syntax)
    {
        var around = AroundOf(place);
        place.EffectiveInput = place.Result = EffectiveInput(syntax.Data, around);
        GoOn(place, null, syntax.Data, place.Result, around);
    }

    private void VisitFail(StatePlace place, FailStateSyntax syntax)
    {
        var around = AroundOf(place);
        place.EffectiveInput = place.Input;
        CheckField(syntax.Error, ShapeKinds.String, "Error", around);
        CheckField(syntax.Cause, ShapeKinds.String, "Cause", around);
    }

    private void VisitParallel(StatePlace place, BoundParallelState state, ParallelStateSyntax syntax)
    {
        var around = AroundOf(place);
        place.EffectiveInput = ArgumentsOf(syntax.Data, around);
        foreach (var inner in place.Inner)
            Enter(inner, place.EffectiveInput);
        Renew(place);
        place.Result = place.Inner.Any(static inner => inner.Output.IsNever) ? Shape.Never : Shape.Tuple([.. place.Inner.Select(static inner => inner.Output)]);
        GoOn(place, state.Next, syntax.Data, place.Result, around);
        Catch(place, state.Handlers, syntax.Handlers, syntax.Data.IsJsonata, around);
    }

    // What an attempt that ends well hands on. In a path state, Assign sees the result as it was; in an expression, both see the same.
    private void GoOn(StatePlace place, Symbols.StateSymbol? next, DataFieldsSyntax data, Shape result, Surroundings around)
    {
        if (result.IsNever)
            return;
        var seen = around with { Data = result, Result = result };
        var variables = Assign(place, data.Assign, seen);
        if (data.IsJsonata)
        {
            place.Output = data.Output is null ? result : _expressions.Evaluate(data.Output, seen);
        }
        else
        {
            var selected = data.ResultSelector is null ? result : _expressions.Evaluate(data.ResultSelector, seen);
            var written = Write(data.ResultPath, selected, around);
            place.Output = data.OutputPath switch
            {
                null => written,
                PathExpressionSyntax path => _expressions.Paths.Evaluate(path, around with { Data = written }),
                _ => Shape.OfMembers([]),
            };
        }

        if (next is not null)
            Go(PlaceOf(place, next), place.Output, variables);
        End(place, place.Output);
    }

    private void Catch(StatePlace place, BoundHandlers handlers, HandlersSyntax syntax, bool isJsonata, Surroundings around)
    {
        var seen = around with { Data = ContextShapes.ErrorOutput, ErrorOutput = ContextShapes.ErrorOutput };
        for (var i = 0; i < handlers.Catchers.Length; i++)
        {
            var catcher = syntax.Catchers[i];
            var variables = Assign(place, catcher.Assign, seen);
            var output = !isJsonata ? Write(catcher.ResultPath, ContextShapes.ErrorOutput, around)
                : catcher.Output is null ? ContextShapes.ErrorOutput : _expressions.Evaluate(catcher.Output, seen);
            if (handlers.Catchers[i].Next is { } next)
                Go(PlaceOf(place, next), output, variables);
        }
    }

    private Shape[] Assign(StatePlace place, AssignmentsSyntax assign, Surroundings around)
    {
        if (assign.Members.IsEmpty)
            return place.Variables;
        Shape[] variables = [.. place.Variables];
        foreach (var member in assign.Members)
        {
            var shape = _expressions.Evaluate(member.Value, around);
            if (place.Scope.Variables.TryGetValue(member.Name, out var index))
                variables[index] = shape;
        }

        return variables;
    }

    private Surroundings AroundOf(StatePlace place) =>
        new(place.Input, place.Input, place.Scope.Context, place.Scope.Scope.Symbol, name => FindVariable(place, name));

    // After InputPath; of an expression's state the input.
    private Shape EffectiveInput(DataFieldsSyntax data, Surroundings around) => data.InputPath switch
    {
        null => around.Input,
        PathExpressionSyntax path => _expressions.Paths.Evaluate(path, around),
        _ => Shape.OfMembers([]),
    };

    private Shape Template(ExpressionSyntax? template, Shape data, Surroundings around) =>
        template is null ? data : _expressions.Evaluate(template, around with { Data = data });

    private Shape ArgumentsOf(DataFieldsSyntax data, Surroundings around) =>
        data.IsJsonata ? Template(data.Arguments, around.Input, around) : Template(data.Parameters, EffectiveInput(data, around), around);

    // Writes a result into the raw input.
    private Shape Write(ExpressionSyntax? resultPath, Shape result, Surroundings around)
    {
        if (resultPath is null)
            return result;
        if (resultPath is not PathExpressionSyntax { Path: var path } written)
            return around.Input;
        if (path.HasPlaceholder)
            return Shape.Any;
        if (path.Segments.IsEmpty)
            return result;
        if (!around.Input.May(ShapeKinds.Object) && path.Segments[0] is NameSegmentSyntax)
        {
            _findings.ReportValue(DiagnosticDescriptors.ResultPathMisfit, written.PathSpan, around.Input, "an object", written.Field);
            return Shape.AnyObject;
        }

        return Write(around.Input, path.Segments, 0, result);
    }

    // Objects on the way are made where they are missing; elements of arrays are not followed.
    private static Shape Write(Shape target, IReadOnlyList<PathSegmentSyntax> segments, int index, Shape result)
    {
        if (index == segments.Count)
            return result;
        if (segments[index] is not NameSegmentSyntax name || index > 20)
            return Shape.Any;
        var inner = target.Member(name.Names[0]);
        if (inner.May(ShapeKinds.Missing))
            inner = Shape.Join(inner.Without(ShapeKinds.Missing), Shape.OfMembers([]));
        return target.WithMember(name.Names[0], Write(inner, segments, index + 1, result));
    }

    private void CheckNumber(ExpressionSyntax? expression, string field, Surroundings around)
    {
        // A path may give the digits in a string.
        var kinds = expression is PathExpressionSyntax ? ShapeKinds.Number | ShapeKinds.String : ShapeKinds.Number;
        CheckField(expression, kinds, field, around);
    }

    private void CheckField(ExpressionSyntax? expression, ShapeKinds kinds, string field, Surroundings around)
    {
        if (expression is null or ConstantExpressionSyntax)
            return;
        var shape = _expressions.Evaluate(expression, around);
        if (!shape.May(kinds))
            _findings.ReportValue(DiagnosticDescriptors.FieldMisfit, SpanOf(expression), shape, ShapeText.Describe(Shape.Any.Only(kinds)), field);
    }

    private static TextSpan SpanOf(ExpressionSyntax expression) => expression is PathExpressionSyntax path ? path.PathSpan : expression.Span;
}
