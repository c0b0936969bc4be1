using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Shapes;

/// <summary>
/// What is known of a JSON value before it exists: the kinds that it may be of, and for strings, arrays and objects more. A union of two
/// objects is one object with optional members, so that a shape stays small. Immutable and compared by value.
/// </summary>
/// <remarks>
/// A shape never says more than is certain: each value that can occur fits it. What grows beyond the bounds (a depth of 12, 1,000 parts) loses its
/// details, so that everything that is done with shapes ends soon.
/// </remarks>
public sealed partial record Shape
{
    private const int MostDepth = 12;
    private const int MostParts = 1000;
    private const int MostTexts = 16;
    private const int MostItems = 32;

    private Shape(ShapeKinds kinds) => Kinds = kinds;

    /// <summary>Any JSON.</summary>
    public static Shape Any { get; } = new(ShapeKinds.Json);

    /// <summary>No value: what comes out of what never ends well.</summary>
    public static Shape Never { get; } = new(ShapeKinds.None);

    /// <summary>Null.</summary>
    public static Shape Null { get; } = new(ShapeKinds.Null);

    /// <summary>True or false.</summary>
    public static Shape Boolean { get; } = new(ShapeKinds.Boolean);

    /// <summary>Any number.</summary>
    public static Shape Number { get; } = new(ShapeKinds.Number);

    /// <summary>A number without a fraction.</summary>
    public static Shape Integer { get; } = new(ShapeKinds.Integer);

    /// <summary>Any string.</summary>
    public static Shape String { get; } = new(ShapeKinds.String);

    /// <summary>Any array.</summary>
    public static Shape AnyArray { get; } = new(ShapeKinds.Array);

    /// <summary>Any object.</summary>
    public static Shape AnyObject { get; } = new(ShapeKinds.Object);

    /// <summary>No value in the place where one is asked for.</summary>
    internal static Shape Missing { get; } = new(ShapeKinds.Missing);

    /// <summary>Whatever an expression of JSONata may give.</summary>
    internal static Shape Anything { get; } = new(ShapeKinds.All);

    /// <summary>The kinds that a value may be of.</summary>
    public ShapeKinds Kinds { get; private init; }

    /// <summary>The strings that it can be, in ordinal order; empty where it can be any, or none.</summary>
    public EquatableArray<string> Texts { get; private init; }

    /// <summary>What it holds as an array; null where that is not known, or it is none.</summary>
    public ArrayShape? Array { get; private init; }

    /// <summary>What it holds as an object; null where that is not known, or it is none.</summary>
    public ObjectShape? Object { get; private init; }

    /// <summary>Whether a type of C# says all of this, and not only the definition.</summary>
    public bool IsDeclared { get; private init; }

    /// <summary>Whether there is no such value.</summary>
    public bool IsNever => Kinds == ShapeKinds.None;

    private int Depth { get; init; }

    private int Parts { get; init; } = 1;

    /// <summary>One of some strings.</summary>
    /// <param name="texts">The strings; where they are too many, any string.</param>
    public static Shape OneOf(params IEnumerable<string> texts)
    {
        var sorted = texts.Distinct(StringComparer.Ordinal).OrderBy(static text => text, StringComparer.Ordinal).ToEquatableArray();
        return sorted.Count > MostTexts ? String : sorted.IsEmpty ? Never : String with { Texts = sorted };
    }

    /// <summary>One string.</summary>
    /// <param name="text">The string.</param>
    internal static Shape Of(string text) => String with { Texts = [text] };

    /// <summary>An array of any length.</summary>
    /// <param name="element">What each element is.</param>
    public static Shape ArrayOf(Shape element) => element == Any ? AnyArray : OfArray(new ArrayShape(element, [], IsTuple: element.IsNever));

    /// <summary>An array whose elements are known one by one.</summary>
    /// <param name="items">The elements in order.</param>
    public static Shape Tuple(IReadOnlyList<Shape> items)
    {
        var element = JoinAll(items);
        return items.Count > MostItems ? ArrayOf(element) : OfArray(new ArrayShape(element, items.ToEquatableArray(), IsTuple: true));
    }

    /// <summary>What each of some values fits.</summary>
    /// <param name="items">The shapes of the values.</param>
    internal static Shape JoinAll(IReadOnlyList<Shape> items) => JoinAll(items, 0, items.Count);

    // In halves: what grows with each item is copied a few times, and not for each of them.
    private static Shape JoinAll(IReadOnlyList<Shape> items, int start, int count) => count switch
    {
        0 => Never,
        1 => items[start],
        _ => Join(JoinAll(items, start, count / 2), JoinAll(items, start + (count / 2), count - (count / 2))),
    };

