using System.Collections.Immutable;
using System.Globalization;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

// Data flow, retriers and catchers.
public sealed partial class Lowerer
{
    private static LoweredData LowerData(BoundData data) => new(
        LowerFilter(data.InputPath),
        Lower(data.Parameters),
        Lower(data.ResultSelector),
        LowerResultPath(data.ResultPath),
        LowerFilter(data.OutputPath),
        LowerAssign(data.Assign))
    {
        IsJsonata = data.IsJsonata,
        Arguments = Lower(data.Arguments),
        Output = Lower(data.Output),
    };

    // InputPath and OutputPath: "$" is no work at all, null is an empty object.
    private static ExpressionPlan? LowerFilter(BoundExpression? path) =>
        path is BoundConstant ? ObjectPlan.Empty : LowerUnlessRoot(path);

    private static ExpressionPlan? LowerUnlessRoot(BoundExpression? path) => IsRoot(path) ? null : Lower(path);

    private static bool IsRoot(BoundExpression? path) => path is BoundPath { Path: { Root: PathRootKind.Data, Segments.IsEmpty: true } };

    private static ResultPathPlan LowerResultPath(BoundExpression? path) => path switch
    {
        BoundConstant => ResultPathPlan.Discard,
        BoundPath written when !IsRoot(path) => new ResultPathPlan(ResultPathKind.Write, written.Path.Text, LowerSteps(written.Path)),
        _ => ResultPathPlan.Replace,
    };

    private static EquatableArray<LoweredAssignment> LowerAssign(ImmutableArray<BoundMember> assign) =>
        assign.Select(static member => new LoweredAssignment(member.Name, Lower(member.Value)!)).ToEquatableArray();

    private static LoweredErrors LowerHandlers(BoundHandlers handlers) =>
        handlers.Retriers.IsEmpty && handlers.Catchers.IsEmpty
            ? LoweredErrors.None
            : new LoweredErrors(handlers.Retriers.Select(LowerRetrier).ToEquatableArray(), handlers.Catchers.Select(LowerCatcher).ToEquatableArray());

    private static RetrierPlan LowerRetrier(BoundRetrier retrier) => new(
        retrier.ErrorEquals,
        retrier.IntervalSeconds,
        retrier.MaxAttempts,
        Math.Min(retrier.BackoffRate, double.MaxValue).ToString("R", CultureInfo.InvariantCulture),
        retrier.MaxDelaySeconds,
        retrier.FullJitter);

    private static LoweredCatcher LowerCatcher(BoundCatcher catcher) =>
        new(catcher.ErrorEquals, LowerResultPath(catcher.ResultPath), LowerAssign(catcher.Assign), catcher.Next!.Index) { Output = Lower(catcher.Output) };

    // 60, 60.0 and 6e1   -->   60
    private static ExpressionPlan? LowerInteger(BoundExpression? expression)
    {
        if (expression is not BoundConstant { Value: JsonNumberSyntax { Text: var text } })
            return Lower(expression);
        var isLong = long.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        return new LiteralPlan(LiteralKind.Number, (isLong ? number : long.MaxValue).ToString(CultureInfo.InvariantCulture));
    }

    private static ExpressionPlan LowerConstant(JsonValueSyntax value) => value switch
    {
        JsonObjectSyntax node => LowerConstantObject(node),
        JsonArraySyntax node => new ArrayPlan(node.Items.Select(LowerConstant).ToEquatableArray()),
        JsonStringSyntax text => LiteralPlan.String(text.Value),
        JsonNumberSyntax number => new LiteralPlan(LiteralKind.Number, number.Text),
        { Kind: JsonSyntaxKind.True } => new LiteralPlan(LiteralKind.True, ""),
        { Kind: JsonSyntaxKind.False } => new LiteralPlan(LiteralKind.False, ""),
        _ => LiteralPlan.Null,
    };

    private static ObjectPlan LowerConstantObject(JsonObjectSyntax node) =>
        node.Properties.IsEmpty
            ? ObjectPlan.Empty
            : new ObjectPlan(node.Properties.Select(static property => new MemberPlan(property.Name, LowerConstant(property.Value))).ToEquatableArray());
}
