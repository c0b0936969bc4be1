using System.Collections.Immutable;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Binding;

// Expressions and the fields of data flow: variables are resolved, the rest stays.
public sealed partial class Binder
{
    private BoundData BindData(ScopeContext context, DataFieldsSyntax data) => new(
        Bind(context, data.InputPath),
        Bind(context, data.Parameters),
        Bind(context, data.ResultSelector),
        Bind(context, data.ResultPath),
        Bind(context, data.OutputPath),
        BindAssign(context, data.Assign))
    {
        IsJsonata = data.IsJsonata,
        Arguments = Bind(context, data.Arguments),
        Output = Bind(context, data.Output),
    };

    private ImmutableArray<BoundMember> BindAssign(ScopeContext context, AssignmentsSyntax assign) => BindMembers(context, assign.Members);

    private ImmutableArray<BoundMember> BindMembers(ScopeContext context, ImmutableArray<MemberSyntax> members)
    {
        if (members.IsEmpty)
            return [];
        var bound = ImmutableArray.CreateBuilder<BoundMember>(members.Length);
        foreach (var member in members)
            bound.Add(new BoundMember(member.Name, Bind(context, member.Value)!));
        return bound.MoveToImmutable();
    }

    private BoundExpression? Bind(ScopeContext context, ExpressionSyntax? expression) => expression switch
    {
        null => null,
        ConstantExpressionSyntax constant => new BoundConstant(constant.Node),
        TimestampExpressionSyntax timestamp => new BoundTimestamp(timestamp.UnixSeconds, timestamp.Nanoseconds),
        ArgumentLiteralSyntax literal => new BoundLiteral(literal.Kind, literal.Text, literal.Template),
        PathExpressionSyntax path => BindPath(context, path),
        JsonataExpressionSyntax jsonata => BindJsonata(context, jsonata),
        ObjectExpressionSyntax node => new BoundObject(BindMembers(context, node.Members)),
        ArrayExpressionSyntax node => new BoundArray([.. node.Items.Select(item => Bind(context, item)!)]),
        CallExpressionSyntax call => new BoundCall(
            call.Function, [.. call.Arguments.Select(argument => Bind(context, argument)!)], call.Text, call.Field),
        _ => throw new InvalidOperationException($"No binding for {expression.GetType().Name}."),
    };

    private BoundPath BindPath(ScopeContext context, PathExpressionSyntax syntax, bool isTest = false)
    {
        if (syntax.Path.Root != PathRootKind.Variable)
            return new BoundPath(syntax.Path, syntax.Field, syntax.Role, null);
        var name = syntax.Path.Variable ?? "";
        var variable = context.Symbol.FindVariable(name);
        context.Reads.Add(new VariableRead(name, variable, syntax.PathSpan, context.State, isTest));
        return new BoundPath(syntax.Path, syntax.Field, syntax.Role, variable);
    }
}
