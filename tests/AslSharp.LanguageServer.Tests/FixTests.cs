using System.Text.RegularExpressions;
using AslSharp.CodeFixes.Fixes;
using AslSharp.LanguageServer.Protocol;
using Range = AslSharp.LanguageServer.Protocol.Range;

namespace AslSharp.LanguageServer.Tests;

/// <summary>Fixes as an editor applies them.</summary>
public sealed partial class FixTests
{
    // Pages show the commonest mistake, which may be one that only a person can mend.
    private static readonly (string Id, string Text)[] More =
    [
        ("ASL1102", """
            { "StartAt": "M", "States": { "M": { "Type": "Map", "End": true, "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED" }, "StartAt": "A", "States": { "A": { "Type": "Succeed" } } } } } }
            """),
        ("ASL1103", """{ "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": "$states.input.s", "End": true } } }"""),
        ("ASL1116", """{ "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { "Type": "Wait", "Timestamp": "$states.input.t", "End": true } } }"""),
        ("ASL4010", """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "Qualifier.$": "prod-v1" }, "End": true } } }"""),
        ("ASL4012", """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "x.$": "States.Fromat('{}', $.b)" }, "End": true } } }"""),
    ];

    // Rules of C# types find nothing in a definition alone.
    public static TheoryData<string> Rules =>
        [.. DefinitionFixes.All.SelectMany(static fix => fix.Ids).Distinct().Where(static id => !id.StartsWith("ASL71", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Fix_OfEveryRule_MendsTheExamplesOfItsPageAndNothingElse(string id)
    {
        await using var editor = await Editor.StartAsync();
        var mended = 0;
        foreach (var (index, example) in Examples(id).Index())
        {
            var document = await editor.OpenAsync($"file:///project/{id}-{index}.asl.json", example);
            var before = await document.DiagnoseAsync();
            foreach (var finding in before.Where(finding => finding.Code == id))
            {
                foreach (var action in await document.ActionsAsync(finding.Range))
                {
                    if (action.Diagnostics![0].Code != id || action.Title.StartsWith("Fix all", StringComparison.Ordinal)) continue;
                    var after = await editor.OpenAsync($"file:///project/{id}-{index}-{mended++}.asl.json", document.With(action.Edit));
                    var left = await after.DiagnoseAsync();

                    Assert.DoesNotContain(left, each => each.Code == id && each.Message == finding.Message);
                    Assert.True(left.Count(static each => each.Severity == 1) <= before.Count(static each => each.Severity == 1), action.Title);
                    AssertKept(document, action.Edit);
                }
            }
        }

        Assert.True(mended > 0, $"No example on the page of {id} can be mended.");
    }

    [Fact]
    public async Task Fix_OfAllOfAKind_MendsEach()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/a.asl.json", """
            { "StartAt": "One", "States": {
              "One": { "Type": "Pass", "Next": "Twoo" },
              "Two": { "Type": "Pass", "Next": "Threee" },
              "Three": { "Type": "Succeed" }
            } }
            """);
        var finding = (await document.DiagnoseAsync()).First(static each => each.Code == "ASL2001");

        // There are two ways to mend each: another name, or another state.
        var all = (await document.ActionsAsync(finding.Range)).First(static action => action.Title.StartsWith("Fix all 2", StringComparison.Ordinal));
        var mended = await editor.OpenAsync("file:///project/b.asl.json", document.With(all.Edit));

        Assert.Empty(await mended.DiagnoseAsync());
        var onSave = Assert.Single(await document.ActionsAsync(new Range(default, default), "source.fixAll"));
        Assert.Equal(mended.Text, document.With(onSave.Edit));
    }

    [Fact]
    public async Task Fix_InYaml_IsOfferedWhereTheFileSaysTheName()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/a.asl.yaml", """
            # An order
            StartAt: One
            States:
              One:
                Type: Pass
                Next: Twoo   # goes on
              Two:
                Type: Succeed
            """);
        var finding = (await document.DiagnoseAsync()).First(static each => each.Code == "ASL2001");
        Assert.Equal("Twoo", document.TextOf(finding.Range));

        var action = Assert.Single(await document.ActionsAsync(finding.Range));

        Assert.Equal(document.Text.Replace("Twoo", "Two", StringComparison.Ordinal), document.With(action.Edit));
    }

    [Fact]
    public async Task Fix_InATemplate_KeepsItsPlaces()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/template.yaml", """
            Resources:
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  DefinitionString: |
                    {
                      "StartAt": "One",
                      "States": { "One": { "Type": "Pass", "Next": "Twoo" }, "Two": { "Type": "Succeed" } }
                    }
            """);
        var finding = (await document.DiagnoseAsync()).First(static each => each.Code == "ASL2001");

        var action = (await document.ActionsAsync(finding.Range)).First(static each => each.Title.StartsWith("Change", StringComparison.Ordinal));

        Assert.Equal(document.Text.Replace("Twoo", "Two", StringComparison.Ordinal), document.With(action.Edit));
    }

    // What an edit does not name stays as it is, and it names no more than it has to: nothing that it writes was there already.
    private static void AssertKept(Editor.Document document, WorkspaceEdit edit)
    {
        foreach (var change in edit.DocumentChanges[0].Edits)
        {
            var old = document.TextOf(change.Range);
            Assert.True(old.Length == 0 || old != change.NewText, "An edit changes nothing.");
        }
    }

    private static IEnumerable<string> Examples(string id)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "src", "AslSharp.Compiler", "Diagnostics", "Rules", id + ".md"));
        return Fence().Matches(page).Select(static match => match.Groups[1].Value).Concat(More.Where(each => each.Id == id).Select(static each => each.Text));
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
