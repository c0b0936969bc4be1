using AslSharp.Compiler.Json;
using AslSharp.Compiler.Tests.Text;
using Microsoft.CodeAnalysis;
using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;

namespace AslSharp.Compiler.Tests.Json;

public sealed class JsonSyntaxTreeErrorTests
{
    public static TheoryData<string, DiagnosticDescriptor> OneMistake => new()
    {
        { "[||]", DefinitionEmpty },
        { "[||]  \n\t ", DefinitionEmpty },
        { """{"a": 1[||] "b": 2}""", CommaMissing },
        { """{"a": {}[||] "b": 2}""", CommaMissing },
        { """{"a": [1[||] 2]}""", CommaMissing },
        { """[1[||] 2 3 4 5]""", CommaMissing },
        { """{"a": 1[|,|]}""", CommaTrailing },
        { """[1[|,|]]""", CommaTrailing },
        { """{"a": 1,[|,|] "b": 2}""", JsonTokenUnexpected },
        { """[[|,|] 1]""", JsonTokenUnexpected },
        { """{[|"a"|] 1}""", ColonMissing },
        { """{[|"a"|], "b": 1}""", ColonMissing },
        { """{[|"a"|]}""", ColonMissing },
        { """{"a":[|:|] 1}""", JsonTokenUnexpected },
        { """{"a": [|}|]""", JsonValueMissing },
        { """{"a": [|,|] "b": 1}""", JsonValueMissing },
        { """{"a": 1[||]""", BracketNotClosed },
        { """{"a": [1, 2[||]""", BracketNotClosed },
        { """{"a": [1, 2[|}|]""", BracketNotClosed },
        { """[{"a": 1[|]|]""", BracketNotClosed },
        { """{"a": {"b": {"c": [{"d": 1[||]""", BracketNotClosed },
        { """{"a": [1, "b"[|:|] 3}""", JsonTokenUnexpected },
        { """["a"[|:|] 1, "b": 2]""", JsonTokenUnexpected },
        { """{"a": [|"b}|]""", StringNotClosed },
        { "{\"a\": [|\"b,|]\n \"c\": 1}", StringNotClosed },
        { "{\"a\": [|\"b|]\n}", StringNotClosed },
        { "{[|\"a: 1,|]\n \"c\": 1}", StringNotClosed },
        { "{[|\"a|]", StringNotClosed },
        { """{"a": "x[|\q|]y"}""", EscapeInvalid },
        { """{"a": "x[|\u12|]y"}""", EscapeInvalid },
        { "{\"a\": \"one[|\n|]two\nthree\"}", ControlCharacterInString },
        { "{\"a\": \"one[|\r\n|]two\", \"b\": 1}", ControlCharacterInString },
        { "{\"a\": \"one[|\t|]two\"}", ControlCharacterInString },
        { """{"a": "[|\ud800|]"}""", SurrogateUnpaired },
        { """{"a": "[|\udc00|]"}""", SurrogateUnpaired },
        { """{"a": "[|\ud800|]\n"}""", SurrogateUnpaired },
        { "{\"a\": \"[|\ud800|]\"}", SurrogateUnpaired },
        { "{\"a\": \"caf[|\ufffd|]\"}", EncodingInvalid },
        { "{[|// one|]\n \"a\": 1} // two", CommentInJson },
        { "{[|/* one */|] \"a\": 1}", CommentInJson },
        { "{\"a\": 1} [|/*|] one", CommentNotClosed },
        { """{"a": [|01|]}""", NumberInvalid },
        { """{"a": [|+1|]}""", NumberInvalid },
        { """{"a": [|1.|]}""", NumberInvalid },
        { """{"a": [|.5|]}""", NumberInvalid },
        { """{"a": [|1e|]}""", NumberInvalid },
        { """{"a": [|-|]}""", NumberInvalid },
        { """{"a": [|0x1F|]}""", NumberInvalid },
        { """{"a": [|2024-01-01|]}""", NumberInvalid },
        { """{"a": [|True|], "b": 1}""", WordUnknown },
        { """{"a": [|NaN|]}""", WordUnknown },
        { """{[|a|]: 1, "b": 2}""", QuotesMissing },
        { """{"a": [|'x'|]}""", QuotesMissing },
        { """{[|'a'|]: 1}""", QuotesMissing },
        { """{"a": 1, [|"a"|]: 2}""", PropertyDuplicate },
        { """{"a": 1, [|"\u0061"|]: 2}""", PropertyDuplicate },
        { """{"a": 1}[|}|]""", ContentAfterEnd },
        { """{"a": 1} [|{|]"b": 2}""", ContentAfterEnd },
        { """{"a": {"b": 1}}[|,|] "c": {}}""", ContentAfterEnd },
        { """{"a": [|${Seconds}|], "b": 1}""", PlaceholderUnfilled },
        { "{\"a\": [|${Seconds|]\n, \"b\": 1}", JsonTokenUnexpected },
        { """{"a": [|@#%|], "b": 1}""", JsonTokenUnexpected },
        { """{[|{|]"a": 1}, "b": 1}""", JsonTokenUnexpected },
        { """{"a": 1 [|]|], "b": 1}""", JsonTokenUnexpected },
    };

