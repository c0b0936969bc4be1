using System.Globalization;
using AslSharp.Compiler.Shapes;

namespace AslSharp.Cli.Types;

/// <summary>What a definition reads of a value whose type nobody has told.</summary>
internal sealed class Need
{
    // No member of JSON that a path names begins like this: it tells where data come from, wherever they are carried.
    private const char Mark = '\u0001';

    private readonly SortedDictionary<string, Need> _members = new(StringComparer.Ordinal);
    private readonly List<Need> _all;
    private readonly string _name;
    private Shape? _shape;
    private Need? _element;

    /// <summary>Makes one.</summary>
    /// <param name="all">All that there are; this one is added.</param>
    internal Need(List<Need> all)
    {
        _all = all;
        _name = Mark + all.Count.ToString(CultureInfo.InvariantCulture);
        all.Add(this);
    }

    /// <summary>How much is known of all of them: it only grows.</summary>
    internal static int Known(List<Need> all) => all.Count + all.Count(static need => need._shape is not null);

    /// <summary>Whether a member of a shape is a mark, and none of the data's.</summary>
    internal static bool IsMark(string name) => name.Length > 0 && name[0] == Mark;

    /// <summary>The ones that a value is what they need; none where it is known.</summary>
    internal static IEnumerable<Need> Of(Shape shape, List<Need> all)
        => shape.Object is not { IsOpen: true } node
            ? [] : node.Members.Where(static member => IsMark(member.Name))
                .Select(member => all[int.Parse(member.Name.AsSpan(1), CultureInfo.InvariantCulture)]);

    /// <summary>A member is read.</summary>
    internal Need Member(string name)
    {
        if (!_members.TryGetValue(name, out var member)) _members.Add(name, member = new Need(_all));
        return member;
    }

    /// <summary>An element is read.</summary>
    internal Need Element() => _element ??= new Need(_all);

    /// <summary>It is used as a value of some kind.</summary>
    internal void Use(Shape shape) => _shape = _shape is null ? shape : Shape.Join(_shape, shape);

    /// <summary>What is known of it, marked.</summary>
    internal Shape ToShape()
    {
        if (_element is not null) return Shape.ArrayOf(_element.ToShape());
        if (_members.Count == 0 && _shape is not null) return _shape;
        var marked = Shape.OfMembers(
            [new MemberShape(_name, Shape.Any, IsRequired: false),
                .. _members.Select(static member => new MemberShape(member.Key, member.Value.ToShape(), IsRequired: true))],
            isOpen: true);

        // What nothing is known of may be anything: no comparison of it is false for sure.
        return _members.Count > 0 ? marked : new[] { Shape.Null, Shape.Boolean, Shape.Number, Shape.String, Shape.AnyArray }.Aggregate(marked, Shape.Join);
    }
}
