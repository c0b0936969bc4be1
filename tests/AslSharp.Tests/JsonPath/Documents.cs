using CsCheck;

namespace AslSharp.Tests.JsonPath;

/// <summary>Random documents with few names, so that random paths often find something.</summary>
internal static class Documents
{
    public static Gen<AslValue> Any(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Const(AslValue.Null),
            Gen.Bool.Select(value => AslValue.Of(value)),
            Gen.Int[-5, 5].Select(value => AslValue.Of(value)),
            Gen.Char['a', 'c'].Select(value => AslValue.Of(value.ToString())));
        if (depth == 0)
            return leaf;
        var inner = Any(depth - 1);
        var array = inner.Array[0, 4].Select(items => AslValue.Array(items));
        var member = Gen.Select(Gen.Char['a', 'c'], inner, (name, value) => new AslProperty(PropertyName.Of(name.ToString()), value));
        var instance = member.Array[0, 4].Select(members => AslValue.Object(members));
        return Gen.Frequency((1, leaf), (2, array), (3, instance));
    }
}
