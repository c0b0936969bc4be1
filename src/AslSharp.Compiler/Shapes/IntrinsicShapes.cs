using System.Globalization;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Shapes;

/// <summary>What intrinsic functions give (reference 4.4), and arguments that they cannot take.</summary>
internal static class IntrinsicShapes
{
    /// <summary>What a call gives.</summary>
    /// <param name="call">The call.</param>
    /// <param name="arguments">What its arguments are.</param>
    /// <param name="findings">Takes the arguments that do not fit.</param>
    public static Shape Evaluate(CallExpressionSyntax call, IReadOnlyList<Shape> arguments, ShapeFindings findings)
    {
        var function = call.Function;
        for (var i = 0; i < Math.Min(arguments.Count, function.Parameters.Length); i++)
        {
            // What is written out is checked where it is read.
            var due = KindsOf(function.Parameters[i]);
            if (call.Arguments[i] is PathExpressionSyntax path && !arguments[i].IsNever && !arguments[i].May(due))
            {
                findings.ReportValue(
                    DiagnosticDescriptors.ArgumentMisfit, path.PathSpan, arguments[i], ShapeText.Describe(Shape.Any.Only(due)),
                    $"Argument {(i + 1).ToString(CultureInfo.InvariantCulture)} of {function.Name}");
            }
        }

        return Result(function, arguments);
    }

    private static Shape Result(IntrinsicFunction function, IReadOnlyList<Shape> arguments) => function.Kind switch
    {
        IntrinsicFunctionKind.Array => Shape.Tuple(arguments),
        IntrinsicFunctionKind.ArrayPartition when arguments.Count > 0 => Shape.ArrayOf(Shape.ArrayOf(arguments[0].Element)),
        IntrinsicFunctionKind.ArrayRange => Shape.ArrayOf(Shape.Integer),
        IntrinsicFunctionKind.ArrayGetItem when arguments.Count > 0 => Shape.Join(arguments[0].Element, Shape.Null),
        IntrinsicFunctionKind.ArrayUnique when arguments.Count > 0 => Shape.ArrayOf(arguments[0].Element),
        IntrinsicFunctionKind.StringSplit => Shape.ArrayOf(Shape.String),
        IntrinsicFunctionKind.ArrayLength or IntrinsicFunctionKind.MathAdd or IntrinsicFunctionKind.MathRandom => Shape.Integer,
        IntrinsicFunctionKind.JsonMerge when arguments.Count == 3 && arguments[2].IsOnly(ShapeKinds.False) =>
            Shape.Merge(arguments[0].Only(ShapeKinds.Object), arguments[1].Only(ShapeKinds.Object)),
        _ => Shape.Any.Only(KindsOf(function.Result)),
    };

    private static ShapeKinds KindsOf(IntrinsicValueKind kind) => kind switch
    {
        IntrinsicValueKind.String => ShapeKinds.String,
        IntrinsicValueKind.Number => ShapeKinds.Number,
        IntrinsicValueKind.Boolean => ShapeKinds.Boolean,
        IntrinsicValueKind.Array => ShapeKinds.Array,
        IntrinsicValueKind.Object => ShapeKinds.Object,
        IntrinsicValueKind.Null => ShapeKinds.Null,
        _ => ShapeKinds.Json,
    };
}
