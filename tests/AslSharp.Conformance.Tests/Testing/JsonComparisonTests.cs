using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Testing;

public sealed class JsonComparisonTests
{
    [Theory]
    [InlineData("""{"a": 1, "b": [true]}""", """{"b": [true], "a": 1.0}""", null)]
    [InlineData("""{"a": 1}""", """{"a": 1, "b": 2}""", "/b: expected nothing but was 2")]
    [InlineData("""{"a": {"b": 1}}""", """{"a": {}}""", "/a/b: expected 1 but was nothing")]
    [InlineData("""[1, 2]""", """[1, 3]""", "/1: expected 2 but was 3")]
    [InlineData("""{"x/y": 1}""", """{"x/y": "1"}""", "/x~1y: expected 1 but was \"1\"")]
    public void Difference_Values_NamesTheFirst(string expected, string actual, string? difference)
        => Assert.Equal(difference, JsonComparison.Difference(AslValue.Parse(expected), AslValue.Parse(actual), "", Marks("[]", "[]")));

    [Theory]
    [InlineData("id <uuid:1> of (a)", "id 42 of (a)", true)]
    [InlineData("id <uuid:1> of (a)", "id 42 of a", false)]
    [InlineData("blanked", "anything", true)]
    [InlineData("<a>/<b>", "line\nbreak/", true)]
    public void Difference_ScrubbedText_HoldsWildcards(string expected, string actual, bool isSame)
        => Assert.Equal(isSame, JsonComparison.Difference(expected, actual, "/t", Marks("[\"/t\"]", "[]")) is null);

    [Fact]
    public void Difference_ScrubbedMemberIsMissing_Differs()
        => Assert.NotNull(JsonComparison.Difference(AslValue.Parse("""{"t": "<x>"}"""), AslValue.EmptyObject, "", Marks("[\"/t\"]", "[]")));

    [Fact]
    public void Difference_ReserializedText_ComparesTheJson()
    {
        Assert.Null(JsonComparison.Difference("""{"a": 1}""", """{"a":1}""", "/t", Marks("[]", "[\"/t\"]")));
        Assert.NotNull(JsonComparison.Difference("""{"a": 1}""", """{"a":1}""", "/u", Marks("[]", "[\"/t\"]")));
    }

    private static ComparisonMarks Marks(string scrubbed, string reserialized)
        => new(AslValue.Object(new AslProperty("scrubbed", AslValue.Parse(scrubbed)), new AslProperty("reserialized", AslValue.Parse(reserialized))));
}
