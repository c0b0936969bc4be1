using AslSharp.Runtime;

namespace AslSharp.Tests.Data;

/// <summary>Values that hold objects of C#, made plain.</summary>
public sealed class AslValueTypedTests
{
    private static readonly ArrayForm<int> Form = new(typeof(AslValueTypedTests), static _ => true, static (item, _) => AslValue.Of(item));

    [Fact]
    public void ToPlain_ObjectsInside_BecomeJson_AndWhatIsBesideStays()
    {
        var beside = AslValue.Parse("""{"a":[1,{"b":2}]}""");
        int[] items = [1, 2];
        var value = AslValue.Object(new AslProperty("held", AslValue.Array([Form.Write(items), 3])), new AslProperty("beside", beside));

        var plain = value.ToPlain();
        items[0] = 9;

        Assert.Equal("""{"held":[[1,2],3],"beside":{"a":[1,{"b":2}]}}""", plain.ToJson());
        Assert.StartsWith("""{"held":[[9,2],3]""", value.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToPlain_NestedTooDeep_StaysAsItIs()
    {
        Assert.True(Form.Write([1]).IsArray);
        var deep = AslValue.Of(1);
        for (var i = 0; i < 5_000; i++) deep = AslValue.Array([deep]);

        Assert.Equal(1, deep.ToPlain().Count);
    }

    [Fact]
    public void ToPlain_WhatStandsInManyPlaces_IsLookedAtOnce()
    {
        var wide = AslValue.Array([Form.Write([1])]);
        // 2 to the power of 60 places.
        for (var i = 0; i < 60; i++) wide = AslValue.Array([wide, wide]);

        var plain = wide.ToPlain();
        for (var i = 0; i < 60; i++) plain = plain[1];
        Assert.Equal("[[1]]", plain.ToJson());
    }
}
