using AslSharp.CodeFixes.Fixes;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes.Tests.Fixes;

public sealed class AddDefaultFixTests
{
    private const string Choice = """
        {
          "StartAt": "Pick",
          "States": {
            "Pick": {
              "Type": "Choice",
              "Choices": [
                { "Variable": "$.a", "IsPresent": true, "Next": "Done" }
              ], // one
              "Comment": "picks"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    [Fact]
    public void Default_NamesTheStateBelow()
    {
        Check("AddDefault", Choice, Choice.Replace("], // one", "], // one\n      \"Default\": \"Done\","));
    }

    [Fact]
    public void Default_NamesANewFailState()
    {
        Check(
            "AddDefaultFail",
            Choice,
            Choice
                .Replace("], // one", "], // one\n      \"Default\": \"Pick Fits No Rule\",")
                .Replace("\"Comment\": \"picks\"\n    },", """
                    "Comment": "picks"
                        },
                        "Pick Fits No Rule": {
                          "Type": "Fail",
                          "Error": "States.NoChoiceMatched",
                          "Cause": "No rule of Pick fits."
                        },
                    """));
    }

    [Fact]
    public void FailState_OfATakenName_IsNumbered()
    {
        var taken = Choice.Replace("\"Done\"", "\"Pick Fits No Rule\"");
        var edit = Assert.Single(Edits(taken), edit => edit.Key == "AddDefaultFail");
        Assert.Contains("\"Default\": \"Pick Fits No Rule 2\"", Mend.Apply(taken, edit));
        Assert.DoesNotContain(Mend.Find(Mend.Apply(taken, edit)), diagnostic => diagnostic.IsError);
    }

    [Fact]
    public void LastState_HasOnlyTheFailState()
    {
        var last = """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "Pick" }, "Pick": { "Type": "Choice", "Choices": [ { "Variable": "$.a", "IsPresent": true, "Next": "A" } ] } } }""";
        Assert.Equal(["AddDefaultFail"], Edits(last).Select(edit => edit.Key));
    }

    private static void Check(string key, string before, string after)
    {
        var edit = Assert.Single(Edits(before), edit => edit.Key == key);
        Assert.Equal(after, Mend.Apply(before, edit));
        Assert.DoesNotContain(Mend.Find(after), diagnostic => diagnostic.IsError);
    }

    private static IReadOnlyList<FixEdit> Edits(string text)
    {
        const string Name = "\"Pick\": ";
        var tree = JsonSyntaxTree.Parse(AslFile.Create("a.asl.json", text), TestContext.Current.CancellationToken);
        var span = new TextSpan(text.IndexOf(Name, StringComparison.Ordinal), Name.Length - 2);
        return new AddDefaultFix().Find(new FixRequest(tree, "ASL3007", span, null));
    }
}
