using AslSharp.LanguageServer.Protocol;

namespace AslSharp.LanguageServer.Tests;

/// <summary>Laying out: comments and the author's own lines stay.</summary>
public sealed class FormatterTests
{
    [Fact]
    public async Task Format_Crooked_IndentsAndKeepsCommentsAndLines()
    {
        const string crooked = """
            {
              // What comes first
              "StartAt":"A" , "States" :{
                "A" : { "Type":"Pass",   "Next": "B" }, // goes on


                  "B": {
                  /* the end */ "Type": "Succeed"
                }
              }
            }
            """;
        const string straight = """
            {
              // What comes first
              "StartAt": "A",
              "States": {
                "A": { "Type": "Pass", "Next": "B" }, // goes on

                "B": {
                  /* the end */ "Type": "Succeed"
                }
              }
            }
            """;

        Assert.Equal(straight.ReplaceLineEndings("\n"), await FormatAsync(crooked.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Format_OneLine_IsSpreadAsTheEditorIndents()
        => Assert.Equal(
            "{\n    \"StartAt\": \"A\",\n    \"States\": {\n        \"A\": {\"Type\": \"Succeed\"}\n    }\n}",
            await FormatAsync("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}"));

    [Fact]
    public async Task Format_WhatIsNoJson_IsLeftAlone()
        => Assert.Equal("{ \"StartAt\" }", await FormatAsync("{ \"StartAt\" }"));

    [Fact]
    public async Task Format_Definitions_ChangesBlanksOnlyAndOnlyOnce()
    {
        foreach (var path in Definitions.OfSamples.Concat(Definitions.Published))
        {
            var text = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace("|", "", StringComparison.Ordinal);
            var once = await FormatAsync(text);

            Assert.Equal(Bare(text), Bare(once));
            Assert.Equal(once, await FormatAsync(once));
        }
    }

    private static string Bare(string text) => string.Concat(text.Where(static character => !char.IsWhiteSpace(character)));

    private static async Task<string> FormatAsync(string text)
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/a.asl.json", text);
        return document.With(await editor.AskAsync<TextEdit[]>("textDocument/formatting", new FormattingParams(document.Id, new FormattingOptions(4, true))));
    }
}