    /// <summary>An object.</summary>
    /// <param name="members">The members that are known; of a name that comes twice the last one counts.</param>
    /// <param name="isOpen">Whether it may have others.</param>
    public static Shape OfMembers(IEnumerable<MemberShape> members, bool isOpen = false)
    {
        MemberShape[] sorted = [.. members];
        if (!IsSorted(sorted))
        {
            var ordered = sorted.OrderBy(static member => member.Name, StringComparer.Ordinal).ToList();
            for (var i = ordered.Count - 2; i >= 0; i--)
            {
                if (ordered[i].Name == ordered[i + 1].Name)
                    ordered.RemoveAt(i);
            }

            sorted = [.. ordered];
        }

        return OfObject(new ObjectShape(new EquatableArray<MemberShape>(sorted), isOpen));
    }

    // And each name once.
    private static bool IsSorted(MemberShape[] members)
    {
        for (var i = 1; i < members.Length; i++)
        {
            if (string.CompareOrdinal(members[i - 1].Name, members[i].Name) >= 0)
                return false;
        }

        return true;
    }

    /// <summary>This shape and all inside as a type of C# says it.</summary>
    public Shape Declared() => this with
    {
        IsDeclared = true,
        Array = Array is not { } array ? null
            : new ArrayShape(array.Element.Declared(), array.Items.Select(static item => item.Declared()).ToEquatableArray(), array.IsTuple),
        Object = Object is not { } node ? null
            : node with { Members = node.Members.Select(static member => member with { Shape = member.Shape.Declared() }).ToEquatableArray() },
    };

    /// <inheritdoc/>
    public override string ToString() => ShapeText.Describe(this);

    internal bool May(ShapeKinds kinds) => (Kinds & kinds) != 0;

    /// <summary>Whether a value is certain to be there and of one of these kinds.</summary>
    internal bool IsOnly(ShapeKinds kinds) => !IsNever && (Kinds & ~kinds) == 0;

    /// <summary>The part of the shape that is of these kinds.</summary>
    internal Shape Only(ShapeKinds kinds)
    {
        var left = Kinds & kinds;
        if (left == Kinds)
            return this;
        var rest = new Shape(left) { IsDeclared = IsDeclared, Texts = (left & ShapeKinds.String) != 0 ? Texts : [] };
        return rest.With((left & ShapeKinds.Array) != 0 ? Array : null, (left & ShapeKinds.Object) != 0 ? Object : null);
    }

    internal Shape Without(ShapeKinds kinds) => Only(~kinds);

    private static Shape OfArray(ArrayShape array) => new Shape(ShapeKinds.Array).With(array, null);

    private static Shape OfObject(ObjectShape node) =>
        node is { IsOpen: true, Members.IsEmpty: true } ? AnyObject : new Shape(ShapeKinds.Object).With(null, node);

    // What would be too deep or too large loses its details here, and nowhere else: first those of its parts, then the parts themselves.
    private Shape With(ArrayShape? array, ObjectShape? node)
    {
        if (Measure(array, node) is var (depth, parts) && IsTooMuch(depth, parts))
        {
            array = array is null
                ? null : new ArrayShape(array.Element.Bare(), array.Items.Select(static item => item.Bare()).ToEquatableArray(), array.IsTuple);
            node = node is null
                ? null : node with { Members = node.Members.Select(static member => member with { Shape = member.Shape.Bare() }).ToEquatableArray() };
            (depth, parts) = Measure(array, node);
            if (IsTooMuch(depth, parts))
                (array, node, depth, parts) = (null, null, 0, 1);
        }

        return this with
        {
            Array = array is { Items.IsEmpty: true, IsTuple: false } && array.Element == Any ? null : array,
            Object = node,
            Depth = depth,
            Parts = parts
        };
    }

    private static bool IsTooMuch(int depth, int parts) => depth > MostDepth || parts > MostParts;

    private static (int Depth, int Parts) Measure(ArrayShape? array, ObjectShape? node)
    {
        var (depth, parts) = (0, 1);
        if (array is not null)
        {
            Add(array.Element);
            foreach (var item in array.Items)
                Add(item);
        }

        if (node is not null)
        {
            foreach (var member in node.Members)
                Add(member.Shape);
        }

        return (depth, parts);

        void Add(Shape part)
        {
            depth = Math.Max(depth, part.Depth + 1);
            parts = Math.Min(parts + part.Parts, MostParts + 1);
        }
    }

    // The kinds alone.
    private Shape Bare() => Array is null && Object is null && Texts.IsEmpty ? this : new Shape(Kinds) { IsDeclared = IsDeclared };
}
