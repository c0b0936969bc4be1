using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;

namespace AslSharp.Conformance.Tests.Harness;

/// <summary>Compiles many definitions in one Roslyn compilation, as the tool does.</summary>
internal static class MachineBatch
{
    /// <summary>The machines of definitions that have no errors, made by <c>WithoutTasks</c>, in the same order.</summary>
    internal static IStateMachine[] Compile(params IReadOnlyList<string> definitions)
    {
        var files = definitions.Select((definition, i) => AslFile.Create($"machine{i}.asl.json", definition)).ToList();
        var compiled = InMemoryCompiler.Compile(files, CancellationToken.None);
        return [.. compiled.Select((machine, i) => Create(machine, definitions[i]))];
    }

    /// <summary>The machine of a definition, compiled for tests of single states.</summary>
    internal static IStateMachine CompileForInspection(string definition)
        => Create(InMemoryCompiler.Compile([AslFile.Create("inspected.asl.json", definition)], CancellationToken.None, static _ => true)[0], definition);

    private static IStateMachine Create(CompiledMachine machine, string definition)
    {
        var problems = machine.Errors.Select(static error => error.ToString()).Append(machine.Failure).Append(machine.Unfilled?.ToString()).Where(static text => text is not null);
        var problem = string.Join("\n", problems);
        return problem.Length == 0 ? machine.Create!(null) : throw new InvalidOperationException($"{problem}\n{definition}");
    }
}
