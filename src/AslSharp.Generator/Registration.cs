using System.Collections.Immutable;
using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Planning;

namespace AslSharp.Generator;

/// <summary>The file that registers the machines of a project.</summary>
internal static class Registration
{
    // No machine can have this hint name: theirs end with the name of a class.
    private const string HintName = "AslStateMachines.Registration.g.cs";

    /// <summary>Emits the file; without text where no machine starts executions.</summary>
    public static EmittedSource Emit(
        ((ImmutableArray<RegisteredMachine> Machines, TargetTable Targets) Sources, ProjectOptions Options) project, CancellationToken cancellationToken)
    {
        var ((machines, targets), options) = project;
        if (targets.Targets.Count == 0) return new EmittedSource(HintName, "", null);
        var isWhole = machines.All(static machine => machine.IsWhole);
        if (isWhole && !machines.Any(static machine => machine.StartsExecutions)) return new EmittedSource(HintName, "", null);
        var hasTasks = machines.ToDictionary(static machine => machine.Path, static machine => machine.HasTasks, StringComparer.Ordinal);
        var registered = new List<(StateMachineTarget, bool)>();
        foreach (var entry in targets.Targets)
        {
            if (hasTasks.TryGetValue(entry.Path, out var has)) registered.Add((entry.Target, has));
        }

        return new EmittedSource(HintName, AslCompiler.EmitRegistration(TargetNames.Namespace(options.RootNamespace, ""), registered, isWhole), null);
    }
}
