namespace AslSharp.Compiler.Shapes;

// Comparing shapes: whether all values of one fit another, and whether any can.
public sealed partial record Shape
{
    /// <summary>Whether every value of this shape fits another one.</summary>
    /// <param name="other">The other shape.</param>
    public bool IsWithin(Shape other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if ((Kinds & ~other.Kinds) != 0)
            return false;
        if (May(ShapeKinds.String) && !other.Texts.IsEmpty && (Texts.IsEmpty || Texts.Except(other.Texts).Any()))
            return false;
        return (!May(ShapeKinds.Array) || other.Array is null || IsWithin(Array, other.Array))
            && (!May(ShapeKinds.Object) || other.Object is null || IsWithin(Object, other.Object));
    }

    /// <summary>Whether a value can be of both shapes.</summary>
    /// <param name="other">The other shape.</param>
    public bool Overlaps(Shape other)
    {
        var common = Kinds & other.Kinds;
        if ((common & ~(ShapeKinds.String | ShapeKinds.Array | ShapeKinds.Object)) != 0)
            return true;
        return ((common & ShapeKinds.String) != 0 && (Texts.IsEmpty || other.Texts.IsEmpty || Texts.Intersect(other.Texts).Any()))
            || ((common & ShapeKinds.Array) != 0 && (Array is null || other.Array is null || Overlap(Array, other.Array)))
            || ((common & ShapeKinds.Object) != 0 && (Object is null || other.Object is null || Overlap(Object, other.Object)));
    }

    private static bool IsWithin(ArrayShape? array, ArrayShape other)
    {
        if (array is null)
            return Any.IsWithin(other.Element) && !other.IsTuple;
        if (!other.IsTuple)
            return array.Element.IsWithin(other.Element);
        return array.IsTuple && array.Items.Count == other.Items.Count
            && array.Items.Zip(other.Items, static (item, wanted) => item.IsWithin(wanted)).All(static fits => fits);
    }

    private static bool IsWithin(ObjectShape? node, ObjectShape other)
    {
        if (node is null)
            return other.IsOpen && other.Members.All(static member => !member.IsRequired && Any.IsWithin(member.Shape));
        if (node.IsOpen && !other.IsOpen)
            return false;
        return node.Members.All(member => other.Find(member.Name) is { } wanted ? member.Shape.IsWithin(wanted.Shape) : other.IsOpen)
            && other.Members.All(wanted => node.Find(wanted.Name) is { } member
                ? member.IsRequired || !wanted.IsRequired
                : !wanted.IsRequired && (!node.IsOpen || Any.IsWithin(wanted.Shape)));
    }

    private static bool Overlap(ArrayShape array, ArrayShape other)
    {
        if (array.IsTuple && other.IsTuple)
        {
            return array.Items.Count == other.Items.Count
                && array.Items.Zip(other.Items, static (item, wanted) => item.Overlaps(wanted)).All(static fits => fits);
        }

        if (array.IsTuple)
            return array.Items.All(item => item.Overlaps(other.Element));
        return !other.IsTuple || other.Items.All(item => item.Overlaps(array.Element));
    }

    private static bool Overlap(ObjectShape node, ObjectShape other) => CanHold(node, other) && CanHold(other, node);

    // Whether an object can have all that another one always has.
    private static bool CanHold(ObjectShape node, ObjectShape other) =>
        other.Members.All(member => !member.IsRequired || (node.Find(member.Name) is { } own ? own.Shape.Overlaps(member.Shape) : node.IsOpen));
}
