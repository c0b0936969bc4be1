namespace AslSharp.Hosting;

/// <summary>The methods of a machine's tasks, each by the name of the function that its state calls: for whoever runs them where the machine does not
/// run. Machines have it in projects that reference AslSharp.Aws.Lambda.</summary>
public interface ITaskFunctions
{
    /// <summary>The functions that the machine's states name: <c>charge-card</c>.</summary>
    IReadOnlyList<string> FunctionNames { get; }

    /// <summary>Calls the method of the first state that calls a function.</summary>
    /// <param name="name">The function.</param>
    /// <param name="input">The function's event.</param>
    /// <param name="context">What the method may ask about the call.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The function's answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such function.</exception>
    /// <exception cref="ArgumentNullException">The machine was made without its tasks.</exception>
    ValueTask<AslValue> InvokeFunctionAsync(string name, AslValue input, TaskContext context, CancellationToken cancellationToken);
}
