using System.Collections.Immutable;
using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Tests.Collections;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Arrays_WithEqualItems_AreEqual()
    {
        EquatableArray<string> left = ["a", "b"];
        var right = new List<string> { "a", "b" }.ToEquatableArray();

        Assert.True(left == right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.True(left.Equals((object)right));
    }

    [Fact]
    public void Arrays_WithOtherItemsOrOrder_Differ()
    {
        EquatableArray<string> left = ["a", "b"];

        Assert.True(left != ["b", "a"]);
        Assert.True(left != ["a"]);
        Assert.True(left != default(EquatableArray<string>));
    }

    [Fact]
    public void Empty_InAnyForm_IsTheDefault()
    {
        EquatableArray<int> none = [];

        Assert.Equal(default, none);
        Assert.Equal(default, new List<int>().ToEquatableArray());
        Assert.Equal(default, default(ImmutableArray<int>).ToEquatableArray());
        Assert.True(none.IsEmpty);
        Assert.Empty(none.ToArray());
        Assert.True(none.Count == 0);
        Assert.Throws<IndexOutOfRangeException>(() => none[0]);
    }

    [Fact]
    public void Items_OfTheSource_AreCopied()
    {
        var source = new[] { 1, 2 };
        var array = source.ToEquatableArray();

        source[0] = 9;
        array.ToArray()[1] = 9;

        Assert.Equal([1, 2], array);
        Assert.Equal(2, array[1]);
    }
}
