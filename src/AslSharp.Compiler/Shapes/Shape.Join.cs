using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Shapes;

// The smallest shape that two others fit, as far as shapes can say it.
public sealed partial record Shape
{
    /// <summary>A shape that every value of either fits.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">The other.</param>
    /// <returns>The left one itself where it holds the right one already.</returns>
    public static Shape Join(Shape left, Shape right)
    {
        if (ReferenceEquals(left, right) || right.IsNever)
            return left;
        if (left.IsNever)
            return right;
        var (array, node) = (JoinArrays(left, right), JoinObjects(left, right));
        var texts = JoinTexts(left, right);
        var isDeclared = left.IsDeclared && right.IsDeclared;

        // Most ways bring nothing new.
        if (left.Kinds == (left.Kinds | right.Kinds) && ReferenceEquals(array, left.Array) && ReferenceEquals(node, left.Object)
            && texts == left.Texts && isDeclared == left.IsDeclared)
            return left;
        var joined = new Shape(left.Kinds | right.Kinds)
        {
            IsDeclared = isDeclared,
            Texts = texts,
        }.With(array, node);
        return joined == left ? left : joined;
    }

    /// <summary>Like <see cref="Join"/>, but what differs loses its details, so that a row of steps soon ends.</summary>
    internal static Shape Widen(Shape left, Shape right)
    {
        var joined = Join(left, right);
        if (ReferenceEquals(joined, left))
            return left;
        return joined with
        {
            Texts = left.May(ShapeKinds.String) && joined.Texts != left.Texts ? [] : joined.Texts,
            Array = left.May(ShapeKinds.Array) && joined.Array != left.Array ? null : joined.Array,
            Object = left.May(ShapeKinds.Object) && joined.Object != left.Object ? null : joined.Object,
        };
    }

    private static EquatableArray<string> JoinTexts(Shape left, Shape right)
    {
        if (!left.May(ShapeKinds.String))
            return right.Texts;
        if (!right.May(ShapeKinds.String))
            return left.Texts;
        return left.Texts.IsEmpty || right.Texts.IsEmpty ? [] : left.Texts == right.Texts ? left.Texts : OneOf(left.Texts.Concat(right.Texts)).Texts;
    }

    private static ArrayShape? JoinArrays(Shape left, Shape right)
    {
        if (!left.May(ShapeKinds.Array))
            return right.Array;
        if (!right.May(ShapeKinds.Array))
            return left.Array;
        if (left.Array is not { } one || right.Array is not { } other)
            return null;
        if (one == other)
            return one;
        var element = Join(one.Element, other.Element);
        if (!one.IsTuple || !other.IsTuple || one.Items.Count != other.Items.Count)
            return element == Any ? null : new ArrayShape(element, [], IsTuple: false);
        return new ArrayShape(element, one.Items.Zip(other.Items, Join).ToEquatableArray(), IsTuple: true);
    }

    private static ObjectShape? JoinObjects(Shape left, Shape right)
    {
        if (!left.May(ShapeKinds.Object))
            return right.Object;
        if (!right.May(ShapeKinds.Object))
            return left.Object;
        if (left.Object is not { } one || right.Object is not { } other)
            return null;
        if (ReferenceEquals(one, other) || HoldsAlready(one, other))
            return one;
        var members = new List<MemberShape>(Math.Max(one.Members.Count, other.Members.Count));
        var (i, j) = (0, 0);
        while (i < one.Members.Count || j < other.Members.Count)
        {
            var order = i == one.Members.Count ? 1 : j == other.Members.Count ? -1 : string.CompareOrdinal(one.Members[i].Name, other.Members[j].Name);
            if (order == 0)
                members.Add(JoinMembers(one.Members[i++], other.Members[j++]));
            else if (order < 0)
                AddAlone(one.Members[i++], other);
            else
                AddAlone(other.Members[j++], one);
        }

        var joined = new ObjectShape(members.ToEquatableArray(), one.IsOpen || other.IsOpen);
        return joined is { IsOpen: true, Members.IsEmpty: true } ? null : joined;

        // Where the other object is open, the member may be anything there.
        void AddAlone(MemberShape member, ObjectShape without)
        {
            if (!without.IsOpen)
                members.Add(member.IsRequired ? member with { IsRequired = false } : member);
        }
    }

    // Whether each object that fits the second fits the first: said without making anything, and only where it is plain.
    private static bool HoldsAlready(ObjectShape one, ObjectShape other)
    {
        if (one.IsOpen != other.IsOpen || one.Members.Count != other.Members.Count)
            return false;
        for (var i = 0; i < one.Members.Count; i++)
        {
            var (left, right) = (one.Members[i], other.Members[i]);
            if (ReferenceEquals(left, right))
                continue;
            if (left.Name != right.Name || (left.IsRequired && !right.IsRequired) || !ReferenceEquals(Join(left.Shape, right.Shape), left.Shape))
                return false;
        }

        return true;
    }

    private static MemberShape JoinMembers(MemberShape left, MemberShape right)
    {
        var shape = Join(left.Shape, right.Shape);
        var isRequired = left.IsRequired && right.IsRequired;
        return ReferenceEquals(shape, left.Shape) && isRequired == left.IsRequired ? left : new MemberShape(left.Name, shape, isRequired);
    }
}
