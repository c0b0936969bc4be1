using AslSharp.Hosting;

namespace AslSharp.Testing;

/// <summary>The answers that come from outside during one run, and the attempts that wait for them.</summary>
internal sealed class TimedAnswers : IDisposable
{
    private readonly Lock _lock = new();
    private readonly IReadOnlyList<TimedAnswer> _answers;
    private readonly TestSession _session;
    private readonly Action _giveUp;
    private readonly List<(TaskContext Context, TaskTokens Tokens)> _waiting = [];
    private readonly HashSet<TimedAnswer> _open;
    private readonly List<ITimer> _timers = [];

    /// <summary>Sets the timers: before the machine sets any, so that an answer at the moment of a timeout is in time.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="session">The run.</param>
    /// <param name="giveUp">Ends the run.</param>
    internal TimedAnswers(IReadOnlyList<TimedAnswer> answers, TestSession session, Action giveUp)
    {
        _answers = answers;
        _session = session;
        _giveUp = giveUp;
        // Two heartbeats at the same time are two.
        _open = new HashSet<TimedAnswer>(answers, ReferenceEqualityComparer.Instance);
        foreach (var answer in answers) _timers.Add(Timer(answer.Time, () => Give(answer, isLast: false)));
    }

    /// <summary>The answers whose moment has not come, in words.</summary>
    internal IReadOnlyList<string> Unused
    {
        get { lock (_lock) return [.. _answers.Where(_open.Contains).Select(static answer => $"{answer} was not given: the execution ended before")]; }
    }

    /// <summary>Whether anybody answers a task from outside.</summary>
    internal bool Has(TaskContext context) => _answers.Any(answer => IsFor(answer, context));

    /// <summary>Lets an attempt be answered as long as it runs.</summary>
    /// <param name="context">The attempt; one with a token.</param>
    /// <param name="tokens">Where its answers go.</param>
    /// <param name="running">Starts the attempt.</param>
    internal async ValueTask<TaskOutcome> WaitAsync(TaskContext context, TaskTokens tokens, Func<ValueTask<TaskOutcome>> running)
    {
        lock (_lock) _waiting.Add((context, tokens));
        try
        {
            return await running().ConfigureAwait(false);
        }
        finally
        {
            lock (_lock) _waiting.Remove((context, tokens));
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var timer in _timers) timer.Dispose();
        }
    }

    private void Give(TimedAnswer answer, bool isLast)
    {
        TaskContext? context;
        TaskTokens? tokens;
        lock (_lock)
        {
            (context, tokens) = _waiting.Find(waiting => IsFor(answer, waiting.Context));
            if (context is not null) _open.Remove(answer);
            // The task may be entered at this very moment, by a timer behind this one.
            else if (!isLast) _timers.Add(Timer(TimeSpan.Zero, () => Give(answer, isLast: true)));
        }

        if (context is not null)
        {
            // Where no worker of the test has taken the task, the one who answers is its worker.
            context.Begin();
            answer.Send(tokens!, context.TaskToken!);
        }
        else if (isLast)
        {
            _session.Fail(
                new MockException($"{answer}: no attempt of the task is in progress at that time.{_session.WhereIs(answer.StateName)}", _session.Describe));
            _giveUp();
        }
    }

    private ITimer Timer(TimeSpan time, Action action) => _session.Options.TimeProvider.CreateTimer(_ => action(), null, time, Timeout.InfiniteTimeSpan);

    private static bool IsFor(TimedAnswer answer, TaskContext context)
        => answer.StateName == context.StateName || answer.StateName == context.Descriptor.Pointer;
}
