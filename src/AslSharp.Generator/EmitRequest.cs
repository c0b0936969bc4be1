using System.Collections.Immutable;
using AslSharp.Compiler.Planning;

namespace AslSharp.Generator;

/// <summary>Everything that one emitted file is made of.</summary>
/// <param name="Definition">The plan.</param>
/// <param name="Target">The names.</param>
internal sealed record EmitRequest(PlannedDefinition Definition, StateMachineTarget Target)
{
    /// <summary>The request for a definition; none where it has no names.</summary>
    public static ImmutableArray<EmitRequest> From((PlannedDefinition Definition, TargetTable Targets) source, CancellationToken cancellationToken)
        => source.Targets.Find(source.Definition.Path) is { } target ? [new EmitRequest(source.Definition, target)] : [];

    /// <summary>The requests for classes that have no definition.</summary>
    public static ImmutableArray<EmitRequest> Orphans(TargetTable targets, CancellationToken cancellationToken)
        => [.. targets.Orphans.Select(static target => new EmitRequest(new PlannedDefinition("", StateMachinePlan.Unread, null), target))];
}
