using AslSharp.Compiler.Jsonata;

namespace AslSharp.Compiler.Shapes;

// Paths, and what stands behind their steps.
internal sealed partial class JsonataInference
{
    private Shape WalkPath(JsonataPathSyntax path, Shape context, Frame frame)
    {
        var around = _path;
        _path = path;
        var found = Path(path, context, frame);
        _path = around;
        return found;
    }

    private Shape Path(JsonataPathSyntax path, Shape context, Frame frame)
    {
        if (path.IsTuple || path.Steps.Any(static step => step.IsTuple))
            return Shape.Anything;
        var item = context;

        // Whether the step works on one item that is certain, so that what it gives is handed on as it is.
        var isOne = true;
        for (var i = 0; i < path.Steps.Count; i++)
        {
            var step = path.Steps[i];
            var isSort = step.Expression is JsonataSortSyntax;
            var value = isSort ? Sort((JsonataSortSyntax)step.Expression, item, frame) : Evaluate(step.Expression, item, frame);
            foreach (var stage in step.Stages)
                value = stage is JsonataFilterStageSyntax filter ? Filter(value, filter.Predicate, frame) : Shape.Anything;
            isOne &= !isSort && (i > 0 || step.Expression.IsVariable || !context.May(ShapeKinds.Array));
            var isConstructed = step.Expression is JsonataArraySyntax;
            if (i == path.Steps.Count - 1)
            {
                var result = isOne ? value : isConstructed ? Sequence(value.Without(ShapeKinds.Missing)) : Shape.Join(Sequence(Flatten(value)), value);
                if (path.KeepSingleton)
                    result = Kept(result, isConstructed);
                return path.Group is { } group ? Group(group, result, frame) : result;
            }

            item = isConstructed && i > 0 ? value.Without(ShapeKinds.Missing) : Flatten(value);
            isOne &= !value.May(ShapeKinds.Array | ShapeKinds.Missing);
            if (item.IsNever)
                return Shape.Missing;
        }

        return item;
    }

    // The result as an array. One that was written out is an item of it.
    private static Shape Kept(Shape shape, bool isConstructed)
    {
        var kept = Shape.Join(Shape.ArrayOf(Flatten(shape)), shape.Only(ShapeKinds.Array));
        if (isConstructed)
            kept = Shape.Join(kept, Shape.ArrayOf(shape.Without(ShapeKinds.Missing)));
        return shape.May(ShapeKinds.Missing) ? kept.OrMissing() : kept;
    }

    private Shape Sort(JsonataSortSyntax sort, Shape item, Frame frame)
    {
        foreach (var term in sort.Terms)
            Evaluate(term.Expression, item, frame);
        return item;
    }

    // A name looks into the items of an array, and into the arrays among them.
    private Shape Lookup(JsonataNameSyntax name, Shape context)
    {
        var data = context.Without(ShapeKinds.Missing);
        var found = Lookup(name.Name, data, 0);
        if (_findings.IsActive && found.IsOnly(ShapeKinds.Missing) && !data.IsNever && !data.IsOnly(ShapeKinds.Null) && !IsGuarded(name))
            ReportStep(name, data);
        return found;
    }

    private static Shape Lookup(string name, Shape data, int depth)
    {
        if (!data.May(ShapeKinds.Array))
            return data.Member(name);
        var element = data.Element;
        var ofItems = depth > 4 || element == Shape.Any ? Shape.Anything
            : element.IsNever ? Shape.Missing
            : Sequence(Flatten(Lookup(name, element, depth + 1)));
        return data.IsOnly(ShapeKinds.Array) ? ofItems : Shape.Join(data.Without(ShapeKinds.Array).Member(name), ofItems);
    }

    private void ReportStep(JsonataNameSyntax name, Shape data)
    {
        var inside = data.IsOnly(ShapeKinds.Array) && !data.Element.IsNever ? data.Element : data;

        // An empty list has nothing in it, and no names to write.
        if (inside.IsOnly(ShapeKinds.Array))
            return;
        if (_tests > 0 && !ShapeFindings.IsSlip(name.Name, inside.Object?.Members.Select(static member => member.Name) ?? []))
            return;
        var advice = inside.IsOnly(ShapeKinds.String) ? "if the string holds JSON, read it with $parse"
            : "write a member that it has, or add this one in a state before";
        _findings.ReportStep(SpanOf(name), name.Name, inside, advice);
    }

    private Shape Filter(Shape data, JsonataSyntax predicate, Frame frame)
    {
        var alone = data.Without(ShapeKinds.Array | ShapeKinds.Missing);
        if (predicate is JsonataNumberSyntax { Predicates.IsEmpty: true } number)
        {
            var found = data.May(ShapeKinds.Missing) ? Shape.Missing : Shape.Never;
            if (data.May(ShapeKinds.Array))
            {
                var isSmall = Math.Abs(number.Value) < int.MaxValue;
                found = Shape.Join(found, isSmall ? data.Only(ShapeKinds.Array).Item((int)Math.Floor(number.Value)) : Shape.Missing);
            }

            if (alone.IsNever)
                return found.IsNever ? Shape.Missing : found;
            return Shape.Join(found, Math.Floor(number.Value) is 0 or -1 ? alone : Shape.Missing);
        }

        var item = Flatten(data);
        if (item.IsNever)
            return Shape.Missing;
        Evaluate(predicate, item, frame);
        return data.May(ShapeKinds.Array) ? Sequence(item) : alone.OrMissing();
    }

    private Shape Group(JsonataGroupSyntax group, Shape data, Frame frame)
    {
        var item = Flatten(data);
        foreach (var pair in group.Pairs)
            Evaluate(pair.Key, item.IsNever ? Shape.Anything : item, frame);
        return Shape.AnyObject.OrMissing();
    }
}
