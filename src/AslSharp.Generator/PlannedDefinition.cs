using System.Collections.Immutable;
using AslSharp.Compiler;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Planning;
using Microsoft.CodeAnalysis;

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
        // The text of a #line directive has no escapes.
        var canMap = source.Options.MapsLines && lines.Path.IndexOfAny(['"', '\r', '\n']) < 0;
        return new PlannedDefinition(lines.Path, source.Definition.Plan, canMap ? lines : null);
    }
}

/// <summary>Everything that one emitted file is made of.</summary>
/// <param name="Definition">The plan.</param>
/// <param name="Target">The names.</param>
internal sealed record EmitRequest(PlannedDefinition Definition, StateMachineTarget Target)
{
    /// <summary>The request for a definition; none where it has no names.</summary>
    public static ImmutableArray<EmitRequest> From((PlannedDefinition Definition, TargetTable Targets) source, CancellationToken cancellationToken)
        => source.Targets.Find(source.Definition.Path) is { } target ? [new EmitRequest(source.Definition, target)] : [];
}

/// <summary>An emitted file.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">The C#.</param>
/// <param name="Failure">What went wrong inside the emitter; null for nothing.</param>
internal sealed record EmittedSource(string HintName, string Text, DiagnosticInfo? Failure)
{
    /// <summary>Adds a file to the compilation.</summary>
    public static void Add(SourceProductionContext context, EmittedSource source)
    {
        if (source.Failure is not null) Reporting.Report(context, source.Failure);
        if (source.Text.Length > 0) context.AddSource(source.HintName, source.Text);
    }
}
