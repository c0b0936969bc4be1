using AslSharp.Compiler;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;
using AslSharp.LanguageServer.Completion;

namespace AslSharp.LanguageServer.Tests;

/// <summary>What snippets write is right but for what is left to be typed.</summary>
public sealed class SnippetTests
{
    public static MatrixTheoryData<string, QueryLanguage> States
        => new MatrixTheoryData<string, QueryLanguage>(FieldTable.StateTypes, Enum.GetValues<QueryLanguage>());

    [Theory]
    [MemberData(nameof(States))]
    public void State_OfEveryType_HasNoFieldsThatAreWrongOrMissing(string type, QueryLanguage language)
    {
        var state = Snippets.Plain(new Snippets(language, new TextStyle.Json("  ")).State(type, null));
        var name = language == QueryLanguage.JsonPath ? "JSONPath" : "JSONata";
        var definition = $$"""{ "QueryLanguage": "{{name}}", "StartAt": "{{type}}", "States": { {{state}} } }""";

        var findings = AslCompiler.Analyze(AslFile.Create("a.asl.json", definition), TestContext.Current.CancellationToken).Diagnostics;

        // ASL10xx: no JSON; then fields that are unknown or missing, alone or of a group. What is left to be typed may be wrong.
        string[] wrong = ["ASL1101", "ASL1102", "ASL1106", "ASL1107"];
        Assert.DoesNotContain(findings, finding => finding.Id.StartsWith("ASL10", StringComparison.Ordinal) || wrong.Contains(finding.Id));
    }

    [Theory]
    [InlineData("a${1:b}c$0", "abc")]
    [InlineData("${1|x,y|}", "x")]
    [InlineData("\\$.$1", "$.")]
    [InlineData("{% $1 %\\}", "{%  %}")]
    public void Plain_Snippet_LosesItsStops(string snippet, string expected) => Assert.Equal(expected, Snippets.Plain(snippet));
}
