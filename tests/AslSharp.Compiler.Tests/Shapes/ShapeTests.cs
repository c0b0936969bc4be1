using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Text;
using CsCheck;

namespace AslSharp.Compiler.Tests.Shapes;

/// <summary>The laws of shapes, over random JSON.</summary>
public sealed class ShapeTests
{
    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, json) => depth > 3
        ? Scalar
        : Gen.Frequency(
            (3, Scalar),
            (1, json.Array[0, 3].Select(static items => $"[{string.Join(",", items)}]")),
            (2, Gen.Select(Gen.OneOf(Gen.Const("a"), Gen.Const("b"), Gen.Const("c"), Gen.Const("d")), json).Array[0, 4].Select(static members =>
                "{" + string.Join(",", members.DistinctBy(static member => member.Item1).Select(static member => $"\"{member.Item1}\":{member.Item2}")) + "}"))));

    private static Gen<string> Scalar => Gen.Int[0, 8].Select(static index => new[] { "null", "true", "false", "1", "2.5", "1.0", "\"a\"", "\"b\"", "\"long\"" }[index]);

    [Fact]
    public void Value_FitsItsOwnShape() => Json.Sample(static json => Of(json).IsWithin(Of(json)) && Of(json).Overlaps(Of(json)), iter: 2000);

    [Fact]
    public void Join_HoldsBoth() => Gen.Select(Json, Json, Json).Sample(
        static (one, two, three) =>
        {
            var joined = Shape.Join(Shape.Join(Of(one), Of(two)), Of(three));
            return Of(one).IsWithin(joined) && Of(two).IsWithin(joined) && Of(three).IsWithin(joined) && joined.IsWithin(Shape.Any) && joined.Overlaps(Of(two));
        },
        iter: 5000);

    [Fact]
    public void Join_WithWhatItHolds_ChangesNothing() => Gen.Select(Json, Json).Sample(
        static (one, two) =>
        {
            var joined = Shape.Join(Of(one), Of(two));
            return ReferenceEquals(Shape.Join(joined, Of(two)), joined) && Shape.Join(Of(two), Of(one)) == joined && Shape.Join(joined, joined) == joined;
        },
        iter: 5000);

    [Fact]
    public void Widen_HoldsBothAndEnds() => Json.Array[12].Sample(
        static values =>
        {
            var widened = values.Aggregate(Shape.Never, static (shape, value) => Shape.Widen(shape, Of(value)));
            var again = values.Aggregate(widened, static (shape, value) => Shape.Widen(shape, Of(value)));
            return values.All(value => Of(value).IsWithin(widened)) && values.Aggregate(again, static (shape, value) => Shape.Widen(shape, Of(value))) == again;
        },
        iter: 2000);

    [Fact]
    public void Within_Overlaps() => Gen.Select(Json, Json).Sample(static (one, two) => !Of(one).IsWithin(Of(two)) || Of(one).Overlaps(Of(two)), iter: 5000);

    [Fact]
    public void Merge_HoldsWhatTheMergedObjectIs() => Gen.Select(Json, Json).Where(static (one, two) => one.StartsWith('{') && two.StartsWith('{')).Sample(
        static (one, two) =>
        {
            var merged = System.Text.Json.Nodes.JsonNode.Parse(one)!.AsObject();
            foreach (var member in System.Text.Json.Nodes.JsonNode.Parse(two)!.AsObject())
                merged[member.Key] = member.Value?.DeepClone();
            return Of(merged.ToJsonString()).IsWithin(Shape.Merge(Of(one), Of(two)));
        },
        iter: 500);

    [Fact]
    public void Shape_OfWhatGrowsWithoutEnd_StaysSmall()
    {
        var shape = Shape.OfMembers([]);
        for (var i = 0; i < 1000; i++)
            shape = Shape.Join(shape, Shape.OfMembers([new("a", shape, true), new("b", shape, true), new($"c{i}", Shape.String, true)]));
        Assert.True(shape.IsWithin(Shape.AnyObject));
        Assert.Equal(shape, Shape.Join(shape, shape));
    }

    [Theory]
    [InlineData("""{ "id": 1, "lines": [], "total": 2.5 }""", "an object with id, lines and total")]
    [InlineData("{}", "an empty object")]
    [InlineData("[1, 2]", "a list of numbers")]
    [InlineData("""["a"]""", "a list of strings")]
    [InlineData("[]", "an empty list")]
    [InlineData("null", "null")]
    [InlineData("true", "true")]
    [InlineData("12", "a whole number")]
    [InlineData("\"on\"", "\"on\"")]
    [InlineData("\"${Name}\"", "anything")]
    [InlineData("""{ "Ref": "Name" }""", "anything")]
    [InlineData("""{ "a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1, "g": 1, "h": 1 }""", "an object with a, b, c, d, e, f and 2 more")]
    public void ToString_OfAShape_IsPlainWords(string json, string words) => Assert.Equal(words, Of(json).ToString());

    [Fact]
    public void ToString_OfAUnion_NamesAll() => Assert.Equal("a string, a number, a boolean or null", Shape.Join(Shape.Join(Shape.String, Shape.Null), Shape.Join(Shape.Boolean, Shape.Number)).ToString());

    private static Shape Of(string json) => LiteralShapes.Of(JsonSyntaxTree.Parse(AslFile.Create("value", json)).Root);
}
