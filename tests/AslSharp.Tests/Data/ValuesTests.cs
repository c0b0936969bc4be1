using AslSharp.Runtime;

namespace AslSharp.Tests.Data;

public sealed class ValuesTests
{
    private static readonly PropertyName A = PropertyName.Of("a");
    private static readonly PropertyName B = PropertyName.Of("b");

    [Theory]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Merge_NothingHeld_GivesTheDocumentItself(string json)
        => Assert.Equal(json, Values.Merge(AslValue.Parse(json), [new(A, default), new(B, default)]).ToJson());

    [Fact]
    public void Merge_KnownMember_KeepsItsPlace()
        => Assert.Equal("""{"a":3,"c":2,"b":4}""", Values.Merge(AslValue.Parse("""{"a":1,"c":2}"""), [new(A, 3), new(B, 4)]).ToJson());

    [Fact]
    public void Merge_UndefinedMember_IsLeftOut()
        => Assert.Equal("""{"x":1,"b":2}""", Values.Merge(AslValue.Parse("""{"x":1}"""), [new(A, default), new(B, 2)]).ToJson());

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void Merge_AnySize_IsTheSameAsOneWithAfterAnother(int size)
    {
        var document = AslValue.EmptyObject;
        for (var i = 0; i < size; i++) document = document.With($"m{i}", i);

        var merged = Values.Merge(document, [new(A, 1), new(PropertyName.Of("m0"), "new"), new(B, 2)]);

        Assert.Equal(document.With("a", 1).With("m0", "new").With("b", 2).ToJson(), merged.ToJson());
        Assert.Equal(2, merged["b"].GetInt32());
    }
}
