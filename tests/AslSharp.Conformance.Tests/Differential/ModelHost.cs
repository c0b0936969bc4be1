using AslSharp.Hosting;

namespace AslSharp.Conformance.Tests.Differential;

/// <summary>What a run on <see cref="ModelHost{TFrames}"/> is to do besides answering tasks.</summary>
/// <param name="yields">Whether tasks complete on another thread.</param>
/// <param name="saveAt">The number of the task attempt, from 0, at which the frame is saved; -1 for none.</param>
/// <param name="observer">Told of the history, or null.</param>
internal sealed class ModelRun(bool yields = false, int saveAt = -1, IExecutionObserver? observer = null)
{
    private int _attempts;

    internal bool Yields => yields;

    internal int Attempts => _attempts;

    /// <summary>Where the saved frame stood, or null.</summary>
    internal ExecutionPosition? Saved { get; private set; }

    internal ExecutionOptions Options { get; } = new() { Observer = observer };

    internal TaskOutcome Answer(TaskContext context, AslValue input)
    {
        if (_attempts++ == saveAt) Saved = context.Frame.Execution.Save();
        var (result, error, cause) = TaskModel.Answer(context.StateName, input.ToJson(), context.Attempt);
        return result is null ? TaskOutcome.Failed(new TaskFailure(error, cause)) : TaskOutcome.Success(AslValue.Parse(result));
    }
}

/// <summary>Whether a host keeps frames.</summary>
internal interface IFrames
{
    static abstract bool AreKept { get; }
}

internal readonly struct KeepsFrames : IFrames
{
    public static bool AreKept => true;
}

internal readonly struct ForgetsFrames : IFrames
{
    public static bool AreKept => false;
}

/// <summary>Answers tasks from <see cref="TaskModel"/>; delays pass at once.</summary>
internal readonly struct ModelHost<TFrames>(ModelRun run) : IExecutionHost
    where TFrames : struct, IFrames
{
    public static bool CaptureContext => false;

    public static bool KeepsFrames => TFrames.AreKept;

    public DateTimeOffset UtcNow => DateTimeOffset.UnixEpoch;

    public Execution CreateExecution(StateMachineDescription description, AslValue input) => new(run.Options, description, input);

    public string NewId() => "00000000-0000-4000-8000-000000000000";

    public string NewTaskToken(Frame frame) => NewId();

    public double NextRandom() => 0;

    public IObjectStore ObjectStore => throw new InvalidOperationException("There is no store of objects.");

    public ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
        => ChildRunner.RunAsync(this, processor, child, cancellationToken);

    public async ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (run.Yields) await Task.Yield();
        return TaskOutcome.Success(default);
    }

    public async ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        if (run.Yields) await Task.Yield();
        return run.Answer(context, call.Input);
    }
}
