using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>Calls the method of a Task state by number. Emitted once for each machine, over the developer's interface.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITaskTable
{
    /// <summary>Whether there are methods to call: false for a machine that was made without its tasks.</summary>
    bool HasMethods { get; }

    /// <summary>Calls the method behind <see cref="TaskDescriptor.Number"/>.</summary>
    /// <param name="number">The Task state's number.</param>
    /// <param name="input">The raw parameters of the task, before a <c>lambda:invoke</c> envelope is opened.</param>
    /// <param name="context">What the method may ask about the call.</param>
    /// <param name="cancellationToken">Cancelled on timeout, when a sibling failed, and when the execution stops.</param>
    /// <returns>The raw result of the task.</returns>
    ValueTask<AslValue> InvokeAsync(int number, AslValue input, TaskContext context, CancellationToken cancellationToken);
}
