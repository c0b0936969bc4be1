using AslSharp.Hosting;

namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>Answers from a journal, and from nothing else.</summary>
internal sealed class ReplayHost<THost>(THost world, Journal journal, Execution observed) : HostDecorator<THost>(world)
    where THost : struct, IExecutionHost
{
    private readonly Dictionary<string, TaskCompletionSource<TaskOutcome>> _waiting = new(StringComparer.Ordinal);

    public override DateTimeOffset UtcNow => journal.Times.Dequeue();

    public override Execution CreateExecution(StateMachineDescription description, AslValue input) => observed;

    public override string NewId() => journal.Ids.Dequeue();

    public override string NewTaskToken(Frame frame) => journal.Tokens.Dequeue();

    public override double NextRandom() => journal.Numbers.Dequeue();

    public override ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
    {
        context.Begin();
        if (journal.Submitted.TryGetValue(context.IdempotencyKey, out var submitted)) context.SubmittedOutput = submitted;
        return Answer(context.IdempotencyKey, cancellationToken);
    }

    public override ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
        => Answer(Journal.KeyOf(frame, reason), cancellationToken);

    /// <summary>Brings what came later, in its order.</summary>
    internal void Deliver()
    {
        foreach (var (key, outcome) in journal.Later)
        {
            if (_waiting.Remove(key, out var waiting)) waiting.TrySetResult(outcome);
            else throw new InvalidOperationException($"The execution does not wait for {key}.");
        }
    }

    private ValueTask<TaskOutcome> Answer(string key, CancellationToken cancellationToken)
    {
        if (journal.AtOnce.TryGetValue(key, out var outcome)) return new(outcome);
        var waiting = _waiting[key] = new TaskCompletionSource<TaskOutcome>();
        cancellationToken.UnsafeRegister((_, token) => waiting.TrySetCanceled(token), null);
        return new(waiting.Task);
    }
}
