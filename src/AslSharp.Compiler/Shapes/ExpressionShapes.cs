using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Shapes;

/// <summary>What constants, templates, paths, calls and expressions come to.</summary>
/// <param name="findings">Takes what cannot work.</param>
internal sealed class ExpressionShapes(ShapeFindings findings)
{
    /// <summary>What paths find.</summary>
    public PathShapes Paths { get; } = new(findings);

    /// <summary>What an expression comes to where nothing fails.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="around">What it can read.</param>
    public Shape Evaluate(ExpressionSyntax expression, Surroundings around) => expression switch
    {
        ConstantExpressionSyntax constant => LiteralShapes.Of(constant.Node),
        TimestampExpressionSyntax => Shape.String,
        ArgumentLiteralSyntax literal => OfLiteral(literal),
        PathExpressionSyntax path => Paths.Evaluate(path, around),
        JsonataExpressionSyntax jsonata => JsonataInference.Evaluate(jsonata, around, findings),
        ObjectExpressionSyntax node when node.Members.Any(static member => Placeholder.MayBeIn(member.Name)) => Shape.AnyObject,
        ObjectExpressionSyntax node =>
            Shape.OfMembers(node.Members.Select(member => new MemberShape(member.Name, Evaluate(member.Value, around), IsRequired: true))),
        ArrayExpressionSyntax node => Shape.Tuple([.. node.Items.Select(item => Evaluate(item, around))]),
        CallExpressionSyntax call => IntrinsicShapes.Evaluate(call, [.. call.Arguments.Select(argument => Evaluate(argument, around))], findings),
        _ => Shape.Any,
    };

    private static Shape OfLiteral(ArgumentLiteralSyntax literal) => literal.Kind switch
    {
        JsonSyntaxKind.String => LiteralShapes.Of(literal.Text),
        JsonSyntaxKind.Number => LiteralShapes.OfNumber(literal.Text),
        JsonSyntaxKind.True => Shape.Boolean.Only(ShapeKinds.True),
        JsonSyntaxKind.False => Shape.Boolean.Only(ShapeKinds.False),
        _ => Shape.Null,
    };
}
