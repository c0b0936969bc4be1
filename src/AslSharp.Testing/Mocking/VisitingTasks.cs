using AslSharp.Runtime;

namespace AslSharp.Testing;

/// <summary>The machine's own tasks, called for real within a test run.</summary>
/// <param name="tasks">The tasks.</param>
/// <param name="visitors">Where their results wait for the run to take them.</param>
internal readonly struct VisitingTasks<TTasks>(TTasks tasks, Visitors visitors) : ITaskTable
    where TTasks : struct, ITaskTable
{
    public bool HasMethods => tasks.HasMethods;

    public ValueTask<AslValue> InvokeAsync(int number, AslValue input, TaskContext context, CancellationToken cancellationToken)
        => visitors.WorkAsync(tasks.InvokeAsync(number, input, context, cancellationToken));
}
