namespace AslSharp.Runtime;

/// <summary>The emitted body of a machine, without the developer's objects around it.</summary>
public interface IMachineProgram
{
    /// <summary>Makes the frame of the outermost scope.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="data">Its input.</param>
    /// <returns>The frame, at the first state.</returns>
    Frame CreateFrame(Execution execution, AslValue data);

    /// <summary>The step that makes the next attempt of a state.</summary>
    /// <param name="stateName">A state of the outermost scope.</param>
    /// <returns>The step, or -1 when there is no such state.</returns>
    int StepOf(string stateName);

    /// <summary>Runs the outermost scope to its end.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="frame">Where to go on.</param>
    /// <param name="cancellationToken">Stops the execution.</param>
    /// <returns>The execution's output or failure.</returns>
    ValueTask<TaskOutcome> RunAsync<THost>(THost host, Frame frame, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost;
}
