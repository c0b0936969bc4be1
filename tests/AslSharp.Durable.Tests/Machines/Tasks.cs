using System.Collections.Concurrent;

namespace AslSharp.Durable.Tests.Machines;

/// <summary>What all tasks do: they tell of each call, and do what the test says.</summary>
internal sealed class Tasks : IChainTasks, IWaitingTasks, IFanTasks
{
    internal ConcurrentQueue<(string State, string Key)> Calls { get; } = new();

    internal ConcurrentDictionary<string, Func<AslValue, TaskContext, CancellationToken, ValueTask<AslValue>>> Answers { get; } = new(StringComparer.Ordinal);

    internal ConcurrentQueue<string> Tokens { get; } = new();

    internal int CallsOf(string state) => Calls.Count(call => call.State == state);

    public ValueTask<AslValue> FirstAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> SecondAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> ThirdAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> AskAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        Tokens.Enqueue(context.TaskToken!);
        return DoAsync(input, context, cancellationToken);
    }

    public ValueTask<AslValue> WorkAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> LeftAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> RightAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> ItemAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> RowAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    private ValueTask<AslValue> DoAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        Calls.Enqueue((context.StateName, context.IdempotencyKey));
        return Answers.TryGetValue(context.StateName, out var answer) ? answer(input, context, cancellationToken) : new(AslValue.Of(context.StateName));
    }
}