    [Theory]
    [MemberData(nameof(OneMistake))]
    public void Text_WithOneMistake_GivesOneMessageAtItsPlace(string marked, DiagnosticDescriptor rule)
    {
        var text = MarkedText.Parse(marked);

        var tree = JsonSyntaxTree.Parse(text.File, TestContext.Current.CancellationToken);

        text.AssertReported(tree.Diagnostics, rule);
    }

    [Fact]
    public void Text_WithMistakesApart_GivesAMessageForEach()
    {
        var text = MarkedText.Parse(
            """
            {
              "a": 1[||]
              "b": [1, 2[|,|]],
              "c": [|tru|],
              "d": { "e": "[|\x|]" }[|,|]
            }
            """);

        var tree = JsonSyntaxTree.Parse(text.File, TestContext.Current.CancellationToken);

        text.AssertReported(tree.Diagnostics, CommaMissing, CommaTrailing, WordUnknown, EscapeInvalid, CommaTrailing);
        var root = Assert.IsType<JsonObjectSyntax>(tree.Root);
        Assert.Equal(["a", "b", "c", "d"], root.Properties.Select(property => property.Name));
    }

    [Fact]
    public void Property_WrittenTwice_PointsAtTheFirstAndTheLastCounts()
    {
        var text = MarkedText.Parse("""{"a": 1, "b": 2, [|"a"|]: 3}""");

        var tree = JsonSyntaxTree.Parse(text.File, TestContext.Current.CancellationToken);

        text.AssertReported(tree.Diagnostics, PropertyDuplicate);
        Assert.Equal(1, tree.Diagnostics[0].Related[0].Span.Start);
        var root = Assert.IsType<JsonObjectSyntax>(tree.Root);
        Assert.Equal("3", Assert.IsType<JsonNumberSyntax>(root.Find("a")!.Value).Text);
    }

    [Fact]
    public void Bracket_NotClosed_PointsAtItsOpeningAndNamesTheLine()
    {
        var text = MarkedText.Parse("{\n \"a\": [1\n[|}|]");

        var tree = JsonSyntaxTree.Parse(text.File, TestContext.Current.CancellationToken);

        text.AssertReported(tree.Diagnostics, BracketNotClosed);
        Assert.Equal("The '[' of line 2 is not closed; write ']' here", tree.Diagnostics[0].Message);
        Assert.Equal("[", text.Text.Substring(tree.Diagnostics[0].Related[0].Span.Start, 1));
        Assert.Equal("test.asl.json(3,1): error ASL1007: The '[' of line 2 is not closed; write ']' here", tree.Diagnostics[0].ToString());
    }
}
