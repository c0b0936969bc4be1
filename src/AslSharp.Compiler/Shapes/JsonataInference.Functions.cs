namespace AslSharp.Compiler.Shapes;

// What the built-in functions give. Most give undefined for undefined.
internal sealed partial class JsonataInference
{
    private static readonly HashSet<string> GivesText = new(StringComparer.Ordinal)
    {
        "string", "substring", "substringBefore", "substringAfter", "lowercase", "uppercase", "trim", "pad", "replace", "join", "formatNumber",
        "formatBase", "formatInteger", "base64encode", "base64decode", "encodeUrlComponent", "encodeUrl", "decodeUrlComponent", "decodeUrl",
        "fromMillis", "type",
    };

    private static readonly HashSet<string> GivesNumber = new(StringComparer.Ordinal)
    {
        "number", "round", "abs", "sqrt", "power", "parseInteger", "toMillis", "sum", "max", "min", "average", "random",
    };

    private Shape Result(string name, List<Argument> arguments, Shape context, Frame frame)
    {
        var first = arguments.Count > 0 ? arguments[0].Shape : Shape.Anything;
        if (GivesText.Contains(name))
            return MaybeMissing(Shape.String, first);
        if (GivesNumber.Contains(name))
            return name is "max" or "min" or "average" ? Shape.Number.OrMissing() : name == "random" ? Shape.Number : MaybeMissing(Shape.Number, first);
        return name switch
        {
            "exists" => first.IsOnly(ShapeKinds.Missing) && arguments.Count == 1 ? Shape.Boolean.Only(ShapeKinds.False)
                : first.May(ShapeKinds.Missing) ? Shape.Boolean : Shape.Boolean.Only(ShapeKinds.True),
            "boolean" => first.IsOnly(ShapeKinds.Boolean) ? first : MaybeMissing(Shape.Boolean, first),
            "not" when first.IsOnly(ShapeKinds.True) => Shape.Boolean.Only(ShapeKinds.False),
            "not" when first.IsOnly(ShapeKinds.False) => Shape.Boolean.Only(ShapeKinds.True),
            "not" => MaybeMissing(Shape.Boolean, first),
            "contains" => MaybeMissing(Shape.Boolean, first),
            "count" or "millis" => Shape.Integer,
            "length" or "floor" or "ceil" => MaybeMissing(Shape.Integer, first),
            "now" or "uuid" => Shape.String,
            "hash" => Shape.String.OrMissing(),
            "split" => MaybeMissing(Shape.ArrayOf(Shape.String), first),
            "keys" => Sequence(Shape.String),
            "error" => Shape.Never,
            "assert" => Shape.Missing,
            "parse" => Shape.Any.OrMissing(),
            "range" => Sequence(Shape.Integer),
            "partition" => Sequence(Shape.ArrayOf(Flatten(first))),
            "sort" or "shuffle" or "reverse" => Walked(name, arguments, context, frame, Listed(first)),
            "distinct" => Listed(first),
            "clone" => MaybeMissing(first, first),
            "append" when arguments.Count == 2 => Appended(first, arguments[1].Shape),
            "merge" when arguments.Count == 1 => MaybeMissing(Merged(first), first),
            "sift" => Walked(name, arguments, context, frame, Shape.AnyObject.OrMissing()),
            "filter" => Walked(name, arguments, context, frame, Listed(first)),
            "single" => Walked(name, arguments, context, frame, Flatten(first).OrMissing()),
            "map" or "each" when arguments.Count == 2 => Walked(name, arguments, context, frame, null),
            _ => Walked(name, arguments, context, frame, Shape.Anything),
        };
    }

    private static Shape MaybeMissing(Shape result, Shape argument) =>
        argument.May(ShapeKinds.Missing) ? result.OrMissing() : result.Without(ShapeKinds.Missing);

    // The same items again, in an array or bare.
    private static Shape Listed(Shape list) =>
        list.Without(ShapeKinds.Missing).IsNever ? Shape.Missing : Shape.Join(Sequence(Flatten(list)), list.Only(ShapeKinds.Array));

    private static Shape Appended(Shape first, Shape second)
    {
        var all = Shape.ArrayOf(Shape.Join(Flatten(first), Flatten(second)));
        var found = Shape.Join(all, first.May(ShapeKinds.Array) ? Flatten(first) : Shape.Never);
        if (second.May(ShapeKinds.Missing))
            found = Shape.Join(found, first);
        if (second.May(ShapeKinds.Array))
            found = Shape.Join(found, Shape.Join(first, Flatten(second)));
        return first.May(ShapeKinds.Missing) ? Shape.Join(found, second) : found;
    }

    private static Shape Merged(Shape list)
    {
        if (list.IsOnly(ShapeKinds.Object))
            return list;
        if (!list.IsOnly(ShapeKinds.Array) || list.Array is not { IsTuple: true } array)
            return Shape.AnyObject;
        var merged = Shape.OfMembers([]);
        foreach (var item in array.Items)
            merged = item.IsOnly(ShapeKinds.Object) ? Shape.Merge(merged, item) : Shape.AnyObject;
        return merged;
    }

    // Functions that take functions: what is handed in runs on the items. The arguments beyond the first are of no interest.
    private Shape Walked(string name, List<Argument> arguments, Shape context, Frame frame, Shape? result)
    {
        var mapped = Shape.Anything;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (FindLambda(arguments[i].Node, context, frame) is not { } local)
                continue;
            var item = i == 1 && arguments[0].Shape is var list && !Flatten(list).IsNever ? Flatten(list) : Shape.Anything;
            IReadOnlyList<Shape> given = name switch
            {
                "map" or "filter" or "single" => [item, Shape.Integer, arguments[0].Shape],
                "sort" => [item, item],
                _ => [Shape.Anything, Shape.Anything, Shape.Anything, Shape.Anything],
            };
            mapped = Lambda(local.Lambda!, given, local.Context, local.Frame, isCall: true);
        }

        return result ?? Shape.Join(Sequence(mapped.Without(ShapeKinds.Missing)), Sequence(Flatten(mapped)));
    }
}
