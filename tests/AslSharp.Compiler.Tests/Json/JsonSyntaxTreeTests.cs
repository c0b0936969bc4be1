using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Tests.Json;

public sealed class JsonSyntaxTreeTests
{
    [Fact]
    public void Parse_ValidJson_KeepsKindsOrderAndSpans()
    {
        const string text = """{ "s": "x", "n": -1.50e+3, "a": [true, false, null, {}, []] }""";

        var tree = Parse(text);

        Assert.Empty(tree.Diagnostics);
        var root = Assert.IsType<JsonObjectSyntax>(tree.Root);
        Assert.Equal(new TextSpan(0, text.Length), root.Span);
        Assert.Equal(["s", "n", "a"], root.Properties.Select(property => property.Name));
        Assert.Equal("-1.50e+3", Assert.IsType<JsonNumberSyntax>(root.Find("n")!.Value).Text);
        Assert.Equal("\"n\": -1.50e+3", Slice(text, root.Find("n")!.Span));
        Assert.Equal("\"n\"", Slice(text, root.Find("n")!.NameSpan));
        var array = Assert.IsType<JsonArraySyntax>(root.Find("a")!.Value);
        Assert.Equal(
            [JsonSyntaxKind.True, JsonSyntaxKind.False, JsonSyntaxKind.Null, JsonSyntaxKind.Object, JsonSyntaxKind.Array],
            array.Items.Select(item => item.Kind));
        Assert.Equal(["true", "false", "null", "{}", "[]"], array.Items.Select(item => Slice(text, item.Span)));
        Assert.Null(root.Find("S"));
    }

    [Fact]
    public void Parse_ByteOrderMark_IsNoPartOfTheText()
    {
        var tree = Parse("\uFEFF{\"a\": 1}");

        Assert.Empty(tree.Diagnostics);
        Assert.Equal(1, tree.Root.Span.Start);
    }

    [Fact]
    public void Parse_BytesThatAreNotUtf8_GivesAWarningAtTheirPlace()
    {
        var bytes = new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' };

        var tree = JsonSyntaxTree.Parse(
            new AslFile("x", SourceText.From(bytes, bytes.Length)), TestContext.Current.CancellationToken);

        var diagnostic = Assert.Single(tree.Diagnostics);
        Assert.Equal("ASL1012", diagnostic.Id);
        Assert.Equal(new TextSpan(1, 1), diagnostic.Location.Span);
    }

    [Fact]
    public void Parse_PlaceholdersInStrings_AreText()
    {
        var tree = Parse("""{"${Key}": {"a": "arn:${AWS::Partition}:x", "b": "${Seconds}"}}""");

        Assert.Empty(tree.Diagnostics);
    }

    [Fact]
    public void Find_InALargeObject_TakesTheLastOfTheName()
    {
        var text = "{" + string.Join(",", Enumerable.Range(0, 50).Select(i => $"\"k{i % 40}\": {i}")) + "}";

        var root = Assert.IsType<JsonObjectSyntax>(Parse(text).Root);

        Assert.Equal("43", Assert.IsType<JsonNumberSyntax>(root.Find("k3")!.Value).Text);
        Assert.Equal("39", Assert.IsType<JsonNumberSyntax>(root.Find("k39")!.Value).Text);
        Assert.Null(root.Find("k40"));
    }

    [Theory]
    [InlineData("""  "abc" """, 1, 1, "b")]
    [InlineData("""  "a\tc" """, 1, 1, "\\t")]
    [InlineData("""  "a\tcd" """, 2, 1, "c")]
    [InlineData("""  "a\tcd" """, 0, 4, "a\\tcd")]
    [InlineData("""  "\u0041\u0042c" """, 1, 1, "\\u0042")]
    [InlineData("""  "\u0041\u0042c" """, 2, 1, "c")]
    [InlineData("""  "\ud83d\ude00x" """, 0, 2, "\\ud83d\\ude00")]
    [InlineData("""  "\ud83d\ude00x" """, 2, 1, "x")]
    [InlineData("""  "x\n" """, 1, 9, "\\n")]
    [InlineData("""  "x\n" """, 2, 0, "")]
    public void MapSpan_ThroughEscapes_GivesTheCharactersInTheFile(string text, int start, int length, string expected)
    {
        var node = Assert.IsType<JsonStringSyntax>(Parse(text).Root);

        Assert.Equal(expected, Slice(text, node.MapSpan(start, length)));
    }

    [Fact]
    public void MapNameSpan_ThroughEscapes_GivesTheCharactersInTheFile()
    {
        const string text = """{"a\"b.$": 1}""";

        var property = Assert.IsType<JsonObjectSyntax>(Parse(text).Root).Properties[0];

        Assert.Equal("a\"b.$", property.Name);
        Assert.Equal(".$", Slice(text, property.MapNameSpan(3, 2)));
    }

    [Fact]
    public void Parse_LoneSurrogate_LeavesAValueThatCanBeWritten()
    {
        var node = Assert.IsType<JsonStringSyntax>(Parse("\"a\\ud800b\"").Root);

        Assert.Equal("a\uFFFDb", node.Value);
    }

    [Fact]
    public void Parse_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => JsonSyntaxTree.Parse(AslFile.Create("x", "{}"), source.Token));
    }

    private static JsonSyntaxTree Parse(string text) =>
        JsonSyntaxTree.Parse(AslFile.Create("x", text), TestContext.Current.CancellationToken);

    private static string Slice(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
