using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using CsCheck;

namespace AslSharp.Compiler.Tests.Json;

public sealed class JsonSyntaxTreePropertyTests
{
    private static readonly Gen<string> Pieces = Gen.OneOf(
        "{", "}", "[", "]", ":", ",", "\"", "\"a\"", "\"b\\n\"", "'", "\\", "\\u", "d800", "\\ud800", "\\udc00", "1", "-", "1.5e", "true", "nul",
        "//", "/*", "*/", "\n", "\r", " ", "${", "${A}", "\0", "\ufeff", "\ufffd", "é", "😀", "@");

    private static readonly Gen<JsonNode?> Json = Gen.Recursive<JsonNode?>((depth, inner) =>
    {
        var scalar = Gen.OneOf<JsonNode?>(
            Gen.String.Where(IsWellFormed).Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
            Gen.Const((JsonNode?)null));
        if (depth > 3)
            return scalar;
        return Gen.OneOf(
            scalar,
            inner.Array[0, 5].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Gen.Select(Gen.String.Where(IsWellFormed), inner).Array[0, 12].Select(pairs => (JsonNode?)new JsonObject(
                pairs.DistinctBy(pair => pair.Item1).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2?.DeepClone())))));
    });

    [Fact]
    public void Parse_AnyText_IsSound() =>
        Gen.OneOf(Gen.String, Pieces.Array[0, 40].Select(pieces => string.Concat(pieces))).Sample(
            text => JsonSyntaxTreeRobustnessTests.AssertSound(JsonSyntaxTree.Parse(AslFile.Create("x", text))), iter: 20_000);

    [Fact]
    public void Parse_PrintedJson_EqualsWhatWasPrinted() =>
        Gen.Select(Json, Gen.Bool).Sample(
            (node, isIndented) =>
            {
                var text = node is null ? "null" : node.ToJsonString(new JsonSerializerOptions { WriteIndented = isIndented });

                var tree = JsonSyntaxTree.Parse(AslFile.Create("x", text));

                // A text may look like a placeholder that was not closed.
                Assert.DoesNotContain(tree.Diagnostics, static diagnostic => diagnostic.IsError);
                Assert.True(JsonNode.DeepEquals(node, ToNode(tree.Root)), text);
            },
            iter: 500);

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }

        return true;
    }

    private static JsonNode? ToNode(JsonValueSyntax value) => value switch
    {
        JsonObjectSyntax @object => new JsonObject(@object.Properties.Select(property => KeyValuePair.Create(property.Name, ToNode(property.Value)))),
        JsonArraySyntax array => new JsonArray([.. array.Items.Select(ToNode)]),
        JsonStringSyntax text => JsonValue.Create(text.Value),
        JsonNumberSyntax number when int.TryParse(number.Text, CultureInfo.InvariantCulture, out var integer) => JsonValue.Create(integer),
        JsonNumberSyntax number => JsonValue.Create(double.Parse(number.Text, CultureInfo.InvariantCulture)),
        JsonLiteralSyntax { Kind: JsonSyntaxKind.Null } => null,
        JsonLiteralSyntax literal => JsonValue.Create(literal.Kind == JsonSyntaxKind.True),
        _ => throw new InvalidOperationException(value.Kind.ToString()),
    };
}
