using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;

namespace AslSharp.Conformance.Tests;

/// <summary>Compiles definitions for tests, as the tool does.</summary>
internal static class Machines
{
    /// <summary>The machine of a definition that has no errors, without tasks.</summary>
    internal static IStateMachine Compile(string definition, ExecutionOptions? options = null)
    {
        var machine = InMemoryCompiler.Compile([AslFile.Create("machine.asl.json", definition)], TestContext.Current.CancellationToken)[0];
        Assert.Empty(machine.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.ToString()));
        Assert.Null(machine.Failure);
        return machine.Create!(options);
    }
}
