using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;
using AslSharp.Testing;

namespace AslSharp.Cli.Cases;

/// <summary>A recorded execution with its definition: the compiled machine must pass the case.</summary>
/// <param name="definition">The definition.</param>
/// <param name="case">The case.</param>
internal sealed class ExecutionCase(AslFile definition, StateMachineCase @case) : TestCase(@case.Name)
{
    internal override AslFile Definition => definition;

    internal StateMachineCase Case => @case;

    internal override async Task<Verdict> RunAsync(CompiledMachine? machine, CaseOptions options, CancellationToken cancellationToken)
    {
        if (DefinitionCase.Judge(machine!) is { } verdict) return verdict;
        try
        {
            var made = machine!.Create!(null);
            await @case.RunAsync(
                options.Wrap?.Invoke(made) ?? made, new StateMachineCaseOptions { ComparesEvents = options.ComparesHistory }, cancellationToken)
                    .ConfigureAwait(false);
            return Verdict.Passed;
        }
        catch (StateMachineTestException exception)
        {
            return Verdict.Failed(exception.Problem);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever emitted code throws is this case's failure and not the tool's.
            return Verdict.Failed($"{exception.GetType().Name}: {exception.Message}");
        }
    }
}
