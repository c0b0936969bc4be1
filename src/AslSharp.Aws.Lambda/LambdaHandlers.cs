using System.Text.Json.Serialization.Metadata;

namespace AslSharp.Aws.Lambda;

/// <summary>The functions of one executable, by the names that functions have in their handler setting.</summary>
public sealed class LambdaHandlers
{
    private readonly Dictionary<string, Func<AslValue, TaskContext, CancellationToken, ValueTask<AslValue>>> _handlers = new(StringComparer.Ordinal);

    /// <summary>Adds a method of a tasks interface: what it is called with is the function's event, what it gives the function's answer.</summary>
    /// <param name="name">The handler's name.</param>
    /// <param name="handler">The method. Its context has a state's name, the handler's, and no token; a failure by <see cref="TaskContext.Fail"/> is the
    /// function's.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public LambdaHandlers Add(string name, Func<AslValue, TaskContext, CancellationToken, ValueTask<AslValue>> handler)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(handler);
        return _handlers.TryAdd(name, handler) ? this : throw new ArgumentException($"There is a handler '{name}' already.", nameof(name));
    }

    /// <summary>Adds a method with types of its own.</summary>
    /// <typeparam name="TInput">The type of the event.</typeparam>
    /// <typeparam name="TOutput">The type of the answer.</typeparam>
    /// <param name="name">The handler's name.</param>
    /// <param name="input">How the event is read.</param>
    /// <param name="output">How the answer is written.</param>
    /// <param name="handler">The method.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public LambdaHandlers Add<TInput, TOutput>(
        string name, JsonTypeInfo<TInput> input, JsonTypeInfo<TOutput> output, Func<TInput, CancellationToken, Task<TOutput>> handler)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(handler);
        return Add(
            name, async (value, _, cancellationToken) => AslValue.From(await handler(value.To(input)!, cancellationToken).ConfigureAwait(false), output));
    }

    /// <summary>Adds the methods of a machine's tasks, each by the name of the function that its state calls, with the types that they have.</summary>
    /// <param name="machine">The machine, made over its tasks, of a project that references this package: <c>new OrderStateMachine(new OrderTasks())</c>.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">A name is taken.</exception>
    public LambdaHandlers AddTasks(ITaskFunctions machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        foreach (var name in machine.FunctionNames)
            Add(name, (input, context, cancellationToken) => machine.InvokeFunctionAsync(name, input, context, cancellationToken));
        return this;
    }

    /// <summary>The handler that a function's setting names; the only one where there is but one.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    internal (string Name, Func<AslValue, TaskContext, CancellationToken, ValueTask<AslValue>> Handler) Find(string? name)
    {
        if (name is not null && _handlers.TryGetValue(name, out var handler)) return (name, handler);
        if (_handlers.Count == 1) return (_handlers.Keys.First(), _handlers.Values.First());
        throw new InvalidOperationException(
            $"There is no handler '{name}'. The handlers are: {string.Join(", ", _handlers.Keys.Order(StringComparer.Ordinal))}.");
    }
}
