using AslSharp.Hosting;

namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>Writes down what a host answers.</summary>
internal sealed class JournalHost<THost>(THost world, Journal journal, Execution observed) : HostDecorator<THost>(world)
    where THost : struct, IExecutionHost
{
    // The service's bound on a history, which an observer watches over in the other run.
    private const int MostEvents = 25_000;

    public override DateTimeOffset UtcNow => Note(journal.Times, Inner.UtcNow);

    public override Execution CreateExecution(StateMachineDescription description, AslValue input) => new(
        new ExecutionOptions
        {
            StateMachineName = observed.StateMachineName,
            StateMachineArn = observed.StateMachineId,
            RoleArn = observed.RoleArn,
            InlineMapConcurrency = observed.InlineMapConcurrency,
            TimeProvider = new Clock(() => Inner.UtcNow),
            Observer = new Bound(),
        },
        description,
        input,
        new ExecutionStart { Name = observed.Name, Arn = observed.Id });

    public override string NewId() => Note(journal.Ids, Inner.NewId());

    public override string NewTaskToken(Frame frame) => Note(journal.Tokens, Inner.NewTaskToken(frame));

    public override double NextRandom() => Note(journal.Numbers, Inner.NextRandom());

    public override ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
    {
        var running = Inner.RunTaskAsync(call, context, cancellationToken);
        if (!context.SubmittedOutput.IsUndefined) journal.Submitted[context.IdempotencyKey] = context.SubmittedOutput;
        return NoteAsync(context.IdempotencyKey, running);
    }

    public override ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
        => NoteAsync(Journal.KeyOf(frame, reason), Inner.DelayAsync(frame, reason, delay, cancellationToken));

    private static T Note<T>(Queue<T> queue, T value)
    {
        queue.Enqueue(value);
        return value;
    }

    private ValueTask<TaskOutcome> NoteAsync(string key, ValueTask<TaskOutcome> running)
    {
        if (!running.IsCompleted) return LaterAsync(key, running);
        if (running.IsCompletedSuccessfully) journal.AtOnce[key] = running.Result;
        return running.IsCompletedSuccessfully ? new(journal.AtOnce[key]) : running;
    }

    private async ValueTask<TaskOutcome> LaterAsync(string key, ValueTask<TaskOutcome> running)
    {
        var outcome = await running.ConfigureAwait(false);
        journal.Later.Add((key, outcome));
        return outcome;
    }

    private sealed class Clock(Func<DateTimeOffset> now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now();
    }

    private sealed class Bound : IExecutionObserver
    {
        public void OnEvent(string executionId, HistoryEvent historyEvent)
        {
            if (historyEvent.Id >= MostEvents) throw new InvalidOperationException("The execution never ends.");
        }
    }
}
