using System.Text;
using AslSharp.Compiler.Shapes;

namespace AslSharp.LanguageServer.Features;

/// <summary>Writes a shape as people write types: <c>{ id: string, total?: number }</c>.</summary>
internal static class ShapeOutline
{
    private const int MostMembers = 12;
    private const int MostDepth = 4;

    internal static string Write(Shape shape)
    {
        var text = new StringBuilder();
        Write(shape.Without(ShapeKinds.Missing), 0, text);
        return text.ToString();
    }

    private static void Write(Shape shape, int depth, StringBuilder text)
    {
        var kinds = shape.Kinds & ShapeKinds.Json;
        if (kinds == ShapeKinds.Json && shape.Object is null && shape.Array is null)
        {
            text.Append("any");
            return;
        }

        var start = text.Length;
        if (shape.May(ShapeKinds.Object)) WriteObject(shape.Object, depth, text);
        if (shape.May(ShapeKinds.Array)) WriteArray(Or(text, start), shape.Array, depth);
        var texts = shape.Texts.Select(static each => $"\"{each}\"");
        if (shape.May(ShapeKinds.String)) Or(text, start).Append(shape.Texts.IsEmpty ? "string" : string.Join(" | ", texts));
        if (shape.May(ShapeKinds.Fraction)) Or(text, start).Append("number");
        else if (shape.May(ShapeKinds.Integer)) Or(text, start).Append("integer");
        if (shape.May(ShapeKinds.Boolean)) Or(text, start).Append(!shape.May(ShapeKinds.False) ? "true" : shape.May(ShapeKinds.True) ? "boolean" : "false");
        if (shape.May(ShapeKinds.Null)) Or(text, start).Append("null");
        if (text.Length == start) text.Append("nothing");
    }

    private static StringBuilder Or(StringBuilder text, int start) => text.Length > start ? text.Append(" | ") : text;

    private static void WriteArray(StringBuilder text, ArrayShape? array, int depth)
    {
        if (array is null)
        {
            text.Append("any[]");
            return;
        }

        var start = text.Length;
        Write(array.Element, depth, text);
        var element = text.ToString(start, text.Length - start);
        if (element.Contains(" | ", StringComparison.Ordinal) && !element.EndsWith('}')) text.Insert(start, '(').Append(')');
        text.Append("[]");
    }

    private static void WriteObject(ObjectShape? node, int depth, StringBuilder text)
    {
        if (node is null || depth >= MostDepth || (node.Members.IsEmpty && node.IsOpen))
        {
            text.Append("object");
            return;
        }

        if (node.Members.IsEmpty)
        {
            text.Append("{}");
            return;
        }

        var indentation = new string(' ', 2 * (depth + 1));
        text.Append('{');
        foreach (var member in node.Members.Take(MostMembers))
        {
            text.Append('\n').Append(indentation).Append(member.Name).Append(member.IsRequired ? ": " : "?: ");
            Write(member.Shape.Without(ShapeKinds.Missing), depth + 1, text);
        }

        if (node.Members.Count > MostMembers || node.IsOpen) text.Append('\n').Append(indentation).Append('…');
        text.Append('\n').Append(indentation.AsSpan(2)).Append('}');
    }
}
