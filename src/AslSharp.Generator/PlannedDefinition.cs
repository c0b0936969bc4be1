using AslSharp.Compiler;
using AslSharp.Compiler.Planning;

namespace AslSharp.Generator;

/// <summary>A definition's plan, without its findings.</summary>
/// <param name="Path">The definition.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Lines">Where its states stand; null where lines are not mapped, so that text which only moves emits nothing anew.</param>
internal sealed record PlannedDefinition(string Path, StateMachinePlan Plan, LineMapPlan? Lines)
{
    /// <summary>Keeps what the emitter needs.</summary>
    public static PlannedDefinition From((CompiledDefinition Definition, ProjectOptions Options) source, CancellationToken cancellationToken)
    {
        var lines = source.Definition.Lines;
        return new PlannedDefinition(lines.Path, source.Definition.Plan, source.Options.MapsLines ? lines : null);
    }
}
