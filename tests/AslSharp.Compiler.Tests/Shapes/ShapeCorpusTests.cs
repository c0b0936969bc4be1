using System.Text.Json;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Tests.Shapes;

/// <summary>Published definitions, in which nothing is found that is not truly wrong, and recorded executions, in which every value must fit what was inferred.</summary>
public sealed class ShapeCorpusTests
{
    // Published, and wrong all the same: a Map over numbers whose catcher writes into the item; members that a state before has dropped; Assign that
    // reads what only ResultSelector makes; the length of a string; the members of BatchInput looked for beside it; the status
    // of a speech task looked for beside the task, so that the machine waits for ever.
    private static readonly HashSet<string> TrulyWrong =
    [
        "aws-stepfunctions-examples__sam__app-control-concurrency-with-dynamodb__statemachines__test-run-semaphore.asl.json",
        "step-functions-workflows-col__app-control-concurrency-with-dynamodb-tf__statemachines__test-run-semaphore.asl.json",
        "sfn-ai-local-test__examples__05-distributed-map__workflow.asl.json",
        "sfn-ai-local-test__examples__07-variables__workflow.asl.json",
        "step-functions-workflows-col__tts-converter__statemachine__statemachine.asl.json",
        "step-functions-agent__stacks__tools__batch_processor_state_machine_jsonata.asl.json",
    ];

    [Fact]
    public void Compile_PublishedDefinitions_FindsNothing()
    {
        var found = Corpus.Files("realworld").Where(static file => !TrulyWrong.Contains(Path.GetFileName(file))).SelectMany(static file => Find(Path.GetFileName(file), File.ReadAllText(file))).ToList();
        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Fact]
    public void Compile_RecordedDefinitions_FindsOnlyWhatFailedOnAws()
    {
        var found = new List<string>();
        foreach (var file in Corpus.Files("recorded"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            var rows = document.RootElement.TryGetProperty("rows", out var list) ? list.EnumerateArray().ToArray() : [document.RootElement];
            foreach (var row in rows.Where(static row => row.TryGetProperty("definition", out _)))
            {
                if (!row.TryGetProperty("expect", out var expect) || !expect.TryGetProperty("status", out var status) || status.GetString() != "FAILED")
                    found.AddRange(Find(Path.GetFileName(file), row.GetProperty("definition").GetRawText()));
            }
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Analyze_RecordedExecutions_EveryValueFits(bool isInputKnown)
    {
        var wrong = new List<string>();
        var values = 0;
        foreach (var file in Corpus.Files("recorded"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            if (document.RootElement is var root && root.GetProperty("kind").GetString() == "execution" && root.TryGetProperty("events", out var events)
                && root.TryGetProperty("definition", out var definition))
                values += Compare(Path.GetFileName(file), definition.GetRawText(), isInputKnown ? ContractOf(root) : MachineShapes.None, Kept(root, events), wrong);
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(values > 400, $"Only {values} values were compared.");
    }

    // The events whose values are those that AWS recorded, and not blanked.
    private static IEnumerable<JsonElement> Kept(JsonElement root, JsonElement events)
    {
        var scrubbed = root.GetProperty("scrubbed").EnumerateArray().Select(static pointer => pointer.GetString()!).ToList();
        return events.EnumerateArray().Where((_, index) => !scrubbed.Any(pointer => pointer.StartsWith($"/events/{index}/", StringComparison.Ordinal)));
    }

    // The contract as the data themselves would have it.
    private static MachineShapes ContractOf(JsonElement root)
    {
        var input = root.TryGetProperty("input", out var given) ? ShapeOf(given) : null;
        var definition = root.GetProperty("definition");
        var tasks = new Dictionary<string, TaskShapes>();
        foreach (var task in root.TryGetProperty("tasks", out var answers) ? answers.EnumerateObject().ToArray() : [])
        {
            var results = task.Value.EnumerateArray().Where(static answer => answer.TryGetProperty("return", out _)).Select(static answer => answer.GetProperty("return")).ToList();
            if (results.Count == 0)
                continue;

            // Of lambda:invoke the contract is the function's own.
            var isLambda = ResourceOf(definition, task.Name) is { } resource && resource.EndsWith(":lambda:invoke", StringComparison.Ordinal);
            var shapes = isLambda ? results.Where(static result => result.TryGetProperty("Payload", out _)).Select(static result => ShapeOf(result.GetProperty("Payload"))) : results.Select(ShapeOf);
            tasks[task.Name] = new TaskShapes(null, shapes.Aggregate(Shape.Never, Shape.Join));
        }

        return MachineShapes.Create(input, null, tasks);
    }

    private static string? ResourceOf(JsonElement element, string state)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().Select(item => ResourceOf(item, state)).FirstOrDefault(static found => found is not null);
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name == state && property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("Resource", out var resource) && resource.ValueKind == JsonValueKind.String)
                return resource.GetString();
            if (ResourceOf(property.Value, state) is { } found)
                return found;
        }

        return null;
    }

    private static int Compare(string name, string definition, MachineShapes contract, IEnumerable<JsonElement> events, List<string> wrong)
    {
        var compiled = AslCompiler.Compile(AslFile.Create(name, definition), contract, TestContext.Current.CancellationToken);
        if (compiled.Shapes is not { } facts)
            return 0;
        var values = 0;
        foreach (var entry in events)
        {
            var type = entry.GetProperty("type").GetString()!;
            if (!type.Contains("State", StringComparison.Ordinal) || !entry.TryGetProperty("name", out var state))
                continue;
            var shapes = facts.States.Single(candidate => candidate.Pointer.EndsWith("/States/" + state.GetString(), StringComparison.Ordinal));
            if (type.EndsWith("StateEntered", StringComparison.Ordinal) && entry.TryGetProperty("input", out var input))
                Check("input", input, shapes.Input);
            if (type.EndsWith("StateExited", StringComparison.Ordinal) && entry.TryGetProperty("output", out var output) && !IsCaught(output))
                Check("output", output, shapes.Output);

            void Check(string what, JsonElement value, Shape shape)
            {
                values++;
                if (!ShapeOf(value).IsWithin(shape))
                    wrong.Add($"{name}: the {what} of '{state}' is {value.GetRawText()}, and {shape} was inferred");
            }
        }

        return values;
    }

    // A catcher's output is not what the state hands on otherwise.
    private static bool IsCaught(JsonElement output) => Corpus.Strings(output).Any(static text => text.Name == "Cause") || output.GetRawText().Contains("\"Error\"", StringComparison.Ordinal);

    private static IEnumerable<string> Find(string name, string definition) =>
        AslCompiler.Compile(AslFile.Create(name, definition), TestContext.Current.CancellationToken).Diagnostics
            .Where(static found => found.Id.StartsWith("ASL7", StringComparison.Ordinal))
            .Select(static found => found.ToString());

    private static Shape ShapeOf(JsonElement value) => LiteralShapes.Of(JsonSyntaxTree.Parse(AslFile.Create("value", value.GetRawText())).Root);
}
