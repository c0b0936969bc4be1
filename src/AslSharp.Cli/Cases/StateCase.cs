using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;
using AslSharp.Testing;

namespace AslSharp.Cli.Cases;

/// <summary>A recorded call of TestState: one state, its mock, and what the service answered.</summary>
/// <param name="name">The case's name.</param>
/// <param name="definition">The machine: the one of the case, or one put around its single state.</param>
/// <param name="case">The case.</param>
internal sealed class StateCase(string name, AslFile definition, AslValue @case) : TestCase(name)
{
    private const string Account = "111111111111";
    private const string Region = "us-east-1";

    private readonly AslValue _request = @case["request"];
    private readonly AslValue _expect = @case["expect"];

    internal override AslFile Definition => definition;

    internal override bool IsInspected => true;

    internal override async Task<Verdict> RunAsync(CompiledMachine? machine, CaseOptions options, CancellationToken cancellationToken)
    {
        var isRefusal = _expect["status"].StringEquals("REJECTED");
        if (machine!.Errors.Any() && isRefusal)
            return await new RefusalCase(Name, definition, _expect).RunAsync(machine, options, cancellationToken).ConfigureAwait(false);
        if (DefinitionCase.Judge(machine) is { } verdict) return verdict;
        var stateMachine = machine.Create!(null);
        if (!isRefusal && NeedsService(stateMachine)) return Verdict.Skipped("the state calls a service, and the case has no answer of it");
        try
        {
            var tester = new StateTester(stateMachine) { Options = Options(), Start = Start() };
            var answer = await tester.TestAsync(TestStateJson.Request(_request, WrappedDefinition.StateName), cancellationToken).ConfigureAwait(false);
            return Verdict.Of(JsonComparison.Difference(_expect, TestStateJson.Of(answer), "/expect", new ComparisonMarks(@case)));
        }
        catch (TestStateException refusal)
        {
            var isExpected = _expect["error"].StringEquals(refusal.Error)
                && _expect["messages"].Items.ToArray().Any(message => message.StringEquals(refusal.Message));
            return isRefusal && isExpected
                ? Verdict.Passed
                : Verdict.Failed($"/expect: expected {JsonComparison.Shorten(_expect)} but was refused: {refusal.Error}: {refusal.Message}");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever emitted code throws is this case's failure and not the tool's.
            return Verdict.Failed($"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private bool NeedsService(IStateMachine machine)
    {
        var stateName = _request["stateName"].TryGetString(out var given) ? given : WrappedDefinition.StateName;
        return _request["mock"].IsUndefined && machine.Description.States.Any(state => state.Name == stateName && state.Type == "Task");
    }

    private static ExecutionStart Start() => new() { Name = "1", Arn = $"arn:aws:states:{Region}:{Account}:express:TestState:1" };

    private static ExecutionOptions Options() => new()
    {
        AccountId = Account,
        Region = Region,
        StateMachineName = "TestState",
        RoleArn = $"arn:aws:iam::{Account}:role/TestState",
    };
}
