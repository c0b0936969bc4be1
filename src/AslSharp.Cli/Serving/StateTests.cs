using AslSharp.AspNetCore;
using AslSharp.Cli.Cases;
using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;
using AslSharp.Testing;

namespace AslSharp.Cli.Serving;

/// <summary>Answers TestState: compiles the definition of the request, runs its state, and forgets it. One at a time, as a compilation takes all it
/// gets.</summary>
internal sealed class StateTests : IStateTests, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    public async Task<StateTestAnswer> TestAsync(AslValue request, CancellationToken cancellationToken)
    {
        var question = request;
        foreach (var name in (string[])["input", "variables"])
        {
            if (!request[name].TryGetString(out var text)) continue;
            if (!AslValue.TryParse(text, out var value, out var problem))
                return StateTestAnswer.Refused("InvalidExecutionInput", $"The member '{name}' is no JSON: {problem!.Message}");
            question = question.With(name, value);
        }

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (machine, refusal) = Compile(request["definition"].GetString(), question["variables"], cancellationToken);
            return machine is null ? refusal! : await RunAsync(machine, question, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static (IStateMachine? Machine, StateTestAnswer? Refusal) Compile(string definition, AslValue variables, CancellationToken cancellationToken)
    {
        // A single state is given as the service takes it, or a whole machine.
        var text = AslValue.TryParse(definition, out var value, out _) ? WrappedDefinition.Of(value, variables).ToJson() : definition;
        var file = AslFile.Create("TestState.asl.json", text);
        var compiled = InMemoryCompiler.Compile([file], cancellationToken, static _ => true, isForgotten: true)[0];
        if (compiled.Create is { } create) return (create(null), null);
        var error = compiled.Diagnostics.FirstOrDefault(static finding => finding.IsError);
        return (null, StateTestAnswer.Refused(
            "InvalidDefinition",
            error is null
                ? compiled.Failure ?? "The definition cannot run."
                : $"Invalid State Machine Definition: '{error.Id}: {error.Message} at {DefinitionPlace.Of(file, error.Location.Span)}'"));
    }

    private static async Task<StateTestAnswer> RunAsync(IStateMachine machine, AslValue question, CancellationToken cancellationToken)
    {
        try
        {
            var request = TestStateJson.Request(question, WrappedDefinition.StateName);
            var tester = new StateTester(machine) { Options = new ExecutionOptions { StateMachineName = "TestState" } };
            if (request.Mock is null && machine.Description.States.Any(state => state.Name == request.StateName && state.Type == "Task"))
            {
                return StateTestAnswer.Refused("ValidationException", "Nothing is called when a state is tested here: give the Task state a mock.");
            }

            return StateTestAnswer.Of(ToWire(TestStateJson.Of(await tester.TestAsync(request, cancellationToken).ConfigureAwait(false))));
        }
        catch (TestStateException refusal)
        {
            return StateTestAnswer.Refused(refusal.Error, refusal.Message);
        }
    }

    // The API has payloads as texts of JSON; numbers and the details of an error are its own.
    private static AslValue ToWire(AslValue answer)
    {
        if (!answer["output"].IsUndefined) answer = answer.With("output", answer["output"].ToJson());
        if (answer["inspectionData"].IsUndefined) return answer;
        var data = answer["inspectionData"];
        foreach (var (name, value) in data.Properties.ToArray())
        {
            if (name.Text is not ("errorDetails" or "toleratedFailureCount" or "toleratedFailurePercentage" or "maxConcurrency"))
                data = data.With(name, value.ToJson());
        }

        return answer.With("inspectionData", data);
    }
}
