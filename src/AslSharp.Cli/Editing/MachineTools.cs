using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Json;
using AslSharp.Documents;
using AslSharp.Graphs;
using AslSharp.Graphs.Layout;
using AslSharp.LanguageServer;
using AslSharp.Testing;

namespace AslSharp.Cli.Editing;

/// <summary>Draws and runs machines for editors, as the commands <c>graph</c> and <c>run</c> do.</summary>
internal sealed class MachineTools : IMachineTools
{
    public MachinePicture? Draw(EmbeddedDefinition definition, string? history, CancellationToken cancellationToken)
    {
        var tree = JsonSyntaxTree.Parse(definition.File, cancellationToken);
        var graph = GraphBuilder.Build(definition.Name, DefinitionValues.Of(tree));
        if (graph.Scope.States.Count == 0) return null;
        var overlay = history is null ? null : HistoryOverlay.Of(graph, HistoryEntry.Read(history));
        var svg = SvgWriter.Write(graph, new ScopeLayout(new GraphShapeLayout()).Lay(graph.Scope), overlay, isInteractive: true);
        var states = graph.Scope.AllStates.Where(static state => !state.IsMissing);
        return new MachinePicture(svg, [.. states.Select(state => (state.Id, state.Name, DefinitionValues.PlaceOf(tree, state.Path)))]);
    }

    public async Task<MachineRun> RunAsync(
        EmbeddedDefinition definition, string input, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, CancellationToken cancellationToken)
    {
        var (machine, problem) = Compile(definition, isInspectable: false, cancellationToken);
        if (machine is null) return Stopped(problem);
        var tester = new StateMachineTester(machine) { TimeProvider = new VirtualTimeProvider(DateTimeOffset.UtcNow) };
        try
        {
            foreach (var (state, sequence) in answers)
            {
                foreach (var answer in sequence) tester.Mocks[state].ReturnsJson(answer);
            }

            var run = await tester.RunAsync(AslValue.Parse(input), cancellationToken).ConfigureAwait(false);
            var result = run.Result;
            var history = HistoryJson.Of(run.History).ToJson();
            string[] trace = [.. run.Describe().Split('\n')];
            return result.IsSuccess
                ? new MachineRun("SUCCEEDED", result.Output.ToJson(), null, null, trace, history, null)
                : new MachineRun("FAILED", null, result.Error, result.Cause, trace, history, null);
        }
        catch (MockException exception)
        {
            return Stopped($"{exception.Problem} Give its answer among the mocks.");
        }
        catch (StuckExecutionException exception)
        {
            return Stopped(exception.Problem) with { History = HistoryJson.Of(exception.History).ToJson() };
        }
        catch (FormatException exception)
        {
            return Stopped($"The input or an answer is no JSON: {exception.Message}");
        }
    }

    public async Task<StateTest> TestStateAsync(EmbeddedDefinition definition, string state, string input, string? mock, CancellationToken cancellationToken)
    {
        var (machine, problem) = Compile(definition, isInspectable: true, cancellationToken);
        if (machine is null) return new StateTest(null, problem);
        try
        {
            var question = AslValue.Object(new AslProperty("input", AslValue.Parse(input)), new AslProperty("inspectionLevel", "DEBUG"));
            if (mock is not null) question = question.With("mock", AslValue.Parse(mock));
            var answer = await new StateTester(machine).TestAsync(TestStateJson.Request(question, state), cancellationToken).ConfigureAwait(false);
            return new StateTest(TestStateJson.Of(answer).ToJson(), null);
        }
        catch (TestStateException exception)
        {
            return new StateTest(null, $"{exception.Error}: {exception.Message}");
        }
        catch (FormatException exception)
        {
            return new StateTest(null, $"The input or the mock is no JSON: {exception.Message}");
        }
    }

    private static (IStateMachine? Machine, string? Problem) Compile(EmbeddedDefinition definition, bool isInspectable, CancellationToken cancellationToken)
    {
        var compiled = InMemoryCompiler.Compile([definition.File], cancellationToken, _ => isInspectable, isForgotten: true)[0];
        if (compiled.Create is not null) return (compiled.Create(null), null);
        var error = compiled.Diagnostics.FirstOrDefault(static finding => finding.IsError);
        return (null, compiled.Failure ?? (error is null ? "The definition cannot run." : $"The definition has errors, first of all: {error.Message}."));
    }

    private static MachineRun Stopped(string? problem) => new("", null, null, null, [], null, problem);
}
