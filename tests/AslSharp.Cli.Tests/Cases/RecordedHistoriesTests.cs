using System.Text.Json;
using AslSharp.Cli.Cases;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using AslSharp.Graphs;
using AslSharp.Testing;

namespace AslSharp.Cli.Tests.Cases;

/// <summary>Executions that were recorded from the service, put back into the form in which it gives histories, and replayed from nothing else.</summary>
public sealed class RecordedHistoriesTests
{
    private static readonly string[] Texts = ["input", "output", "parameters"];

    [Fact]
    public async Task RecordedExecutions_AsHistories_AreReplayedEventByEvent()
    {
        var folder = Repository.FindCorpus("recorded");
        Assert.SkipWhen(folder is null, "The cases are not beside the repository.");
        var cases = new List<TestCase>();
        var refused = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var recorded = AslValue.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            if (!IsHistory(recorded)) continue;
            try
            {
                cases.Add(CaseOf(Path.GetRelativePath(folder, file), recorded));
            }
            catch (FormatException exception)
            {
                refused.Add($"{Path.GetRelativePath(folder, file)}: {exception.Message}");
            }
        }

        var results = await CaseRunner.RunAsync(cases, new CaseOptions(ComparesHistory: true), TestContext.Current.CancellationToken);

        Assert.True(results.Count >= 100, $"{results.Count} cases");
        Assert.Empty(refused);
        var failed = results.Where(static result => result.Outcome == CaseOutcome.Failed).Select(static result => $"{result.Name}: {result.Message}").ToList();
        Assert.True(failed.Count == 0, $"{failed.Count} of {results.Count}:\n{string.Join('\n', failed)}");
    }

    private static bool IsHistory(AslValue @case)
        => @case.IsObject && @case["kind"].StringEquals("execution") && @case["events"].Count > 0 && !@case["type"].StringEquals("EXPRESS")
            && !@case["eventOrder"].StringEquals("sorted") && @case["notReplayable"].Count == 0 && @case["events"].Items.ToArray().All(static each => !each["id"].IsUndefined);

    private static ExecutionCase CaseOf(string name, AslValue recorded)
    {
        var text = recorded["definitionText"].TryGetString(out var given) ? given : recorded["definition"].ToJson();
        var definition = AslFile.Create(name + TargetNames.FileExtension, text);
        var history = AslValue.Object(new AslProperty("events", AslValue.Array([.. recorded["events"].Items.ToArray().Select(Fetched)])));
        var values = DefinitionValues.Of(JsonSyntaxTree.Parse(definition));
        var fetched = Assert.Single(FetchedHistory.ToCases(GraphBuilder.Build(name, values), values, history.ToJson(), name, null));
        var made = fetched.Case;
        if (!fetched.Machine.IsUndefined) definition = AslFile.Create(definition.Path, fetched.Machine.ToJson());
        // What the recording says of its own texts holds for the same places.
        foreach (var marks in (string[])["scrubbed", "reserialized"])
            made = made.With(marks, AslValue.Array([.. Items(made[marks]), .. Items(recorded[marks])]));
        if (!recorded["clock"].IsUndefined) made = made.With("clock", recorded["clock"]);
        return new ExecutionCase(definition, new StateMachineCase(name, name, made, "", new ComparisonMarks(made)));
    }

    private static AslValue[] Items(AslValue list) => list.IsArray ? list.Items.ToArray() : [];

    private static AslValue Fetched(AslValue recorded)
    {
        var details = AslValue.EmptyObject;
        foreach (var (member, value) in recorded.Properties)
        {
            if (member.Text is "type" or "id" or "prev") continue;
            details = member.Text == "assigned"
                ? details.With("assignedVariables", AslValue.Object([.. value.Properties.ToArray().Select(static each => new AslProperty(each.Name, each.Value.ToJson()))]))
                : details.With(member, Texts.Contains(member.Text) ? value.ToJson() : value);
        }

        var type = recorded["type"].GetString();
        var name = type.EndsWith("StateEntered", StringComparison.Ordinal) ? "stateEntered"
            : type.EndsWith("StateExited", StringComparison.Ordinal) ? "stateExited"
            : JsonNamingPolicy.CamelCase.ConvertName(type);
        return AslValue.Object(
            new AslProperty("id", recorded["id"]), new AslProperty("previousEventId", recorded["prev"]), new AslProperty("type", type), new AslProperty(PropertyName.FromData(name + "EventDetails"), details));
    }
}
