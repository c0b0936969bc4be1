using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;

namespace AslSharp.Cli.Cases;

/// <summary>A definition that a validator calls right or wrong: met when the compiler finds an error exactly where it is wrong.</summary>
internal sealed class ValidatorCase(string name, AslFile definition, bool isValid, string? expected) : TestCase(name)
{
    internal override AslFile Definition => definition;

    internal override Task<Verdict> RunAsync(CompiledMachine? machine, CaseOptions options, CancellationToken cancellationToken)
        => Task.FromResult(Judge(machine!));

    private Verdict Judge(CompiledMachine machine)
    {
        var error = machine.Errors.FirstOrDefault();
        if (error is not null) return isValid ? Verdict.Failed($"is valid, but: {error}") : Verdict.Passed;
        if (machine.Failure is not null) return Verdict.Failed(machine.Failure);
        return isValid ? Verdict.Passed : Verdict.Failed($"is invalid, but no error was found; expected: {expected}");
    }
}
