using System.Text.RegularExpressions;

namespace AslSharp.Conformance.Tests.Differential;

/// <summary>
/// Random machines, run as emitted and by <see cref="ReferenceInterpreter"/>: outputs equal as JSON text, so that the order of members
/// counts, failures in error and cause. Members held apart from the document must never show.
/// </summary>
public sealed partial class DifferentialTests(DifferentialFixture fixture) : IClassFixture<DifferentialFixture>
{
    [Fact]
    public async Task RandomMachines_Run_EndAsTheReferenceSays()
        => await CompareAsync(static (machine, _) => RunAsync(machine, new ModelRun()));

    [Fact]
    public async Task RandomMachines_WithTasksThatYield_EndAsTheReferenceSays()
    {
        // Which of two failing branches is first is open when they run at once.
        await CompareAsync(static async (machine, _) => machine.Description.States.Any(static state => state.Type is "Parallel" or "Map")
            ? null
            : await RunAsync(machine, new ModelRun(yields: true)));
    }

    [Fact]
    public async Task RandomMachines_Observed_TellWholeDocuments()
    {
        foreach (var (definition, machine) in fixture.Machines)
        {
            var observer = new DocumentObserver();
            await RunAsync(machine, new ModelRun(observer: observer));
            var reference = new ReferenceInterpreter();
            reference.Run(definition, RandomMachine.Input);
            Assert.True(reference.Documents.SequenceEqual(observer.Documents), Difference(reference.Documents, observer.Documents, definition));
        }
    }

    [Fact]
    public async Task RandomMachines_ResumedFromASavedFrame_EndAsTheReferenceSays()
    {
        await CompareAsync(static async (machine, seed) =>
        {
            var whole = new ModelRun();
            await RunAsync(machine, whole);
            if (whole.Attempts == 0) return null;
            var first = new ModelRun(saveAt: new Random(seed).Next(whole.Attempts));
            var input = AslValue.Parse(RandomMachine.Input);
            await machine.ExecuteAsync(new ModelHost<KeepsFrames>(first), input, CancellationToken.None);
            var result = await machine.ResumeAsync(new ModelHost<KeepsFrames>(new ModelRun()), input, first.Saved!, CancellationToken.None);
            return Describe(result.IsSuccess ? result.Output.ToJson() : null, result.Error, result.Cause);
        }, static text => EventId().Replace(text, "#n"));
    }

    private static async Task<string?> RunAsync(IStateMachine machine, ModelRun run)
    {
        var result = await machine.ExecuteAsync(new ModelHost<ForgetsFrames>(run), AslValue.Parse(RandomMachine.Input), CancellationToken.None);
        return Describe(result.IsSuccess ? result.Output.ToJson() : null, result.Error, result.Cause);
    }

    private static string Describe(string? output, string? error, string? cause) => output is null ? $"{error}: {cause}" : "succeeded: " + output;

    private static string Difference(IReadOnlyList<string> expected, IReadOnlyList<string> actual, string definition)
    {
        var at = expected.Zip(actual).TakeWhile(static pair => pair.First == pair.Second).Count();
        return $"Event {at}:\nexpected {expected.ElementAtOrDefault(at)}\nbut was  {actual.ElementAtOrDefault(at)}\n{definition}";
    }

    [GeneratedRegex("#[0-9]+")]
    private static partial Regex EventId();

    private async Task CompareAsync(Func<IStateMachine, int, Task<string?>> run, Func<string, string>? normalize = null)
    {
        normalize ??= static text => text;
        var compared = 0;
        for (var i = 0; i < fixture.Machines.Length; i++)
        {
            var (definition, machine) = fixture.Machines[i];
            if (await run(machine, i) is not { } actual) continue;
            var (output, error, cause) = new ReferenceInterpreter().Run(definition, RandomMachine.Input);
            var expected = Describe(output, error, cause);
            Assert.True(normalize(expected) == normalize(actual), $"Machine {i + 1}:\nexpected {expected}\nbut was  {actual}\n{definition}");
            compared++;
        }

        Assert.True(compared > 20, $"Only {compared} machines were compared.");
    }

    private sealed class DocumentObserver : IExecutionObserver
    {
        internal List<string> Documents { get; } = [];

        public void OnEvent(string executionId, HistoryEvent historyEvent)
        {
            var type = historyEvent.Type.ToString();
            if (type.EndsWith("StateEntered", StringComparison.Ordinal)) Documents.Add($"{type} {historyEvent.Name} {historyEvent.Input.ToJson()}");
            if (type.EndsWith("StateExited", StringComparison.Ordinal)) Documents.Add($"{type} {historyEvent.Name} {historyEvent.Output.ToJson()}");
        }
    }
}
