using AslSharp.Runtime;

namespace AslSharp.Tests.Data;

public sealed class AslValueChangeTests
{
    private static readonly PropertyName A = PropertyName.Of("a");
    private static readonly PropertyName B = PropertyName.Of("b");

    [Fact]
    public void With_ExistingMember_ReplacesItAtItsPlace()
    {
        var before = AslValue.Parse("""{"a":1,"b":2}""");

        Assert.Equal("""{"a":[],"b":2}""", before.With(A, AslValue.EmptyArray).ToJson());
        Assert.Equal("""{"a":1,"b":2}""", before.ToJson());
    }

    [Fact]
    public void With_NewMember_AddsItAtTheEnd()
    {
        Assert.Equal("""{"b":2,"a":"x"}""", AslValue.Parse("""{"b":2}""").With(A, "x").ToJson());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    public void With_OnOtherKinds_GivesAnObjectOfThatMember(string json)
    {
        Assert.Equal("""{"a":1}""", AslValue.Parse(json).With(A, 1).ToJson());
    }

    [Fact]
    public void With_Undefined_StoresNull()
    {
        var value = AslValue.EmptyObject.With(A, AslValue.Undefined);

        Assert.True(value[A].IsNull);
        Assert.True(AslValue.Array(AslValue.Undefined)[0].IsNull);
        Assert.True(AslValue.Object(new AslProperty(A, AslValue.Undefined))[A].IsNull);
    }

    [Fact]
    public void Without_Member_LeavesTheOthersInOrder()
    {
        var value = AslValue.Parse("""{"c":0,"a":1,"b":2}""");

        Assert.Equal("""{"c":0,"b":2}""", value.Without(A).ToJson());
        Assert.Equal("{}", value.Without(A).Without(B).Without("c").ToJson());
        Assert.Equal(value, value.Without("absent"));
    }

    [Fact]
    public void WithItem_Index_ReplacesThatItemAlone()
    {
        var value = AslValue.Array(1, 2, 3);

        Assert.Equal("[1,true,3]", value.WithItem(1, true).ToJson());
        Assert.Equal("[1,2,3]", value.ToJson());
        Assert.Throws<ArgumentOutOfRangeException>(() => value.WithItem(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => value.WithItem(-1, 0));
        Assert.Throws<InvalidOperationException>(() => AslValue.EmptyObject.WithItem(0, 0));
    }

    [Fact]
    public void Object_RepeatedName_LastWinsAtTheFirstPlace()
    {
        var value = AslValue.Object(new(A, 1), new(B, 2), new(A, 3));

        Assert.Equal("""{"a":3,"b":2}""", value.ToJson());
        Assert.Equal(2, value.Count);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    [InlineData(1000)]
    public void Object_OfManyMembers_FindsEachByNameAndText(int count)
    {
        var value = AslValue.EmptyObject;
        for (var i = 0; i < count; i++) value = value.With($"member{i}", i);
        var parsed = AslValue.Parse(value.ToJson());

        foreach (var candidate in new[] { value, parsed, value.Detach(), Values.Object(value.Properties.ToArray()) })
        {
            Assert.Equal(count, candidate.Count);
            for (var pass = 0; pass < 2; pass++)
            {
                for (var i = 0; i < count; i++)
                {
                    Assert.Equal(i, candidate[PropertyName.Of($"member{i}")].GetInt32());
                    Assert.Equal(i, candidate[$"member{i}"].GetInt32());
                }
            }

            Assert.True(candidate["absent"].IsUndefined);
            Assert.True(candidate[A].IsUndefined);
            Assert.Equal(value, candidate);
        }
    }

    [Fact]
    public void With_OnManyMembers_ReplacesAddsAndShrinks()
    {
        var value = AslValue.EmptyObject;
        for (var i = 0; i < 20; i++) value = value.With($"member{i}", i);
        _ = value["member3"];
        _ = value["member3"];

        var replaced = value.With("member7", "seven");
        Assert.Equal("seven", replaced["member7"].GetString());
        Assert.Equal(7, value["member7"].GetInt32());
        var added = replaced.With("member20", 20);
        Assert.Equal(20, added["member20"].GetInt32());
        Assert.Equal(21, added.Count);
        for (var i = 0; i < 10; i++) added = added.Without($"member{i}");
        Assert.Equal(11, added.Count);
        Assert.True(added["member7"].IsUndefined);
        Assert.Equal(20, added["member20"].GetInt32());
    }

    [Fact]
    public void Parse_RepeatedNamesInALargeObject_LastWinsAtTheFirstPlace()
    {
        var members = string.Join(',', Enumerable.Range(0, 60).Select(i => $"\"m{i % 30}\":{i}"));

        var value = AslValue.Parse($"{{{members}}}");

        Assert.Equal(30, value.Count);
        Assert.Equal(30, value.Properties[0].Value.GetInt32());
        Assert.Equal(59, value["m29"].GetInt32());
    }

    [Fact]
    public void Parse_ManyRepeatsOfFewNames_GivesASmallObject()
    {
        var members = string.Join(',', Enumerable.Range(0, 60).Select(i => $"\"m{i % 3}\":{i}"));

        Assert.Equal("""{"m0":57,"m1":58,"m2":59}""", AslValue.Parse($"{{{members}}}").ToJson());
    }

    [Fact]
    public void Parse_SimilarObjectsInAnArray_KeepEachOnesOwnMembers()
    {
        const string Json = """[{"a":1,"b":2},{"a":3,"b":4},{"a":5},{"b":6,"a":7},{"a":8,"a":9},{"a":1,"b":2,"b":3,"c":4}]""";

        Assert.Equal("""[{"a":1,"b":2},{"a":3,"b":4},{"a":5},{"b":6,"a":7},{"a":9},{"a":1,"b":3,"c":4}]""", AslValue.Parse(Json).ToJson());
    }

    [Fact]
    public void Parse_SimilarLargeObjects_AreIndexedAlike()
    {
        var row = string.Join(',', Enumerable.Range(0, 25).Select(i => $"\"m{i}\":{i}"));
        var shorter = string.Join(',', Enumerable.Range(0, 18).Select(i => $"\"m{i}\":{i}"));

        var value = AslValue.Parse($"[{{{row}}},{{{row}}},{{{shorter}}},{{{row}}}]");

        foreach (var item in value.Items)
        {
            for (var i = 0; i < item.Count; i++) Assert.Equal(i, item[$"m{i}"].GetInt32());
            Assert.Equal(item.Count == 18, item["m18"].IsUndefined);
        }
    }
}
