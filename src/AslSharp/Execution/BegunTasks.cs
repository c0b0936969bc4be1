using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// Tasks that were called before their execution had anything else: as long as every task succeeds at once, a machine over C# types runs without
/// one. Where something does not, the execution starts from its first state, and is answered from here what was called already.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BegunTasks
{
    private readonly Dictionary<(int Task, int Iteration), BegunCall> _answers = [];

    /// <summary>Notes what a task returned.</summary>
    /// <param name="task">The task's number.</param>
    /// <param name="answer">Its raw result, which may be under way yet.</param>
    /// <param name="isPayload">Whether the result goes into the envelope of <c>lambda:invoke</c>.</param>
    /// <param name="iteration">The iteration of a Map state that called it; -1 for none.</param>
    public void Add(int task, ValueTask<AslValue> answer, bool isPayload, int iteration = -1)
        => _answers.Add((task, iteration), new BegunCall(answer, null, isPayload));

    /// <summary>Notes what a task returned that may be a failure.</summary>
    /// <param name="task">The task's number.</param>
    /// <param name="answer">Gives its raw result, or fails the attempt that is answered.</param>
    /// <param name="isPayload">Whether the result goes into the envelope of <c>lambda:invoke</c>.</param>
    /// <param name="iteration">The iteration of a Map state that called it; -1 for none.</param>
    public void AddOutcome(int task, Func<TaskContext, ValueTask<AslValue>> answer, bool isPayload, int iteration = -1)
        => _answers.Add((task, iteration), new BegunCall(default, answer, isPayload));

    /// <summary>Notes what a task returned in the first iterations of a Map state.</summary>
    /// <typeparam name="T">The type of its results.</typeparam>
    /// <param name="task">The task's number.</param>
    /// <param name="results">The results; may be null where there are none.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="write">Writes one.</param>
    /// <param name="isPayload">Whether a result goes into the envelope of <c>lambda:invoke</c>.</param>
    public void AddIterations<T>(int task, T[]? results, int count, Func<T, AslValue> write, bool isPayload)
    {
        ArgumentNullException.ThrowIfNull(write);
        for (var i = 0; i < count; i++) Add(task, new(write(results![i])), isPayload, i);
    }

    /// <summary>Notes that a method threw.</summary>
    /// <param name="task">The task's number.</param>
    /// <param name="exception">What it threw.</param>
    /// <param name="iteration">The iteration of a Map state that called it; -1 for none.</param>
    public void AddFailure(int task, Exception exception, int iteration = -1)
        => Add(task, ValueTask.FromException<AslValue>(exception), isPayload: false, iteration);

    /// <summary>Takes what an attempt of a task would be answered: each is asked for once, and another attempt is a call as any.</summary>
    internal bool TryTake(TaskContext context, out BegunCall call)
    {
        var key = (context.Descriptor.Number, ContextObject.NearestIteration(context.Frame)?.Index ?? -1);
        lock (_answers) return _answers.Remove(key, out call);
    }
}

/// <summary>A call that was made already.</summary>
internal readonly struct BegunCall(ValueTask<AslValue> answer, Func<TaskContext, ValueTask<AslValue>>? settle, bool isPayload) : ITaskCall
{
    public bool HasMethod => true;

    public static bool KeepsContext => false;

    // Whoever wants parameters is not asked to answer what is answered.
    public AslValue Input => default;

    public ValueTask<AslValue> InvokeAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var result = settle is null ? answer : settle(context);
        return isPayload ? LambdaInvoke.WrapAsync(result, context) : result;
    }
}
