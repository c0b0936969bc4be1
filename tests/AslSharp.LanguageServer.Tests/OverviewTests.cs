using AslSharp.LanguageServer.Protocol;
using Range = AslSharp.LanguageServer.Protocol.Range;

namespace AslSharp.LanguageServer.Tests;

/// <summary>What the server answers about a document as a whole, and about what belongs together in it.</summary>
public sealed class OverviewTests
{
    private const string Path = "file:///project/a.asl.json";

    private const string Choice = """
        {
          "StartAt": "Which",
          "States": {
            "Which": {
              "Type": "Choice",
              "Default": "Other",
              "Choices": [
                { "Variable": "$.a", "NumericEquals": 1, "Next": "One" },
                { "Variable": "$.a", "NumericEquals": 2, "Next": "One" },
                { "Variable": "$.a", "NumericEquals": 3, "Next": "One" },
                { "Variable": "$.a", "NumericEquals": 4, "Next": "One" }
              ]
            },
            "One": { "Type": "Succeed" },
            "Other": { "Type": "Fail", "Comment": "See https://example.org/help." }
          }
        }
        """;

    [Fact]
    public async Task Folds_OfADefinition_AreItsObjectsAndArrays()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync(Path, Choice);

        var folds = await document.AskAsync<FoldingRange[]>("textDocument/foldingRange");

        Assert.Equal([(0, 15), (2, 14), (3, 11), (6, 10)], folds.Select(static fold => (fold.StartLine, fold.EndLine)));
    }

    [Fact]
    public async Task Selection_InAName_GrowsToTheWholeFile()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync(Path, Choice.Replace("\"Succeed\"", "\"Suc|ceed\"", StringComparison.Ordinal));

        var question = new PositionsParams(document.Id, [document.PositionOf(document.Cursor)]);
        var innermost = Assert.Single(await editor.AskAsync<SelectionRange[]>("textDocument/selectionRange", question));

        List<string> grown = [];
        for (SelectionRange? range = innermost; range is not null; range = range.Parent) grown.Add(document.TextOf(range.Range));
        Assert.Equal(["Succeed", "\"Succeed\"", "\"Type\": \"Succeed\"", "{ \"Type\": \"Succeed\" }", "\"One\": { \"Type\": \"Succeed\" }"], grown.Take(5));
        Assert.Equal(document.Text, grown[^1]);
    }

    [Fact]
    public async Task Links_OfAnAddressAndOfAFile_LeadThere()
    {
        var folder = Directory.CreateTempSubdirectory();
        var definition = System.IO.Path.Combine(folder.FullName, "order.asl.json");
        await File.WriteAllTextAsync(definition, "{}", TestContext.Current.CancellationToken);
        await using var editor = await Editor.StartAsync();
        var template = await editor.OpenAsync(new Uri(System.IO.Path.Combine(folder.FullName, "template.yaml")).ToString(), """
            # https://example.org/help
            Resources:
              Order:
                Type: AWS::Serverless::StateMachine
                Properties:
                  DefinitionUri: order.asl.json
            """);

        var links = await template.AskAsync<DocumentLink[]>("textDocument/documentLink");
        folder.Delete(recursive: true);

        Assert.Equal([new Uri("https://example.org/help"), new Uri(definition)], links.Select(static link => link.Target));
        Assert.Equal(["https://example.org/help", "order.asl.json"], links.Select(link => template.TextOf(link.Range)));
    }

    [Fact]
    public async Task Highlights_OfAState_TellWhereItIsMade()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync(Path, Choice.Replace("\"Default\": \"Other\"", "\"Default\": \"Ot|her\"", StringComparison.Ordinal));

        var marks = await document.AtCursorAsync<DocumentHighlight[]>("textDocument/documentHighlight");

        Assert.Equal([("Other", 2), ("Other", 3)], marks.Select(mark => (document.TextOf(mark.Range), mark.Kind)));
    }

    [Fact]
    public async Task InlayHint_OfLongRules_NamesTheStateThatFollowsOtherwise()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync(Path, Choice);

        var whole = new Range(default, document.PositionOf(document.Text.Length));
        var hint = Assert.Single(await editor.AskAsync<InlayHint[]>("textDocument/inlayHint", new RangeParams(document.Id, whole)));

        Assert.Equal(("otherwise: Other", 11), (hint.Label, hint.Position.Line));
    }

    [Fact]
    public async Task Diagnostic_WithAnotherPlace_LeadsThere()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync(Path, """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "A", "Next": "B" }, "B": { "Type": "Succeed" } } }""");

        var finding = Assert.Single(await document.DiagnoseAsync(), static each => each.RelatedInformation is not null);

        var place = Assert.Single(finding.RelatedInformation!).Location;
        Assert.Equal((document.Uri, document.Text.IndexOf("\"Next\"", StringComparison.Ordinal)), (place.Uri, document.OffsetOf(place.Range.Start)));
        Assert.Equal(document.Text.LastIndexOf("\"Next\"", StringComparison.Ordinal), document.OffsetOf(finding.Range.Start));
    }
}
