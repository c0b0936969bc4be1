using System.Globalization;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Signatures;

namespace AslSharp.Compiler.Shapes;

// Calls: built-in functions by their signatures, the expression's own by their bodies.
internal sealed partial class JsonataInference
{
    private const int MostCalls = 4;

    private int _calls;

    private static Shape Function => Shape.Anything.Only(ShapeKinds.Function);

    private Shape Apply(JsonataApplySyntax apply, Shape context, Frame frame)
    {
        var left = Evaluate(apply.Left, context, frame);
        if (apply.Right is JsonataCallSyntax call)
            return Call(call, new Argument(apply.Left, left), context, frame);
        Evaluate(apply.Right, context, frame);
        return !left.May(ShapeKinds.Function) && FindLambda(apply.Right, context, frame) is { } local
            ? Lambda(local.Lambda!, [left], local.Context, local.Frame, isCall: true)
            : Shape.Anything;
    }

    private Shape Call(JsonataCallSyntax call, Argument? first, Shape context, Frame frame)
    {
        if (call.Procedure is JsonataVariableSyntax { Predicates.IsEmpty: true } procedure && frame.Find(procedure.Name) is null
            && _around.Scope.FindVariable(procedure.Name) is null && !_around.Scope.SeesUnknownNames && JsonataBuiltIns.Find(procedure.Name) is { } function)
            return CallBuiltIn(function, call, first, context, frame);
        var arguments = call.Arguments.Select(argument => Evaluate(argument, context, frame)).ToList();
        if (first is not null)
            arguments.Insert(0, first.Shape);
        if (FindLambda(call.Procedure, context, frame) is { } local)
            return Lambda(local.Lambda!, arguments, local.Context, local.Frame, isCall: true);
        if (call.Procedure is not JsonataVariableSyntax)
            Evaluate(call.Procedure, context, frame);
        return Shape.Anything;
    }

    private Shape CallBuiltIn(JsonataBuiltIn function, JsonataCallSyntax call, Argument? first, Shape context, Frame frame)
    {
        // Whether there is a value is what these ask.
        var isTest = function.Name is "exists" or "boolean" or "not" or "type";
        var arguments = new List<Argument>();
        if (first is not null)
            arguments.Add(first);
        foreach (var node in call.Arguments)
        {
            // A function in place is looked at with what it will be given.
            var shape = node is JsonataLambdaSyntax ? Function : isTest ? Test(node, context, frame) : Evaluate(node, context, frame);
            arguments.Add(new Argument(node, shape));
        }

        CheckArguments(function, arguments);
        return Result(function.Name, arguments, context, frame);
    }

    private void CheckArguments(JsonataBuiltIn function, List<Argument> arguments)
    {
        if (!_findings.IsActive || FindMismatch(function.Signature.Parameters, arguments) is not { } wrong)
            return;
        var argument = arguments[wrong.Argument];

        // What is written out is checked by itself, and null mostly stands for something.
        if (JsonataLiteralKinds.Of(argument.Node) is not null || argument.Shape.May(ShapeKinds.Missing | ShapeKinds.Null) || IsGuarded(argument.Node))
            return;
        var needed = Describe(function.Signature.Parameters[wrong.Parameter]);
        var user = $"Argument {(wrong.Argument + 1).ToString(CultureInfo.InvariantCulture)} of ${function.Name}";
        _findings.ReportValue(DiagnosticDescriptors.ArgumentMisfit, SpanOf(argument.Node), argument.Shape, needed, user);
    }

    // As the reference's regular expression over the letters of the arguments: a parameter is left out where the signature lets it.
    private static (int Argument, int Parameter)? FindMismatch(EquatableArray<JsonataParameter> parameters, List<Argument> arguments)
    {
        var furthest = (Argument: -1, Parameter: 0);
        if (Matches(0, 0) || furthest.Argument < 0)
            return null;
        return furthest;

        bool Matches(int argument, int parameter)
        {
            if (parameter == parameters.Count)
                return argument == arguments.Count;
            var expected = parameters[parameter];
            var fits = argument < arguments.Count && MayFit(expected, arguments[argument].Shape);
            if (fits && ((expected.Repeats && Matches(argument + 1, parameter)) || Matches(argument + 1, parameter + 1)))
                return true;
            if (!fits && argument < arguments.Count && argument > furthest.Argument)
                furthest = (argument, parameter);
            return expected.IsOptional && Matches(argument, parameter + 1);
        }
    }

