namespace AslSharp.Durable.Worker.Machines;

/// <summary>What all tasks do: they write down that they were called, take a moment, and give back their key.</summary>
internal sealed class WorkerTasks(CallLog log, int life)
    : IChainTasks, IRetriesTasks, ILoopTasks, IBranchesTasks, IItemsTasks, IRowsTasks, IQuickRowsTasks, IPausesTasks, IQuestionTasks, IErrandTasks, IParentTasks
{
    private const int LongestCall = 30;

    private readonly Random _random = new(life);

    public ValueTask<AslValue> FirstAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, cancellationToken);

    public ValueTask<AslValue> SecondAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, cancellationToken);

    public ValueTask<AslValue> ThirdAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, cancellationToken);

    public ValueTask<AslValue> LeftAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, cancellationToken);

    public ValueTask<AslValue> RightAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, cancellationToken);

    public ValueTask<AslValue> AskAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, cancellationToken);

    public ValueTask<AslValue> AskAgainAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, cancellationToken);

    public ValueTask<AslValue> WorkAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => throw new InvalidOperationException("Workers do this.");

    public ValueTask<AslValue> WorkAgainAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => throw new InvalidOperationException("Workers do this.");

    public ValueTask<AslValue> FlakyAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => DoAsync(context, cancellationToken, context.Attempt < 2 ? "Busy" : null);

    public ValueTask<AslValue> BrokenAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, cancellationToken, "Broken");

    private async ValueTask<AslValue> DoAsync(TaskContext context, CancellationToken cancellationToken, string? error = null)
    {
        var key = context.IdempotencyKey;
        log.Write(life, key, context.TaskToken);
        int pause;
        lock (_random) pause = _random.Next(LongestCall);
        if (pause > 1) await Task.Delay(pause, cancellationToken);
        return error is null ? AslValue.Object(new AslProperty("key", key)) : throw new StatesTaskException(error, key);
    }
}
