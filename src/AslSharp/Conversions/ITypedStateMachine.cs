using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>A state machine with contracts in C#.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITypedStateMachine : IStateMachine
{
    /// <summary>The conversions of the types that its contracts name.</summary>
    TypeConversions Conversions { get; }
}

/// <summary>The emitted program of such a machine. An editor may analyze the machine's surface without it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITypedProgram
{
    /// <summary>The conversions of the types that the contracts name.</summary>
    static virtual TypeConversions Conversions => TypeConversions.None;
}

/// <summary>The emitted program of a machine whose input and output have types.</summary>
/// <typeparam name="TInput">The type of the input.</typeparam>
/// <typeparam name="TOutput">The type of the output.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITypedProgram<in TInput, TOutput> : ITypedProgram
{
    /// <summary>Runs an execution over C# types alone, as long as every task succeeds at once.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">The output, where all went well.</param>
    /// <param name="begun">What was called, where something did not; null for nothing.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>Whether there is an output; false for a machine that needs more than that.</returns>
    bool TryRun(TInput input, out TOutput output, out BegunTasks? begun, CancellationToken cancellationToken)
    {
        output = default!;
        begun = null;
        return false;
    }
}