    private static bool MayFit(JsonataParameter expected, Shape shape)
    {
        if (shape.IsNever || expected is not { IsArray: true, Items: { } items })
            return shape.IsNever || shape.May(KindsOf(expected.Types));
        var kinds = KindsOf(items);
        return shape.May(kinds | ShapeKinds.Missing) || (shape.May(ShapeKinds.Array) && CanHold(shape.Array, kinds));
    }

    // Whether an array can have such elements and no others.
    private static bool CanHold(ArrayShape? array, ShapeKinds kinds) =>
        array is null || (array.IsTuple ? array.Items.All(item => item.May(kinds)) : array.Element.May(kinds));

    private static ShapeKinds KindsOf(JsonataTypes types)
    {
        var kinds = ShapeKinds.None;
        if ((types & JsonataTypes.String) != 0)
            kinds |= ShapeKinds.String;
        if ((types & JsonataTypes.Number) != 0)
            kinds |= ShapeKinds.Number;
        if ((types & JsonataTypes.Boolean) != 0)
            kinds |= ShapeKinds.Boolean;
        if ((types & JsonataTypes.Null) != 0)
            kinds |= ShapeKinds.Null;
        if ((types & JsonataTypes.Array) != 0)
            kinds |= ShapeKinds.Array;
        if ((types & JsonataTypes.Object) != 0)
            kinds |= ShapeKinds.Object;
        if ((types & JsonataTypes.Function) != 0)
            kinds |= ShapeKinds.Function;
        if ((types & JsonataTypes.Missing) != 0)
            kinds |= ShapeKinds.Missing;
        return kinds;
    }

    private static string Describe(JsonataParameter parameter)
    {
        if (parameter is { IsArray: true, Items: { } items })
            return ShapeText.Describe(Shape.ArrayOf(Shape.Any.Only(KindsOf(items))));
        return (parameter.Types & JsonataTypes.Function) == 0 ? ShapeText.Describe(Shape.Any.Only(KindsOf(parameter.Types)))
            : (parameter.Types & JsonataTypes.String) != 0 ? "a string or a function" : "a function";
    }

    private Local? FindLambda(JsonataSyntax node, Shape context, Frame frame) => node switch
    {
        JsonataLambdaSyntax lambda => new Local(Function, lambda, context, frame),
        JsonataVariableSyntax { Predicates.IsEmpty: true } variable when frame.Find(variable.Name) is { Lambda: not null } local => local,
        JsonataBlockSyntax { Expressions: [var only] } => FindLambda(only, context, frame),
        _ => null,
    };

    // The body, with what the parameters are. A function that calls itself is followed a few times.
    private Shape Lambda(JsonataLambdaSyntax lambda, IReadOnlyList<Shape> arguments, Shape context, Frame outer, bool isCall)
    {
        if (_calls >= MostCalls)
            return isCall ? Shape.Anything : Function;
        _calls++;
        var frame = new Frame(outer);
        for (var i = 0; i < lambda.Parameters.Count; i++)
        {
            var shape = !isCall || lambda.Signature is not null ? Shape.Anything : i < arguments.Count ? arguments[i] : Shape.Missing;
            frame.Bind(lambda.Parameters[i].Name, new Local(shape, null, context, outer));
        }

        var found = Evaluate(lambda.Body, context, frame);
        _calls--;
        return isCall ? found : Function;
    }

    /// <param name="Node">The argument as written.</param>
    /// <param name="Shape">What it is.</param>
    private sealed record Argument(JsonataSyntax Node, Shape Shape);
}
