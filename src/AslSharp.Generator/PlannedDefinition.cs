using AslSharp.Compiler;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Text;

namespace AslSharp.Generator;

/// <summary>A definition's plan, without its findings.</summary>
/// <param name="Path">The definition.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Lines">Where its states stand; null where lines are not mapped, so that text which only moves emits nothing anew.</param>
internal sealed record PlannedDefinition(string Path, StateMachinePlan Plan, LineMapPlan? Lines)
{
    /// <summary>The text that the plan was made of.</summary>
    public DefinitionSource Source { get; init; }

    /// <summary>Keeps what the emitter needs.</summary>
    public static PlannedDefinition From(
        (CompiledDefinition Definition, (ProjectOptions Options, PathMap Paths) Project) source, CancellationToken cancellationToken)
    {
        var (lines, project) = (source.Definition.Lines, source.Project);
        var mapped = project.Options.MapsLines ? lines with { Path = project.Paths.Apply(lines.Path) } : null;
        return new PlannedDefinition(lines.Path, source.Definition.Plan, mapped) { Source = source.Definition.Source };
    }
}
