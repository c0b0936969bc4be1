using System.Globalization;

namespace AslSharp.Compiler.Shapes;

/// <summary>Says in plain words what a shape is.</summary>
internal static class ShapeText
{
    private const int MostNames = 6;
    private const int MostTexts = 4;

    /// <summary>The words, such as <c>an object with id, total and lines</c>.</summary>
    public static string Describe(Shape shape)
    {
        var kinds = shape.Kinds & ShapeKinds.Json;
        if (kinds == ShapeKinds.None)
            return "nothing";
        if (kinds == ShapeKinds.Json)
            return "anything";
        var words = new List<string>();
        if (shape.May(ShapeKinds.Object))
            words.Add(DescribeObject(shape.Object));
        if (shape.May(ShapeKinds.Array))
            words.Add(DescribeArray(shape.Array));
        if (shape.May(ShapeKinds.String))
            words.Add(shape.Texts.IsEmpty || shape.Texts.Count > MostTexts ? "a string" : Join([.. shape.Texts.Select(static text => $"\"{text}\"")], "or"));
        if (shape.May(ShapeKinds.Fraction))
            words.Add("a number");
        else if (shape.May(ShapeKinds.Integer))
            words.Add("a whole number");
        if (shape.May(ShapeKinds.Boolean))
            words.Add((kinds & ShapeKinds.Boolean) == ShapeKinds.Boolean ? "a boolean" : shape.May(ShapeKinds.True) ? "true" : "false");
        if (shape.May(ShapeKinds.Null))
            words.Add("null");
        return Join(words, "or");
    }

    private static string DescribeObject(ObjectShape? node)
    {
        if (node is null)
            return "an object";
        if (node.Members.IsEmpty)
            return node.IsOpen ? "an object" : "an empty object";
        var names = node.Members.Take(MostNames).Select(static member => member.Name).ToList();
        var others = node.Members.Count - names.Count;
        if (others > 0)
            names.Add(others.ToString(CultureInfo.InvariantCulture) + " more");
        else if (node.IsOpen)
            names.Add("perhaps others");
        return $"an object with {Join(names, "and")}";
    }

    private static string DescribeArray(ArrayShape? array)
    {
        if (array is null)
            return "a list";
        if (array is { IsTuple: true, Items.IsEmpty: true })
            return "an empty list";
        return array.Element.Kinds switch
        {
            ShapeKinds.String => "a list of strings",
            ShapeKinds.Object => "a list of objects",
            ShapeKinds.Array => "a list of lists",
            ShapeKinds.Boolean => "a list of booleans",
            var kinds when (kinds & ~ShapeKinds.Number) == 0 => "a list of numbers",
            _ => "a list",
        };
    }

    private static string Join(IReadOnlyList<string> words, string last) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} {last} {words[words.Count - 1]}",
    };
}
