using AslSharp.Hosting;
using AslSharp.Runtime;
using CsCheck;

namespace AslSharp.Tests.JsonPath;

public sealed class JsonPathQueryTests
{
    private static readonly AslValue Store = AslValue.Parse(
        """
        {"store":{"book":[
          {"title":"A","price":8.95,"tags":["x","y"]},
          {"title":"B","price":12.99,"isbn":"1"},
          {"title":"C","price":8.99,"isbn":null},
          {"title":"D","price":22.99}],
          "bicycle":{"color":"red","price":19.95}},
         "limit":10}
        """);

    private static JsonPathQuery Books => JsonPathQuery.Root.Child("store").Child("book");

    [Fact]
    public void Wildcard_OverArray_GivesAllElements() =>
        AssertSelects("""["A","B","C","D"]""", Books.Wildcard().Child("title"));

    [Fact]
    public void Wildcard_OverObject_GivesAllValues() =>
        AssertSelects("""["red",19.95]""", JsonPathQuery.Root.Child("store").Child("bicycle").Wildcard());

    [Fact]
    public void Indefinite_NothingThere_IsAnEmptyArray()
    {
        AssertSelects("[]", JsonPathQuery.Root.Child("nope").Wildcard().Child("x"));
        AssertSelects("[]", JsonPathQuery.Root.Child("item").Child("items").Slice(1, 5).Child("itemValue"));
        AssertSelects("[]", JsonPathQuery.Root.Child("limit").Wildcard());
        AssertSelects("[]", JsonPathQuery.Root.Child("limit").Indexes(0, 1));
        Assert.Equal("[]", JsonPathQuery.Root.Wildcard().Select(AslValue.Null).ToJson());
    }

    [Fact]
    public void Indefinite_OneMatch_IsAnArrayOfOne() => AssertSelects("""["1"]""", Books.Slice(1, 2).Child("isbn"));

    [Theory]
    [InlineData(null, null, null, "[0,1,2,3,4]")]
    [InlineData(1, 3, null, "[1,2]")]
    [InlineData(2, null, null, "[2,3,4]")]
    [InlineData(null, 2, null, "[0,1]")]
    [InlineData(-2, null, null, "[3,4]")]
    [InlineData(null, -2, null, "[0,1,2]")]
    [InlineData(1, -1, null, "[1,2,3]")]
    [InlineData(3, 100, null, "[3,4]")]
    [InlineData(-100, 1, null, "[0]")]
    [InlineData(3, 1, null, "[]")]
    [InlineData(null, null, 2, "[0,2,4]")]
    [InlineData(null, null, -1, "[4,3,2,1,0]")]
    [InlineData(3, 0, -2, "[3,1]")]
    [InlineData(null, null, 0, "[]")]
    public void Slice_Limits_AreThoseOfPython(int? start, int? end, int? step, string expected) =>
        Assert.Equal(expected, JsonPathQuery.Root.Slice(start, end, step).Select(AslValue.Parse("[0,1,2,3,4]")).ToJson());

    [Fact]
    public void Indexes_Several_KeepTheirOrderAndSkipMissing() =>
        Assert.Equal("[3,1,3]", JsonPathQuery.Root.Indexes(2, 0, 9, -1).Select(AslValue.Parse("[1,2,3]")).ToJson());

    [Fact]
    public void Children_LastStep_MakesOneObjectOfThoseThatExist()
    {
        AssertSelects("""{"limit":10}""", JsonPathQuery.Root.Children("limit", "nope"));
        AssertSelects("""[{"title":"A"},{"title":"B","isbn":"1"}]""", Books.Slice(0, 2).Children("title", "isbn"));
    }

    [Fact]
    public void Children_NotLastStep_IsRefusedAsByTheService()
    {
        var query = JsonPathQuery.Root.Children("a", "b").Child("v").WithText("$['a', 'b'].v");
        var fault = Assert.Throws<RuntimeFault>(() => query.Select(AslValue.Parse("""{"a":{"v":1}}""")));
        Assert.Equal("Invalid path '$['a', 'b'].v' : Multi properties can only be used as path leafs: $['a', 'b']", fault.Detail);
    }

    [Fact]
    public void Descendants_Name_IsDepthFirstInDocumentOrder() =>
        AssertSelects("[8.95,12.99,8.99,22.99,19.95]", JsonPathQuery.Root.Descendants().Child("price"));

