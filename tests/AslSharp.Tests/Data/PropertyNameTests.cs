namespace AslSharp.Tests.Data;

public sealed class PropertyNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("quote\" backslash\\ newline\n nul\0")]
    [InlineData("日本語 and 😀")]
    public void Of_SameText_IsTheSameObject(string text)
    {
        var name = PropertyName.Of(text);

        Assert.Same(name, PropertyName.Of(new string(text)));
        Assert.Same(name, AslValue.Parse(AslValue.EmptyObject.With(name, 1).ToJson()).Properties[0].Name);
        Assert.Equal(text, name.Text);
    }

    [Fact]
    public void FromData_LongName_IsFoundByAnInternedNameAndTheOtherWayRound()
    {
        var text = new string('n', PropertyNameTable.DocumentNameLengthLimit + 1) + Guid.NewGuid();
        var fromDocument = AslValue.Parse($$"""{"a":0,"{{text}}":1}""");
        var other = PropertyName.FromData(text);
        Assert.NotSame(fromDocument.Properties[1].Name, other);
        Assert.Equal(fromDocument.Properties[1].Name, other);
        Assert.Equal(1, fromDocument[other].GetInt32());

        var interned = PropertyName.Of(text);
        Assert.Equal(1, fromDocument[interned].GetInt32());
        Assert.Equal(1, AslValue.EmptyObject.With(interned, 1)[other].GetInt32());
        Assert.Equal(2, fromDocument.With(interned, 2).Count);
        Assert.Equal(1, fromDocument.Without(interned).Count);
        Assert.Equal(fromDocument, AslValue.EmptyObject.With(interned, 1).With("a", 0));
        Assert.Equal(other.GetHashCode(), interned.GetHashCode());
    }

    [Fact]
    public void Parse_ManyLongNames_FindsRepeatsAndMembers()
    {
        var prefix = new string('n', 80);
        var members = string.Join(',', Enumerable.Range(0, 40).Select(i => $"\"{prefix}{i % 20}\":{i}"));

        var value = AslValue.Parse($"{{{members}}}");

        Assert.Equal(20, value.Count);
        for (var i = 0; i < 20; i++) Assert.Equal(i + 20, value[prefix + i].GetInt32());
    }

    [Fact]
    public void Parse_RepeatedLongNameInASmallObject_LastWins()
    {
        var name = new string('r', 100);

        Assert.Equal($"{{\"{name}\":2}}", AslValue.Parse($"{{\"{name}\":1,\"{name}\":2}}").ToJson());
    }

    [Fact]
    public void Of_LoneSurrogates_KeepsThemApartAndEscapesThem()
    {
        var high = PropertyName.Of("x\uD800");
        var low = PropertyName.Of("x\uDC00");
        var replacement = PropertyName.Of("x\uFFFD");
        var value = AslValue.Object(new(high, 1), new(low, 2), new(replacement, 3));

        Assert.Equal(3, value.Count);
        Assert.Equal("{\"x\\ud800\":1,\"x\\udc00\":2,\"x\uFFFD\":3}", value.ToJson());
        Assert.Equal(value, AslValue.Parse(value.ToJson()));
        Assert.Equal("x\uD800", AslValue.Parse(value.ToJson()).Properties[0].Name.Text);
    }

    [Fact]
    public void Of_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => PropertyName.Of(null!));
        Assert.Throws<ArgumentNullException>(() => AslValue.EmptyObject[(string)null!]);
        Assert.Throws<ArgumentNullException>(() => AslValue.EmptyObject[(PropertyName)null!]);
    }

    [Fact]
    public void Of_FromManyThreads_GivesOneObject()
    {
        var texts = Enumerable.Range(0, 500).Select(i => $"thread-{i}").ToArray();
        var names = new PropertyName[4][];

        Parallel.For(0, names.Length, lane => names[lane] = [.. texts.Select(PropertyName.Of)]);

        for (var i = 0; i < texts.Length; i++)
        {
            foreach (var lane in names) Assert.Same(names[0][i], lane[i]);
        }
    }
}
