using System.Runtime.CompilerServices;

namespace AslSharp;

/// <summary>
/// Who answers tasks by their resource, for all machines whose <see cref="ExecutionOptions"/> have it. A handler goes before the method of
/// a machine's tasks interface, so a machine made by <c>WithoutTasks</c> runs on handlers alone.
/// </summary>
/// <remarks>Handlers see raw parameters and give raw results: for <c>lambda:invoke</c> the whole envelope. Register all of them before the
/// first execution.</remarks>
/// <example><code>
/// var services = new ServiceHandlers()
///     .Add("arn:aws:states:::sqs:sendMessage", (parameters, context, _) => queue.SendAsync(parameters))
///     .Add("arn:aws:states:::dynamodb:*", (parameters, context, _) => table.CallAsync(context.Resource, parameters));
/// </code></example>
public sealed class ServiceHandlers
{
    private readonly Dictionary<string, ServiceHandler> _resources = new(StringComparer.Ordinal);
    private readonly List<(string Prefix, ServiceHandler Handler)> _prefixes = [];

    /// <summary>Registers a handler.</summary>
    /// <param name="resource">The text of <c>Resource</c>, its pattern (<c>.sync</c>, <c>.waitForTaskToken</c>) included; or its start and
    /// <c>*</c>. The exact text wins, then the longest start.</param>
    /// <param name="handler">The handler.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">The text is empty or has a handler already.</exception>
    [OverloadResolutionPriority(1)]
    public ServiceHandlers Add(string resource, ServiceHandler handler)
    {
        ArgumentException.ThrowIfNullOrEmpty(resource);
        ArgumentNullException.ThrowIfNull(handler);
        var isPrefix = resource.EndsWith('*');
        var prefix = resource[..^(isPrefix ? 1 : 0)];
        var isNew = isPrefix ? _prefixes.TrueForAll(other => other.Prefix != prefix) : _resources.TryAdd(resource, handler);
        if (!isNew) throw new ArgumentException($"The resource '{resource}' has a handler already.", nameof(resource));
        if (isPrefix)
        {
            _prefixes.Add((prefix, handler));
            _prefixes.Sort(static (left, right) => right.Prefix.Length.CompareTo(left.Prefix.Length));
        }

        return this;
    }

    /// <summary>Registers a handler that gives a <see cref="Task{TResult}"/>.</summary>
    /// <param name="resource">As for <see cref="Add(string, ServiceHandler)"/>.</param>
    /// <param name="handler">The handler.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">The text is empty or has a handler already.</exception>
    public ServiceHandlers Add(string resource, Func<AslValue, TaskContext, CancellationToken, Task<AslValue>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Add(resource, (parameters, context, cancellationToken) => new ValueTask<AslValue>(handler(parameters, context, cancellationToken)));
    }

    /// <summary>
    /// Lets machines answer tasks of other machines: registers <c>sendTaskSuccess</c>, <c>sendTaskFailure</c> and <c>sendTaskHeartbeat</c> of
    /// <c>arn:aws:states:::aws-sdk:sfn</c>.
    /// </summary>
    /// <param name="taskTokens">Where the answers go: the <see cref="ExecutionOptions.TaskTokens"/> of those machines.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">One of them has a handler already.</exception>
    public ServiceHandlers AddTaskTokens(TaskTokens taskTokens)
    {
        ArgumentNullException.ThrowIfNull(taskTokens);
        return TaskTokenActions.AddTo(this, taskTokens);
    }

    internal ServiceHandler? Find(string resource)
    {
        if (_resources.TryGetValue(resource, out var handler)) return handler;
        foreach (var (prefix, candidate) in _prefixes)
        {
            if (resource.StartsWith(prefix, StringComparison.Ordinal)) return candidate;
        }

        return null;
    }
}
