namespace AslSharp.Generator;

/// <summary>What of a definition matters to the project's registration, so that other edits emit it no second time.</summary>
/// <param name="Path">The definition.</param>
/// <param name="HasTasks">Whether its machine is made over tasks.</param>
/// <param name="StartsExecutions">Whether it starts executions of other machines.</param>
/// <param name="IsWhole">Whether the two are known; false where an error hides them.</param>
internal sealed record RegisteredMachine(string Path, bool HasTasks, bool StartsExecutions, bool IsWhole)
{
    /// <summary>Keeps what matters.</summary>
    public static RegisteredMachine From(PlannedDefinition definition, CancellationToken cancellationToken)
    {
        var tasks = definition.Plan.Surface.Tasks;
        // In every partition: arn:aws:states:::states:startExecution, with or without a pattern behind it.
        return new RegisteredMachine(
            definition.Path,
            tasks.Count > 0,
            tasks.Any(static task => task.Resource.StartsWith("arn:", StringComparison.Ordinal) && task.Resource.Contains(":states:::states:startExecution")),
            definition.Plan.Surface.IsWhole);
    }
}
