using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;

namespace AslSharp.Cli.Compilation;

/// <summary>Compiles definitions to machines that run in this process: all of them in one assembly, which is what makes many of them quick.</summary>
internal static class InMemoryCompiler
{
    /// <summary>Compiles definitions.</summary>
    /// <param name="files">The definitions.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="isInspectable">Whether the machine of a number tells what a state's data are after each field; null for none.</param>
    /// <param name="isForgotten">Whether the machines are unloaded when nobody has them any more: for processes that go on and compile more.</param>
    /// <returns>What became of each, in the same order.</returns>
    internal static CompiledMachine[] Compile(
        IReadOnlyList<AslFile> files, CancellationToken cancellationToken, Func<int, bool>? isInspectable = null, bool isForgotten = false)
    {
        var compiled = new CompiledMachine[files.Count];
        var sources = new EmittedMachine?[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            (compiled[index], sources[index]) = Emit(files[index], index, isInspectable?.Invoke(index) ?? false, cancellationToken);
        });
        var emitted = sources.OfType<EmittedMachine>().ToList();
        if (emitted.Count == 0) return compiled;
        foreach (var (machine, outcome) in MachineAssembly.Load(emitted, isForgotten, cancellationToken))
        {
            compiled[machine.Index] = compiled[machine.Index] with { Failure = outcome.Failure, Create = outcome.Create };
        }

        return compiled;
    }

    private static (CompiledMachine, EmittedMachine?) Emit(AslFile file, int index, bool isInspectable, CancellationToken cancellationToken)
    {
        try
        {
            var definition = AslCompiler.Compile(file, cancellationToken);
            var machine = new CompiledMachine(definition.Diagnostics, null, null);
            if (definition.Diagnostics.Any(static diagnostic => diagnostic.IsError)) return (machine, null);
            var target = TargetNames.Target(file.Path, $"Machines.M{index}") with { IsInspectable = isInspectable };
            return (machine,
                new EmittedMachine(
                    index, $"{target.Namespace}.{target.ClassName}", AslCompiler.EmitSurface(definition.Plan, target),
                    AslCompiler.EmitProgram(definition.Plan, target)));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One definition that the compiler cannot bear must not hide how all the others fare.
            return (new CompiledMachine([], $"The compiler failed: {exception.GetType().Name}: {exception.Message}", null), null);
        }
    }
}
