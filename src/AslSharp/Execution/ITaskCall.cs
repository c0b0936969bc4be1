namespace AslSharp.Hosting;

/// <summary>The call of a Task state's method, ready to be made: a host makes it, or answers by itself.</summary>
public interface ITaskCall
{
    /// <summary>Whether there is a method: false for a machine that was made without its tasks.</summary>
    bool HasMethod { get; }

    /// <summary>Whether the method may keep the attempt that it is called with; false for one that never sees it.</summary>
    static virtual bool KeepsContext => true;

    /// <summary>The raw parameters of the task, before a <c>lambda:invoke</c> envelope is opened.</summary>
    AslValue Input { get; }

    /// <summary>Calls the method.</summary>
    /// <param name="context">What the method may ask about the call.</param>
    /// <param name="cancellationToken">Cancelled on timeout, when a sibling failed, and when the execution stops.</param>
    /// <returns>The raw result of the task.</returns>
    ValueTask<AslValue> InvokeAsync(TaskContext context, CancellationToken cancellationToken);
}
