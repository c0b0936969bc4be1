using System.Text;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Tests.Json;

/// <summary>Bad input of every kind: no exception, no hang, and a diagnostic with a place.</summary>
public sealed class JsonSyntaxTreeRobustnessTests
{
    private const string Sample = """
        {
          // a comment
          "StartAt": "A\u00e9\ud83d\ude00",
          "States": { "A": { "Type": "Pass", "Result": [1, -2.5e3, true, false, null, {}, []], "End": true } }
        }
        """;

    [Fact]
    public void Parse_TextCutAnywhere_GivesAnError()
    {
        for (var length = 0; length < Sample.TrimEnd().Length; length++)
        {
            var tree = Parse(Sample[..length]);

            Assert.Contains(tree.Diagnostics, diagnostic => diagnostic.IsError);
            Assert.InRange(tree.Diagnostics.Length, 1, 3);
        }
    }

    [Fact]
    public void Parse_AnyCharacterReplaced_StaysInBounds()
    {
        foreach (var replacement in "\"'\\{}[]:,/*$ \n\0x1-\ud800\ufffd")
        {
            for (var i = 0; i < Sample.Length; i++)
                AssertSound(Parse(Sample[..i] + replacement + Sample[(i + 1)..]));
        }
    }

    [Theory]
    [InlineData("[", 1)]
    [InlineData("{\"a\":", 1)]
    [InlineData("[{\"a\":", 1)]
    [InlineData("]", 1)]
    [InlineData("}", 1)]
    [InlineData("[,", 100)]
    [InlineData(",", 1)]
    [InlineData(":", 1)]
    [InlineData("\"", 1)]
    [InlineData("\\", 1)]
    [InlineData("/*x", 1)]
    [InlineData("'", 3)]
    [InlineData("${", 1)]
    public void Parse_AHundredThousandTimes_GivesFewMessages(string part, int most)
    {
        var tree = Parse(string.Concat(Enumerable.Repeat(part, 100_000)));

        AssertSound(tree);
        Assert.InRange(tree.Diagnostics.Length, 1, most);
        Assert.True(tree.Diagnostics[0].IsError);
    }

    [Fact]
    public void Parse_NestingAtTheLimit_IsReadAndBeyondItIsSkipped()
    {
        var atLimit = Parse(new string('[', 256) + new string(']', 256));
        var beyond = Parse("{\"a\": " + new string('[', 300) + new string(']', 300) + ", \"b\": 1}");

        Assert.Empty(atLimit.Diagnostics);
        Assert.Equal("ASL1019", Assert.Single(beyond.Diagnostics).Id);
        Assert.Equal(["a", "b"], Assert.IsType<JsonObjectSyntax>(beyond.Root).Properties.Select(property => property.Name));
    }

    [Fact]
    public void Parse_FiveMegabytes_KeepsEverything()
    {
        var text = new StringBuilder("[");
        var count = 0;
        while (text.Length < 5_000_000)
            text.Append(count++ == 0 ? "" : ",\n").Append("{\"name\": \"value\\n\", \"list\": [1, 2, 3]}");
        text.Append(']');

        var tree = Parse(text.ToString());

        var tooLarge = Assert.Single(tree.Diagnostics);
        Assert.Equal("ASL1022", tooLarge.Id);
        Assert.Equal(1024 * 1024, tooLarge.Location.Span.Start);
        Assert.Equal(count, Assert.IsType<JsonArraySyntax>(tree.Root).Items.Length);
    }

    [Theory]
    [InlineData("\"\\q\",")]
    [InlineData("1 2,")]
    [InlineData("{\"a\": 1, \"a\": 2},")]
    [InlineData("\"a\n\",")]
    public void Parse_FiveMegabytesOfMistakes_StopsTellingAtAHundred(string part)
    {
        var tree = Parse("[" + string.Concat(Enumerable.Repeat(part, 5_000_000 / part.Length)) + "1]");

        AssertSound(tree);
        Assert.Equal(100, tree.Diagnostics.Length);
    }

    [Fact]
    public void Parse_BinaryData_GivesAnError()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);

        var tree = Parse(Encoding.UTF8.GetString(bytes));

        AssertSound(tree);
        Assert.Contains(tree.Diagnostics, diagnostic => diagnostic.IsError);
    }

    internal static void AssertSound(JsonSyntaxTree tree)
    {
        var length = tree.File.Text.Length;
        Assert.All(tree.Diagnostics, diagnostic =>
        {
            Assert.InRange(diagnostic.Location.Span.End, diagnostic.Location.Span.Start, length);
            Assert.DoesNotContain('\n', diagnostic.Message);
        });
        AssertSound(tree.Root, 0, length);
        if (tree.Root is JsonMissingSyntax)
            Assert.NotEmpty(tree.Diagnostics);
    }

    // Plain comparisons: millions of nodes pass here.
    private static void AssertSound(JsonValueSyntax value, int start, int end)
    {
        var span = value.Span;
        if (span.Start < start || span.End > end)
            Assert.Fail($"{value.Kind} at {span} lies outside [{start}..{end}).");
        if (value is JsonArraySyntax array)
        {
            foreach (var item in array.Items)
                AssertSound(item, span.Start, span.End);
        }
        else if (value is JsonObjectSyntax @object)
        {
            foreach (var property in @object.Properties)
                AssertSound(property.Value, span.Start, span.End);
        }
        else if (value is JsonStringSyntax text)
        {
            AssertSound(text);
        }
    }

    private static void AssertSound(JsonStringSyntax text)
    {
        var end = text.ContentSpan.Start;
        for (var i = 0; i < text.Value.Length; i++)
        {
            var span = text.MapSpan(i, 1);
            if (span.Start != end || span.IsEmpty)
                Assert.Fail($"Character {i} of '{text.Value}' is at {span}.");
            end = span.End;
        }

        Assert.Equal(text.ContentSpan.End, end);
    }

    private static JsonSyntaxTree Parse(string text) =>
        JsonSyntaxTree.Parse(AslFile.Create("x", text), TestContext.Current.CancellationToken);
}
