using AslSharp.Hosting;
using AslSharp.Runtime;
using Functions = AslSharp.Runtime.Intrinsics;

namespace AslSharp.Tests.JsonPath;

/// <summary>Values that a machine can build but nothing can print, and paths that never end: a fault, not the end of the process.</summary>
public sealed class HostileDocumentTests
{
    private const string Call = "States.X($.a)";

    private static readonly PropertyName A = PropertyName.Of("a");
    private static readonly PropertyName B = PropertyName.Of("b");
    private static readonly AslValue Deep = Nest(100_000, static inner => AslValue.Object(new AslProperty(A, inner)));
    private static readonly AslValue DeepArrays = Nest(100_000, static inner => AslValue.Array(inner));

    // Stands for 2^60 items.
    private static readonly AslValue Wide = Nest(60, static inner => AslValue.Array(inner, inner));

    private static readonly Dictionary<string, Action<AslValue>> Table = new()
    {
        ["text"] = static value => value.ToJson(),
        ["bytes"] = static value => value.ToUtf8Bytes(),
        ["length"] = static value => _ = value.Utf8Length,
        ["equality"] = static value => AslValue.DeepEquals(value, Copy(value)),
        ["JsonToString"] = static value => Functions.JsonToString(value),
        ["Format"] = static value => Functions.Format(Call, "{}", value),
        ["FormatTemplate"] = static value => new FormatTemplate(Call, "a", "b").Apply(value),
        ["Hash"] = static value => Functions.Hash(value, "MD5", Call),
        ["ArrayContains"] = static value => Functions.ArrayContains(AslValue.Array(1), value, Call),
        ["ArrayUnique"] = static value => Functions.ArrayUnique(AslValue.Array(value, Copy(value)), Call),
        ["missing template path"] = static value => new DefinitePath("$.b.c", B, PropertyName.Of("c")).Read(value, "x.$"),
        ["missing argument"] = static value => new DefinitePath("$.b", B).ReadArgument(value, Call),
        ["conflict"] = static value => new DefinitePath("$.a[7].b", A, 7, B).Write(AslValue.Object(new AslProperty(A, value)), 1),
        ["deep scan"] = static value => JsonPathQuery.Root.Descendants().Child("x").Select(value),
        ["deep scans"] = static value => JsonPathQuery.Root.Descendants().Wildcard().Descendants().Wildcard().Select(value),
        ["filter"] = static value => JsonPathQuery.Root.Descendants().Filter(
            FilterExpression.Compare(FilterOperator.Equal, JsonPathQuery.Current.Child("a"), Copy(value))).Select(value),
        ["SecondsPath"] = static value => FieldValues.WaitSeconds(value, "$.s"),
        ["CausePath"] = static value => FieldValues.Text(value, "CausePath", "$.c"),
        ["MaxConcurrencyPath"] = static value => FieldValues.MaxConcurrency(value, "$.c"),
    };

    public static TheoryData<string> Uses => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Uses))]
    public void Use_OfADeepValue_IsAFault(string use)
    {
        Assert.Throws<RuntimeFault>(() => Table[use](Deep));
        Assert.Throws<RuntimeFault>(() => Table[use](DeepArrays));
    }

    [Theory]
    [InlineData("equality")]
    [InlineData("Format")]
    [InlineData("Hash")]
    [InlineData("ArrayUnique")]
    [InlineData("deep scan")]
    [InlineData("deep scans")]
    public void Use_OfAValueThatSharesItsParts_IsAFault(string use) => Assert.Throws<RuntimeFault>(() => Table[use](Wide));

    [Fact]
    public void HashCode_OfAHostileValue_IsThere()
    {
        Assert.Equal(Deep.GetHashCode(), Copy(Deep).GetHashCode());
        Assert.Equal(Wide.GetHashCode(), Copy(Wide).GetHashCode());
    }

    [Fact]
    public void Search_OfManySteps_IsGivenUp()
    {
        var scans = JsonPathQuery.Root;
        for (var i = 0; i < 12; i++) scans = scans.Descendants().Wildcard();
        AssertGivenUp(scans, Nest(40, static inner => AslValue.Array(inner, 1)));

        var rows = AslValue.Array([.. Enumerable.Range(0, 300).Select(static i => AslValue.Array([.. Enumerable.Range(0, 300).Select(n => AslValue.Of(-n))]))]);
        var member = FilterExpression.Compare(FilterOperator.In, AslValue.Of(1), JsonPathQuery.Root.Descendants().Wildcard());
        AssertGivenUp(JsonPathQuery.Root.Wildcard().Filter(member), rows);
    }

    [Fact]
    public void Search_OfALargeDocument_Succeeds()
    {
        var document = AslValue.Array([.. Enumerable.Range(0, 300_000).Select(static i => AslValue.Object(new AslProperty(A, i)))]);
        Assert.Equal(300_000, JsonPathQuery.Root.Descendants().Child(A).Select(document).Count);
    }

    [Fact]
    public void Text_ThatDoublesForEver_IsAFault()
    {
        var text = AslValue.Of(new string('x', 1 << 20));
        Assert.Throws<RuntimeFault>(() =>
        {
            for (var i = 0; i < 20; i++) text = new FormatTemplate(Call, "", "", "").Apply(text, text);
        });
    }

    private static void AssertGivenUp(JsonPathQuery path, AslValue document) =>
        Assert.Contains("takes more than", Assert.Throws<RuntimeFault>(() => path.Select(document)).Detail, StringComparison.Ordinal);

    private static AslValue Nest(int depth, Func<AslValue, AslValue> wrap)
    {
        var value = AslValue.Of(1);
        for (var i = 0; i < depth; i++) value = wrap(value);
        return value;
    }

    // The same value built anew, so that nothing is equal for being the same object.
    private static AslValue Copy(AslValue value)
    {
        var depth = 0;
        for (var inner = value; inner.IsArray || inner.IsObject; inner = inner.IsArray ? inner[0] : inner[A]) depth++;
        var isObject = value.IsObject;
        var count = value.Count;
        return Nest(depth, inner => isObject ? AslValue.Object(new AslProperty(A, inner)) : AslValue.Array([.. Enumerable.Repeat(inner, count)]));
    }
}
