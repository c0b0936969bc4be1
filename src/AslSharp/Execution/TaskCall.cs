using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The call of a method that takes its parameters as they are.</summary>
/// <typeparam name="TTasks">The emitted table over the developer's interface.</typeparam>
/// <param name="tasks">The table.</param>
/// <param name="input">The raw parameters.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TaskCall<TTasks>(TTasks tasks, AslValue input) : ITaskCall
    where TTasks : struct, ITaskTable
{
    /// <inheritdoc/>
    public bool HasMethod => tasks.HasMethods;

    /// <inheritdoc/>
    public AslValue Input => input;

    /// <inheritdoc/>
    public ValueTask<AslValue> InvokeAsync(TaskContext context, CancellationToken cancellationToken)
        => tasks.InvokeAsync(context.Descriptor.Number, input, context, cancellationToken);
}
