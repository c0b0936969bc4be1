using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Lowering;

// Templates, calls and paths.
public sealed partial class Lowerer
{
    private static ExpressionPlan? Lower(BoundExpression? expression) => expression switch
    {
        null => null,
        BoundConstant constant => LowerConstant(constant.Value),
        BoundLiteral literal => LowerLiteral(literal),
        BoundTimestamp timestamp => new TimestampPlan(timestamp.UnixSeconds, timestamp.Nanoseconds),
        BoundJsonata jsonata => LowerJsonata(jsonata),
        BoundObject node => new ObjectPlan(node.Members.Select(static member => new MemberPlan(member.Name, Lower(member.Value)!)).ToEquatableArray()),
        BoundArray node => new ArrayPlan(node.Items.Select(static item => Lower(item)!).ToEquatableArray()),
        BoundPath path => LowerPath(path),
        BoundCall call => LowerCall(call),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} cannot be lowered."),
    };

    private static IntrinsicPlan LowerCall(BoundCall call)
    {
        var arguments = call.Arguments.Select(static argument => Lower(argument)!).ToArray();
        if (call.Function.Kind == IntrinsicFunctionKind.Format && call.Arguments is [BoundLiteral { Kind: JsonSyntaxKind.String } template, ..])
            arguments[0] = LiteralPlan.String(template.Template);
        return new IntrinsicPlan(
            call.Function.Name.Substring("States.".Length), arguments.ToEquatableArray(), call.Text, call.Field, call.Function.Takes(arguments.Length));
    }

    private static LiteralPlan LowerLiteral(BoundLiteral literal) => literal.Kind switch
    {
        JsonSyntaxKind.String => LiteralPlan.String(literal.Text),
        JsonSyntaxKind.Number => new LiteralPlan(LiteralKind.Number, literal.Text),
        JsonSyntaxKind.True => new LiteralPlan(LiteralKind.True, ""),
        JsonSyntaxKind.False => new LiteralPlan(LiteralKind.False, ""),
        _ => LiteralPlan.Null,
    };

    private static PathPlan LowerPath(BoundPath path) => new(
        path.Path.Root switch
        {
            PathRootKind.Context => PathRoot.Context,
            PathRootKind.Variable => PathRoot.Variable,
            _ => PathRoot.Data,
        },
        path.Path.Variable ?? "",
        LowerSteps(path.Path),
        path.Path.IsDefinite,
        path.Path.Text,
        path.Field,
        path.Role switch
        {
            PathRole.Template => PathUse.Template,
            PathRole.Argument => PathUse.Argument,
            PathRole.Choice => PathUse.Choice,
            _ => PathUse.Field,
        });
}