    [Fact]
    public void Descendants_Matches_ParentComesBeforeChild() =>
        Assert.Equal("""[{"a":{"a":1}},{"a":1},1]""", JsonPathQuery.Root.Descendants().Child("a").Select(AslValue.Parse("""{"a":{"a":{"a":1}}}""")).ToJson());

    [Fact]
    public void Descendants_Index_TakesFromEveryArray() =>
        Assert.Equal("""[[1,2],1,5]""", JsonPathQuery.Root.Descendants().Index(0).Select(AslValue.Parse("""[[1,2],{"x":[5]}]""")).ToJson());

    [Fact]
    public void Descendants_Wildcard_GivesEveryNodeBelow() =>
        Assert.Equal("""[{"b":[1]},[1],1]""", JsonPathQuery.Root.Descendants().Wildcard().Select(AslValue.Parse("""{"a":{"b":[1]}}""")).ToJson());

    [Fact]
    public void Descendants_Filter_FindsObjectsAnywhere() =>
        AssertSelects("""["B","C"]""", JsonPathQuery.Root.Descendants().Filter(FilterExpression.Exists(JsonPathQuery.Current.Child("isbn"))).Child("title"));

    [Fact]
    public void Definite_NothingThere_FailsInTheLibrarysWords()
    {
        var query = JsonPathQuery.Root.Child("nope").Children("a", "b");
        Assert.True(query.Find(Store).IsUndefined);
        Assert.Equal(
            "Invalid path '$['nope']['a', 'b']' : Missing property in path $['nope']",
            Assert.Throws<RuntimeFault>(() => query.Select(Store)).Detail);
        Assert.StartsWith(
            "The JSONPath '$.nope['a','b']' specified for the field 'x.$' could not be found in the input '{\"store\"",
            Assert.Throws<RuntimeFault>(() => query.WithText("$.nope['a','b']").Select(Store, "x.$")).Detail);
    }

    [Theory]
    [InlineData(JsonPathFunction.Length, "4")]
    [InlineData(JsonPathFunction.Min, "1.0")]
    [InlineData(JsonPathFunction.Max, "4.0")]
    [InlineData(JsonPathFunction.Sum, "10.0")]
    [InlineData(JsonPathFunction.Avg, "2.5")]
    [InlineData(JsonPathFunction.First, "1")]
    [InlineData(JsonPathFunction.Last, "4")]
    public void Function_OnArray_GivesItsValue(JsonPathFunction function, string expected) =>
        Assert.Equal(expected, JsonPathQuery.Root.Child("n").Function(function).Select(AslValue.Parse("""{"n":[1,2,3,4]}""")).ToJson());

    [Fact]
    public void Function_AfterManyMatches_SeesAllOfThem()
    {
        AssertSelects("4", Books.Wildcard().Function(JsonPathFunction.Length));
        AssertSelects("22.99", JsonPathQuery.Root.Descendants().Child("price").Function(JsonPathFunction.Max));
        AssertSelects("\"D\"", Books.Wildcard().Child("title").Function(JsonPathFunction.Index, AslValue.Of(-1)));
    }

    [Fact]
    public void Function_WithArguments_UsesThem()
    {
        AssertSelects("[\"x\",\"y\",10]", Books.Index(0).Child("tags").Function(JsonPathFunction.Append, JsonPathQuery.Root.Child("limit")));
        AssertSelects("\"xy-A\"", Books.Index(0).Child("tags").Function(JsonPathFunction.Concat, AslValue.Of("-"), Books.Index(0).Child("title")));
        AssertSelects("[\"color\",\"price\"]", JsonPathQuery.Root.Child("store").Child("bicycle").Function(JsonPathFunction.Keys));
    }

    [Fact]
    public void Descendants_AnyDocument_AgreesWithANaiveWalk() =>
        Documents.Any(4).Sample(document =>
            JsonPathQuery.Root.Descendants().Child("a").Select(document) == AslValue.Array(Naive(document).ToArray()));

    private static IEnumerable<AslValue> Naive(AslValue node)
    {
        if (!node["a"].IsUndefined)
            yield return node["a"];
        foreach (var child in node.Items.ToArray().Concat(node.Properties.ToArray().Select(member => member.Value)))
        {
            foreach (var match in Naive(child))
                yield return match;
        }
    }

    private static void AssertSelects(string expected, JsonPathQuery query) => Assert.Equal(expected, query.Select(Store).ToJson());
}
