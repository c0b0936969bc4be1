using System.ComponentModel;
using System.Text.Json;

namespace AslSharp.Runtime;

/// <summary>What is around a task's method with types of its own: parameters are taken out of the input, what it returns becomes a value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TypedTask
{
    /// <summary>A parameter that is a member of the input.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="name">The member.</param>
    /// <param name="read">Reads it.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="JsonException">The member does not fit, or is not there.</exception>
    public static T Parameter<T>(AslValue input, PropertyName name, Func<AslValue, T> read)
    {
        Conversion.ExpectObject(input, "the parameters");
        return Argument(input[name], name, read);
    }

    /// <summary>A parameter that is a member of the input, and at hand.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The member's value.</param>
    /// <param name="name">The member.</param>
    /// <param name="read">Reads it.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="JsonException">The member does not fit, or is not there.</exception>
    public static T Argument<T>(AslValue value, PropertyName name, Func<AslValue, T> read)
    {
        try
        {
            return read(value);
        }
        catch (JsonException problem)
        {
            throw Conversion.Inside(name, problem);
        }
    }

    /// <summary>A parameter that is a member of the input, if that has it.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="input">The input.</param>
    /// <param name="name">The member.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="otherwise">What it is without.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="JsonException">The member does not fit.</exception>
    public static T Parameter<T>(AslValue input, PropertyName name, Func<AslValue, T> read, T otherwise)
        => input.IsObject && input[name].IsUndefined ? otherwise : Parameter(input, name, read);

    /// <summary>What a method returned at once.</summary>
    /// <param name="result">The result.</param>
    /// <param name="context">The attempt, which fails where the result is a failure.</param>
    /// <returns>The value.</returns>
    public static ValueTask<AslValue> Result(TaskResult result, TaskContext context) => new(Settle(result, context));

    /// <inheritdoc cref="Result(TaskResult, TaskContext)"/>
    public static async ValueTask<AslValue> Result(Task<TaskResult> result, TaskContext context) => Settle(await result.ConfigureAwait(false), context);

    /// <inheritdoc cref="Result(TaskResult, TaskContext)"/>
    public static async ValueTask<AslValue> Result(ValueTask<TaskResult> result, TaskContext context) => Settle(await result.ConfigureAwait(false), context);

    /// <summary>What a method returned that gives a value or a failure.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="context">The attempt, which fails where the result is a failure.</param>
    /// <param name="write">Writes the value.</param>
    /// <returns>The value.</returns>
    public static ValueTask<AslValue> Result<T>(TaskResult<T> result, TaskContext context, Func<T, AslValue> write) => new(Settle(result, context, write));

    /// <inheritdoc cref="Result{T}(TaskResult{T}, TaskContext, Func{T, AslValue})"/>
    public static async ValueTask<AslValue> Result<T>(Task<TaskResult<T>> result, TaskContext context, Func<T, AslValue> write)
        => Settle(await result.ConfigureAwait(false), context, write);

    /// <inheritdoc cref="Result{T}(TaskResult{T}, TaskContext, Func{T, AslValue})"/>
    public static async ValueTask<AslValue> Result<T>(ValueTask<TaskResult<T>> result, TaskContext context, Func<T, AslValue> write)
        => Settle(await result.ConfigureAwait(false), context, write);

    /// <summary>What a method returned that gives a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="result">The value.</param>
    /// <param name="write">Writes the value.</param>
    /// <returns>The value.</returns>
    public static async ValueTask<AslValue> Result<T>(Task<T> result, Func<T, AslValue> write) => write(await result.ConfigureAwait(false));

    /// <inheritdoc cref="Result{T}(Task{T}, Func{T, AslValue})"/>
    public static ValueTask<AslValue> Result<T>(ValueTask<T> result, Func<T, AslValue> write)
        => result.IsCompletedSuccessfully ? new(write(result.Result)) : FinishAsync(result, write);

    /// <summary>What a method returned that gives nothing.</summary>
    /// <param name="result">The method's end.</param>
    /// <returns>Null.</returns>
    public static async ValueTask<AslValue> Result(Task result)
    {
        await result.ConfigureAwait(false);
        return AslValue.Null;
    }

    /// <inheritdoc cref="Result(Task)"/>
    public static async ValueTask<AslValue> Result(ValueTask result)
    {
        await result.ConfigureAwait(false);
        return AslValue.Null;
    }

    private static async ValueTask<AslValue> FinishAsync<T>(ValueTask<T> result, Func<T, AslValue> write) => write(await result.ConfigureAwait(false));

    private static AslValue Settle(TaskResult result, TaskContext context) => result.Error is { } error ? context.Fail(error, result.Cause) : AslValue.Null;

    private static AslValue Settle<T>(TaskResult<T> result, TaskContext context, Func<T, AslValue> write)
        => result.Error is { } error ? context.Fail(error, result.Cause) : write(result.Value);
}
