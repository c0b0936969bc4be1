using System.Globalization;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Shapes;

/// <summary>The shapes of JSON that is written out. What a deployment fills in may be anything.</summary>
internal static class LiteralShapes
{
    private const int LongestText = 64;

    private static readonly char[] MarksOfFraction = ['.', 'e', 'E'];

    /// <summary>The shape of a value.</summary>
    public static Shape Of(JsonValueSyntax value) => value switch
    {
        JsonStringSyntax text => Of(text.Value),
        JsonNumberSyntax number => OfNumber(number.Text),
        JsonArraySyntax array => Shape.Tuple([.. array.Items.Select(Of)]),
        JsonObjectSyntax node when CloudFormation.Describe(node) is null && !node.Properties.Any(static property => Placeholder.MayBeIn(property.Name)) =>
            Shape.OfMembers(node.Properties.Select(static property => new MemberShape(property.Name, Of(property.Value), IsRequired: true))),
        _ => value.Kind switch
        {
            JsonSyntaxKind.Null => Shape.Null,
            JsonSyntaxKind.True => Shape.Boolean.Only(ShapeKinds.True),
            JsonSyntaxKind.False => Shape.Boolean.Only(ShapeKinds.False),
            _ => Shape.Any,
        },
    };

    /// <summary>The shape of a string; long ones are not remembered.</summary>
    public static Shape Of(string text) => Placeholder.MayBeIn(text) ? Shape.Any : text.Length > LongestText ? Shape.String : Shape.Of(text);

    /// <summary>The shape of a number as it is written: <c>1.0</c> is a whole number to some and none to others.</summary>
    public static Shape OfNumber(string text)
    {
        if (text.IndexOfAny(MarksOfFraction) < 0)
            return Shape.Integer;
        var isWhole = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Floor(number) == number;
        return isWhole ? Shape.Number : Shape.Number.Only(ShapeKinds.Fraction);
    }
}
