using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;

namespace AslSharp.Cli.Cases;

/// <summary>A plain definition: it has no errors, and its C# compiles, where its placeholders leave nothing open.</summary>
internal sealed class DefinitionCase(string name, AslFile definition) : TestCase(name)
{
    internal override AslFile Definition => definition;

    internal override Task<Verdict> RunAsync(CompiledMachine? machine, CaseOptions options, CancellationToken cancellationToken)
        => Task.FromResult(Judge(machine!) ?? Verdict.Passed);

    /// <summary>Why a definition gives no machine; null where it does.</summary>
    internal static Verdict? Judge(CompiledMachine machine)
    {
        if (machine.Failure is not null) return Verdict.Failed(machine.Failure);
        return machine.Errors.FirstOrDefault() is { } error ? Verdict.Failed($"does not compile: {error}") : null;
    }
}
