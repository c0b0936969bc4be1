using System.ComponentModel;
using System.Text.Json;

namespace AslSharp.Runtime;

/// <summary>What all compiled state machines share whose input and output have types in C#.</summary>
/// <typeparam name="TInput">The type of the input; <see cref="AslValue"/> where the class names none.</typeparam>
/// <typeparam name="TOutput">The type of the output; <see cref="AslValue"/> where the class names none.</typeparam>
/// <param name="description">The machine as data.</param>
/// <param name="options">How executions run in process; null for the defaults.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CompiledStateMachine<TInput, TOutput>(StateMachineDescription description, ExecutionOptions? options)
    : CompiledStateMachine(description, options)
{
    // How often in a row the direct way is left before it is tried now and then only: after so many executions.
    private const int MostLeft = 16;
    private const int TriedAgainAfter = 64;

    private int _left;
    private Func<TInput, AslValue>? _write;
    private Func<AslValue, TOutput>? _read;

    // Emitted with the class, whose own names it must not take.
    private TypeConversions Conversions => ((ITypedStateMachine)this).Conversions;

    /// <summary>Runs an execution to its end in process.</summary>
    /// <param name="input">The execution's input.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>The execution's output.</returns>
    /// <exception cref="ArgumentException">The input has no form in JSON.</exception>
    /// <exception cref="ExecutionFailedException">The execution failed or timed out.</exception>
    /// <exception cref="JsonException">The execution succeeded, and its output does not fit the type.</exception>
    /// <exception cref="OperationCanceledException">The execution was aborted by the token.</exception>
    public ValueTask<TOutput> RunAsync(TInput input, CancellationToken cancellationToken = default)
    {
        BegunTasks? begun = null;
        if (IsUnattended && MayRunDirectly())
        {
            if (TryRunDirectly(input, out var output, out begun, cancellationToken))
            {
                _left = 0;
                return new(output);
            }

            _left++;
        }

        return OutputAsync(RunAsync(Write(input), begun, cancellationToken));
    }

    // Where tasks take their time the direct way leads nowhere: it is tried again now and then. Whoever counts at the same time does no harm.
    private bool MayRunDirectly() => _left < MostLeft || (++_left & (TriedAgainAfter - 1)) == 0;

    /// <summary>Runs an execution to its end in process, under a name of its own.</summary>
    /// <param name="input">The execution's input.</param>
    /// <param name="start">Name, ARN, trace and observer of this execution.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>The execution's output.</returns>
    /// <exception cref="ArgumentException">The input has no form in JSON.</exception>
    /// <exception cref="ExecutionFailedException">The execution failed or timed out.</exception>
    /// <exception cref="JsonException">The execution succeeded, and its output does not fit the type.</exception>
    /// <exception cref="OperationCanceledException">The execution was aborted by the token.</exception>
    public ValueTask<TOutput> RunAsync(TInput input, ExecutionStart start, CancellationToken cancellationToken = default)
        => OutputAsync(base.RunAsync(Write(input), start, cancellationToken));

    /// <summary>Runs an execution to its end in process.</summary>
    /// <param name="input">The execution's input.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>How it ended. Does not throw for an execution that fails, times out or is aborted.</returns>
    /// <exception cref="ArgumentException">The input has no form in JSON.</exception>
    /// <exception cref="JsonException">The execution succeeded, and its output does not fit the type.</exception>
    public ValueTask<ExecutionResult<TOutput>> ExecuteAsync(TInput input, CancellationToken cancellationToken = default)
        => ResultAsync(base.ExecuteAsync(Write(input), cancellationToken));

    /// <summary>Runs an execution to its end in process, under a name of its own.</summary>
    /// <param name="input">The execution's input.</param>
    /// <param name="start">Name, ARN, trace and observer of this execution.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>How it ended. Does not throw for an execution that fails, times out or is aborted.</returns>
    /// <exception cref="ArgumentException">The input has no form in JSON.</exception>
    /// <exception cref="JsonException">The execution succeeded, and its output does not fit the type.</exception>
    public ValueTask<ExecutionResult<TOutput>> ExecuteAsync(TInput input, ExecutionStart start, CancellationToken cancellationToken = default)
        => ResultAsync(base.ExecuteAsync(Write(input), start, cancellationToken));

    /// <summary>Runs an execution over C# types alone, as long as every task succeeds at once.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">The output, where all went well.</param>
    /// <param name="begun">What was called, where something did not; null for nothing.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>Whether there is an output.</returns>
    protected virtual bool TryRunDirectly(TInput input, out TOutput output, out BegunTasks? begun, CancellationToken cancellationToken)
    {
        output = default!;
        begun = null;
        return false;
    }

    /// <summary>Runs a program over C# types alone.</summary>
    /// <typeparam name="TProgram">The program.</typeparam>
    /// <param name="program">The program.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">The output, where all went well.</param>
    /// <param name="begun">What was called, where something did not; null for nothing.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>Whether there is an output.</returns>
    protected static bool TryRunDirectly<TProgram>(
        TProgram program, TInput input, out TOutput output, out BegunTasks? begun, CancellationToken cancellationToken)
        where TProgram : struct, ITypedProgram<TInput, TOutput>
        => program.TryRun(input, out output, out begun, cancellationToken);

    private AslValue Write(TInput input)
    {
        if (input is AslValue value) return value;
        // A nullable struct may be null.
        if (!typeof(TInput).IsValueType) ArgumentNullException.ThrowIfNull(input);
        _write ??= Conversions.TryGetWriter<TInput>(out var write) ? write : throw NotCompiled();
        try
        {
            return _write(input);
        }
        catch (JsonException problem)
        {
            throw new ArgumentException(problem.Message, nameof(input), problem);
        }
    }

    private TOutput Read(AslValue output)
    {
        // No test of the type of a box: there is none where a struct is handed on as itself.
        if (typeof(TOutput) == typeof(AslValue)) return (TOutput)(object)output;
        _read ??= Conversions.TryGetReader<TOutput>(out var read) ? read : throw NotCompiled();
        return _read(output);
    }

    private ValueTask<TOutput> OutputAsync(ValueTask<AslValue> output)
    {
        try
        {
            return output.IsCompletedSuccessfully ? new(Read(output.Result)) : AwaitAsync(output);
        }
        catch (JsonException problem)
        {
            return ValueTask.FromException<TOutput>(problem);
        }
    }

    private async ValueTask<TOutput> AwaitAsync(ValueTask<AslValue> output) => Read(await output.ConfigureAwait(false));

    private async ValueTask<ExecutionResult<TOutput>> ResultAsync(ValueTask<ExecutionResult> running)
    {
        var result = await running.ConfigureAwait(false);
        return new ExecutionResult<TOutput>(result, result.IsSuccess ? Read(result.Output) : default);
    }

    private static InvalidOperationException NotCompiled() => new("The state machine was not compiled whole; see the errors of the build.");
}
