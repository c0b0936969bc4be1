using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// The emitted body of a machine, without the developer's objects around it. An editor may analyze a machine's surface without its body:
/// then these members stand in for it, and running is an error.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMachineProgram
{
    /// <summary>Makes the frame of the outermost scope.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="data">Its input.</param>
    /// <returns>The frame, at the first state.</returns>
    Frame CreateFrame(Execution execution, AslValue data) => throw NotCompiled();

    /// <summary>Makes the frame of the inner scope that a state is in; machines that are not compiled for inspection can for item processors of distributed
    /// Maps alone.</summary>
    /// <param name="stateName">The state.</param>
    /// <param name="execution">The execution.</param>
    /// <param name="data">The state's input.</param>
    /// <returns>The frame, or null when there is no such state.</returns>
    Frame? CreateInnerFrame(string stateName, Execution execution, AslValue data) => null;

    /// <summary>Runs a frame's scope to its end: the outermost one, unless the frame is of an inner scope.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="frame">Where to go on.</param>
    /// <param name="cancellationToken">Stops the execution.</param>
    /// <returns>The execution's output or failure.</returns>
    ValueTask<TaskOutcome> RunAsync<THost>(THost host, Frame frame, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost => throw NotCompiled();

    /// <summary>Calls the method of a task by itself; machines that are compiled to serve functions can.</summary>
    /// <param name="name">The function that the task calls.</param>
    /// <param name="input">The function's event.</param>
    /// <param name="context">What the method may ask about the call.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The function's answer.</returns>
    ValueTask<AslValue> InvokeFunctionAsync(string name, AslValue input, TaskContext context, CancellationToken cancellationToken) => throw NotCompiled();

    private static InvalidOperationException NotCompiled() => new("The state machine was not compiled whole; see the errors of the build.");
}
