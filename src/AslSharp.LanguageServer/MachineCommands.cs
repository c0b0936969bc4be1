using System.Text.Json;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Protocol;

namespace AslSharp.LanguageServer;

/// <summary>What editors ask of whole machines, by the tools of the host.</summary>
/// <param name="tools">The tools; null where there are none.</param>
internal sealed class MachineCommands(IMachineTools? tools)
{
    private const string NoMachine = "There is no state machine here.";

    /// <summary>Draws the machine around a place.</summary>
    internal Picture? Draw(AnalyzedDocument document, Position? position, CancellationToken cancellationToken)
        => tools is not null && Find(document, position) is { } definition ? Draw(definition, null, cancellationToken) : null;

    /// <summary>Runs the machine around a place, and draws what it did.</summary>
    internal async Task<RunResult?> RunAsync(AnalyzedDocument document, RunParams parameters, CancellationToken cancellationToken)
    {
        if (tools is null || Find(document, parameters.Position) is not { } definition) return new RunResult("", null, null, null, [], null, NoMachine);
        var input = parameters.Input?.GetRawText() ?? (definition.Example is { } example ? example.TextOf(example.Value) : "{}");
        var run = await tools.RunAsync(definition.Definition, input, Answers(parameters.Mocks), cancellationToken).ConfigureAwait(false);
        var picture = run.History is null ? null : Draw(definition, run.History, cancellationToken);
        return new RunResult(run.Status, Parse(run.Output), run.Error, run.Cause, [.. run.Trace], picture, run.Problem);
    }

    /// <summary>Tests one state of the machine around a place.</summary>
    internal async Task<TestStateResult?> TestAsync(AnalyzedDocument document, TestStateParams parameters, CancellationToken cancellationToken)
    {
        if (tools is null || Find(document, parameters.Position) is not { } definition) return new TestStateResult(null, NoMachine);
        var (input, mock) = (parameters.Input?.GetRawText() ?? "{}", parameters.Mock?.GetRawText());
        var test = await tools.TestStateAsync(definition.Definition, parameters.State, input, mock, cancellationToken).ConfigureAwait(false);
        return new TestStateResult(Parse(test.Response), test.Problem);
    }

    private Picture? Draw(AnalyzedDefinition definition, string? history, CancellationToken cancellationToken)
    {
        if (tools!.Draw(definition.Definition, history, cancellationToken) is not { } drawn) return null;
        var spans = definition.States.Select(static state => state.Symbol.Syntax.Header.Property)
            .DistinctBy(static property => property.NameSpan)
            .ToDictionary(static property => property.NameSpan, static property => property.Span);
        var states = drawn.States.Select(state => new PictureState(
            state.Id, state.Name, definition.ToRange(spans.GetValueOrDefault(state.Place, state.Place)), definition.ToRange(state.Place)));
        return new Picture(definition.Definition.Name, drawn.Svg, [.. states]);
    }

    private static AnalyzedDefinition? Find(AnalyzedDocument document, Position? position)
    {
        var here = position is { } place
            ? document.Definitions.FirstOrDefault(definition => definition.ToInner(document.Text.ToOffset(place)) is not null)
            : null;
        return here ?? document.Definitions.FirstOrDefault();
    }

    // A state's only answer, or an array of answers that come one after the other.
    private static Dictionary<string, IReadOnlyList<string>> Answers(JsonElement? mocks)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (mocks is not { ValueKind: JsonValueKind.Object } states) return answers;
        foreach (var state in states.EnumerateObject())
        {
            answers[state.Name] = state.Value.ValueKind == JsonValueKind.Array
                ? [.. state.Value.EnumerateArray().Select(static answer => answer.GetRawText())]
                : [state.Value.GetRawText()];
        }

        return answers;
    }

    private static JsonElement? Parse(string? json)
    {
        if (json is null) return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
