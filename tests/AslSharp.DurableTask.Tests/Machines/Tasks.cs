using System.Collections.Concurrent;

namespace AslSharp.DurableTask.Tests.Machines;

/// <summary>What all tasks do: they note each call, and do what the test says.</summary>
internal sealed class Tasks : IChainTasks, ILoopTasks, IFanTasks, IWaitingTasks, ILateTasks, IStuckTasks, ITypedTasks
{
    internal ConcurrentQueue<(string Execution, string State, string Key, AslValue Input)> Calls { get; } = new();

    /// <summary>What tasks do, by the execution's name and the state.</summary>
    internal ConcurrentDictionary<(string Execution, string State), Func<AslValue, TaskContext, CancellationToken, ValueTask<AslValue>>> Answers { get; } = new();

    internal int CallsOf(string execution, string state) => Calls.Count(call => call.Execution == execution && call.State == state);

    internal AslValue[] InputsOf(string execution, string state) => [.. Calls.Where(call => call.Execution == execution && call.State == state).Select(static call => call.Input)];

    public ValueTask<AslValue> FirstAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> SecondAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> ThirdAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public async ValueTask<AslValue> CountAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        await DoAsync(input, context, cancellationToken);
        return AslValue.Of(input["number"].GetInt64() + 1);
    }

    public async ValueTask<AslValue> BeatAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        await DoAsync(input, context, cancellationToken);
        return AslValue.Of((input["beats"].IsUndefined ? 0 : input["beats"].GetInt64()) + 1);
    }

    public ValueTask<AslValue> AskAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> AskAgainAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> WorkAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> LeftAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> RightAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> ItemAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public ValueTask<AslValue> RowAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(input, context, cancellationToken);

    public async ValueTask<AslValue> BeatOnAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        // Half as long again as it may be silent.
        for (var i = 0; i < 9; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5), cancellationToken);
            context.Heartbeat();
        }

        return await DoAsync(input, context, cancellationToken);
    }

    public ValueTask<AslValue> HushAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => NeverEndAsync(input, context, cancellationToken);

    public ValueTask<AslValue> HangAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => NeverEndAsync(input, context, cancellationToken);

    public string Greet(string name, int times) => string.Concat(Enumerable.Repeat($"Hello {name}. ", times)).TrimEnd();

    // It does not even look at its token.
    private async ValueTask<AslValue> NeverEndAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        await DoAsync(input, context, cancellationToken);
        await new TaskCompletionSource().Task;
        return default;
    }

    private async ValueTask<AslValue> DoAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        Calls.Enqueue((context.ExecutionName, context.StateName, context.IdempotencyKey, input));
        return Answers.TryGetValue((context.ExecutionName, context.StateName), out var answer) ? await answer(input, context, cancellationToken) : AslValue.Of(context.StateName);
    }
}
