using AslSharp.Cli.Cases;
using AslSharp.Conformance.Tests.CaseFiles;
using AslSharp.Conformance.Tests.Hosts;
using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Typed;

/// <summary>
/// Cases whose machines get types, derived from what the case hands in and what its tasks give: they run on objects then, and end as they do
/// without, with the same history.
/// </summary>
public sealed class DerivedTypeTests(ITestOutputHelper output)
{
    // The clock, the Context object, chance, and services, which no method answers.
    private static readonly string[] Others =
        ["\"Wait\"", "$$.", "$states.context", "UUID", "Random", "$uuid", "$random", "$now", "$millis", ":states:::", "DISTRIBUTED"];

    [Fact]
    public Task OwnCases_WithDerivedTypes_EndAsExpected() => AreRightAsync(CaseFixture.Folder, 100);

    [Fact]
    public Task RecordedCases_WithDerivedTypes_EndAsRecorded() => AreRightAsync(KeptCases.Recorded(), 100);

    private async Task AreRightAsync(string folder, int mostFew)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var all = KeptCases.In(folder).Cases.OfType<ExecutionCase>().ToList();
        var passed = await KeptCases.RightAsync(folder);
        var cases = all.Where(@case => passed.Contains(@case.Name)).ToList();
        var machines = TypedMachines.Compile(cases, cancellationToken);
        var (wrong, objects, direct) = (new List<string>(), 0, 0);
        for (var i = 0; i < cases.Count; i++)
        {
            if (machines[i] is not { } type) continue;
            var machine = new TypedCaseMachine(type);
            try
            {
                var run = await cases[i].Case.RunAsync(machine, new StateMachineCaseOptions(), cancellationToken);
                if (!run.Result.IsSuccess || AnswersAtOnce(cases[i]) is not { } answers) continue;
                if (await new TypedCaseMachine(type).RunDirectlyAsync(cases[i].Case.Input, answers) is not { } output) continue;
                direct++;
                if (AslValue.Parse(output) != run.Result.Output) wrong.Add($"{cases[i].Name}: directly {output}, step by step {run.Result.Output}");
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                wrong.Add($"{cases[i].Name}: {(exception as StateMachineTestException)?.Problem ?? exception.ToString()}");
            }
            finally
            {
                objects += machine.Objects;
            }
        }

        output.WriteLine($"{machines.OfType<Type>().Distinct().Count()} machines, {machines.OfType<Type>().Count()} of {cases.Count} cases, {objects} objects, {direct} over objects alone");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases.Count}:\n{string.Join('\n', wrong)}");
        Assert.InRange(objects, mostFew, int.MaxValue);
        Assert.InRange(direct, mostFew / 4, int.MaxValue);
    }

    // What the tasks give, where each succeeds at once and the output depends on nothing else.
    private static Dictionary<string, Queue<AslValue>>? AnswersAtOnce(ExecutionCase @case)
    {
        var text = @case.Definition.Text.ToString();
        if (Others.Any(other => text.Contains(other, StringComparison.Ordinal))) return null;
        var answers = new Dictionary<string, Queue<AslValue>>(StringComparer.Ordinal);
        foreach (var (state, given) in @case.Case.Tasks.IsObject ? @case.Case.Tasks.Properties : [])
        {
            if (given.Items.ToArray().Any(static answer => answer.Properties.ToArray().Any(static member => member.Name.Text != "return"))) return null;
            answers.Add(state.Text, new Queue<AslValue>(given.Items.ToArray().Select(static answer => answer["return"])));
        }

        return answers;
    }
}
