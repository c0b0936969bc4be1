using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Shapes;

// What lies below a value.
public sealed partial record Shape
{
    /// <summary>What a member of the value is, <see cref="ShapeKinds.Missing"/> among the kinds where it may not be there.</summary>
    /// <param name="name">The member.</param>
    internal Shape Member(string name)
    {
        var found = Never;
        if (May(ShapeKinds.Object))
        {
            found = Object switch
            {
                null => Any.OrMissing(),
                var node when node.Find(name) is { } member => member.IsRequired ? member.Shape : member.Shape.OrMissing(),
                { IsOpen: true } => Any.OrMissing(),
                _ => Missing,
            };
        }

        return (Kinds & ~ShapeKinds.Object) != 0 || IsNever ? found.OrMissing() : found;
    }

    /// <summary>What an element of the value is, <see cref="ShapeKinds.Missing"/> among the kinds where it may not be there.</summary>
    /// <param name="index">The index; a negative one counts from the end.</param>
    internal Shape Item(int index)
    {
        if (!May(ShapeKinds.Array))
            return Missing;
        if (Array is not { } array)
            return Any.OrMissing();
        if (!array.IsTuple)
            return array.Element.OrMissing();
        var place = index < 0 ? array.Items.Count + index : index;
        var found = place >= 0 && place < array.Items.Count ? array.Items[place] : Missing;
        return Kinds == ShapeKinds.Array ? found : found.OrMissing();
    }

    /// <summary>What any element of the value is, where it is an array.</summary>
    internal Shape Element => !May(ShapeKinds.Array) ? Never : Array?.Element ?? Any;

    internal Shape OrMissing() => May(ShapeKinds.Missing) ? this : this with { Kinds = Kinds | ShapeKinds.Missing };

    /// <summary>The object with another value for a member; what is no object is not looked at.</summary>
    internal Shape WithMember(string name, Shape shape)
    {
        if (!May(ShapeKinds.Object))
            return Never;
        var written = new MemberShape(name, shape, IsRequired: true);
        if (Object is not { } node)
            return OfMembers([written], isOpen: true);
        var place = node.Find(name, out var isThere);
        var members = new MemberShape[node.Members.Count + (isThere ? 0 : 1)];
        var old = node.Members.AsSpan();
        old.Slice(0, place).CopyTo(members);
        members[place] = written;
        old.Slice(isThere ? place + 1 : place).CopyTo(members.AsSpan(place + 1));
        return OfObject(new ObjectShape(new EquatableArray<MemberShape>(members), node.IsOpen)) with { IsDeclared = IsDeclared && shape.IsDeclared };
    }

    /// <summary>What two objects are, the second written over the first.</summary>
    internal static Shape Merge(Shape first, Shape second)
    {
        if (first.Object is not { } one || second.Object is not { } other)
            return AnyObject;

        // An open object may have any member, and so replace each of the first.
        var kept = other.IsOpen ? [] : one.Members.Where(member => other.Find(member.Name) is not { IsRequired: true });
        var merged = kept.Select(member => other.Find(member.Name) is { } over ? member with { Shape = Join(member.Shape, over.Shape) } : member)
            .Concat(other.Members.Where(member => member.IsRequired || (one.Find(member.Name) is null && !one.IsOpen)));
        return OfMembers(merged, one.IsOpen || other.IsOpen);
    }
}
