using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using AslSharp.Graphs;

namespace AslSharp.Cli.Tests.Graphs;

/// <summary>Definitions to draw.</summary>
internal static class Machines
{
    /// <summary>A retry, a choice, a catcher and a loop.</summary>
    internal const string Order = """
        {"Comment": "Sells <things>", "StartAt": "Check", "States": {
          "Check": {"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check", "Comment": "Asks \"the\" warehouse",
                    "Retry": [{"ErrorEquals": ["Slow"], "MaxAttempts": 2}], "Catch": [{"ErrorEquals": ["Lost", "Broken"], "Next": "Rest"}], "Next": "In Stock?"},
          "In Stock?": {"Type": "Choice", "Choices": [{"Variable": "$.count", "NumericGreaterThan": 0, "Next": "Ship"}], "Default": "Sold Out"},
          "Rest": {"Type": "Wait", "Seconds": 60, "Next": "Check"},
          "Ship": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true},
          "Sold Out": {"Type": "Fail", "Error": "SoldOut"}}}
        """;

    /// <summary>Scopes inside scopes.</summary>
    internal const string Nested = """
        {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Branches": [
          {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}},
          {"StartAt": "Each", "States": {"Each": {"Type": "Map", "ItemsPath": "$.items", "ItemProcessor":
            {"StartAt": "B", "States": {"B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}, "End": true}}}],
          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Failed"}], "Next": "Done"},
          "Done": {"Type": "Succeed"}, "Failed": {"Type": "Fail"}}}
        """;

    /// <summary>What no compiler takes: missing states, unknown types, loops of one state, states that nothing leads to.</summary>
    internal const string Odd = """
        {"StartAt": "P", "States": {
          "P": {"Type": "Pass", "Next": "P"}, "C": {"Type": "Choice", "Choices": [{"Variable": "$", "IsNull": true, "Next": "C"}, {"Next": "Nowhere"}, 7], "Default": "P"},
          "T": {"Type": "Task", "Next": "U", "Catch": [{"ErrorEquals": [], "Next": "U"}, {"ErrorEquals": ["E"], "Next": "T"}]},
          "U": {"Type": "Unheard", "Next": "T"}, "N": 3, "M": {"Type": "Map", "Iterator": {"States": {}}, "End": true}, "L": {"Type": "Succeed"},
          "A very long name of a state that goes on and on and does not fit into any box": {"Type": "Parallel", "Branches": [{}, {"States": {"X": {"Type": "Pass"}}}]}}}
        """;

    internal static GraphModel Graph(string definition, string name = "order") => GraphBuilder.Build(name, DefinitionValues.Of(JsonSyntaxTree.Parse(AslFile.Create($"{name}.asl.json", definition))));

    internal static GraphState State(this GraphModel graph, string name) => graph.Scope.AllStates.Single(state => state.Name == name);

    /// <summary>The real definitions, where they lie beside the repository; each with its text.</summary>
    internal static IEnumerable<(string Name, string Text)> RealWorld()
    {
        var corpus = Repository.FindCorpus("realworld");
        Assert.SkipWhen(corpus is null, "The real definitions are not beside the repository.");
        return Directory.EnumerateFiles(corpus, "*.asl.json").Order(StringComparer.Ordinal).Select(static path => (Path.GetFileName(path), File.ReadAllText(path)));
    }
}
