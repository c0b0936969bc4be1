using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>An execution that is about to run: from its first state, or on from a saved place. Emitted code brings it together with the program.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ProgramStart
{
    private readonly StateMachineDescription _description;
    private readonly AslValue _input;
    private readonly ExecutionPosition? _position;
    private readonly bool _isForOutput;
    private readonly CancellationToken _cancellationToken;

    internal ProgramStart(
        StateMachineDescription description, AslValue input, ExecutionPosition? position, CancellationToken cancellationToken, bool isForOutput = false)
    {
        _isForOutput = isForOutput;
        _description = description;
        _input = input;
        _position = position;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Runs a program.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TProgram">The program.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="program">The program.</param>
    /// <returns>How the execution ended.</returns>
    /// <exception cref="ArgumentException">The saved place is in a state that the machine does not have.</exception>
    public ValueTask<ExecutionResult> RunAsync<THost, TProgram>(THost host, TProgram program)
        where THost : struct, IExecutionHost
        where TProgram : struct, IMachineProgram
        => _position is null
            ? ExecutionRunner.RunAsync(host, program, _description, _input, _isForOutput, _cancellationToken)
            : ExecutionRunner.ResumeAsync(host, program, _description, _input, _position, _cancellationToken);
}
