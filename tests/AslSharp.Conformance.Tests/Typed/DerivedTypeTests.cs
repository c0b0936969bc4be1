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
    [Fact]
    public Task OwnCases_WithDerivedTypes_EndAsExpected() => AreRightAsync(CaseFixture.Folder, 100);

    [Fact]
    public Task RecordedCases_WithDerivedTypes_EndAsRecorded() => AreRightAsync(KeptCases.Recorded(), 100);

    private async Task AreRightAsync(string folder, int mostFew)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var all = CaseReader.Read([folder]).OfType<ExecutionCase>().ToList();
        var passed = (await CaseRunner.RunAsync(all, new CaseOptions(ComparesHistory: true), cancellationToken))
            .Where(static result => result.Outcome == CaseOutcome.Passed).Select(static result => result.Name).ToHashSet(StringComparer.Ordinal);

        var cases = all.Where(@case => passed.Contains(@case.Name)).ToList();
        var machines = TypedMachines.Compile(cases, cancellationToken);
        var (wrong, objects) = (new List<string>(), 0);
        for (var i = 0; i < cases.Count; i++)
        {
            if (machines[i] is not { } type) continue;
            var machine = new TypedCaseMachine(type);
            try
            {
                await cases[i].Case.RunAsync(machine, new StateMachineCaseOptions(), cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                wrong.Add($"{cases[i].Name}: {(exception as StateMachineTestException)?.Problem ?? exception.ToString()}");
            }

            objects += machine.Objects;
        }

        output.WriteLine($"{machines.OfType<Type>().Distinct().Count()} machines, {machines.OfType<Type>().Count()} of {cases.Count} cases, {objects} objects");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases.Count}:\n{string.Join('\n', wrong)}");
        Assert.InRange(objects, mostFew, int.MaxValue);
    }
}
