using AslSharp.Compiler;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;
using AslSharp.LanguageServer.Completion;

namespace AslSharp.LanguageServer.Tests;

/// <summary>What snippets write is right but for what is left to be typed.</summary>
public sealed class SnippetTests
{
    public static TheoryData<string, QueryLanguage> States
        => [.. FieldTable.StateTypes.SelectMany(static type => new[] { (type, QueryLanguage.JsonPath), (type, QueryLanguage.Jsonata) }).Select(static row => new TheoryDataRow<string, QueryLanguage>(row.type, row.Item2))];

    [Theory]
    [MemberData(nameof(States))]
    public void State_OfEveryType_HasNoFieldsThatAreWrongOrMissing(string type, QueryLanguage language)
    {
        var state = Snippets.Plain(new Snippets(language, new TextStyle.Json("  ")).State(type, null));
        var definition = $$"""{ "QueryLanguage": "{{(language == QueryLanguage.JsonPath ? "JSONPath" : "JSONata")}}", "StartAt": "{{type}}", "States": { {{state}} } }""";

        var findings = AslCompiler.Analyze(AslFile.Create("a.asl.json", definition), TestContext.Current.CancellationToken).Diagnostics;

        // ASL10xx: no JSON; ASL1101 to ASL1110: fields that are unknown, missing, or of another kind.
        Assert.DoesNotContain(findings, static finding => finding.Id.StartsWith("ASL10", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, static finding => finding.Message.Contains("missing", StringComparison.Ordinal) || finding.Message.Contains("has no field", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a${1:b}c$0", "abc")]
    [InlineData("${1|x,y|}", "x")]
    [InlineData("\\$.$1", "$.")]
    [InlineData("{% $1 %\\}", "{%  %}")]
    public void Plain_Snippet_LosesItsStops(string snippet, string expected) => Assert.Equal(expected, Snippets.Plain(snippet));
}
