namespace AslSharp.Cli.Compilation;

/// <summary>Compiles the emitted C# of machines and loads them.</summary>
internal static class MachineAssembly
{
    /// <summary>Compiles machines together and loads those whose C# compiles.</summary>
    /// <param name="machines">The machines; at least one.</param>
    /// <param name="isForgotten">Whether they are unloaded when nobody has anything of them any more.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>For each either why not, or how to make it.</returns>
    internal static IEnumerable<(EmittedMachine Machine, (string? Failure, Func<ExecutionOptions?, IStateMachine>? Create) Outcome)> Load(
        IReadOnlyList<EmittedMachine> machines, bool isForgotten, CancellationToken cancellationToken)
    {
        var surfaces = machines.Select(static machine => ($"{machine.Index}.g.cs", machine.Surface));
        var programs = machines.Select(static machine => ($"{machine.Index}-Program.g.cs", machine.Program));
        var (assembly, failures) = EmittedAssembly.Load([.. surfaces, .. programs], isForgotten, cancellationToken);
        for (var i = 0; i < machines.Count; i++)
        {
            yield return (failures[i] ?? failures[machines.Count + i]) is { } failure
                ? (machines[i], (failure, null))
                : (machines[i], (null, Factory(assembly!, machines[i].TypeName)));
        }
    }

    private static Func<ExecutionOptions?, IStateMachine> Factory(System.Reflection.Assembly assembly, string typeName)
        => assembly.GetType(typeName, throwOnError: true)!.GetMethod("WithoutTasks")!.CreateDelegate<Func<ExecutionOptions?, IStateMachine>>();
}
