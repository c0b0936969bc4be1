using System.Diagnostics;

namespace AslSharp.Durable;

/// <summary>
/// An execution in memory, with the children of its distributed Maps. It runs in turns: all that came in is worked on by one thread until
/// everything stands still; what changed is kept in one commit; and then the world hears of it. Whatever of it goes on does so in a turn, for
/// which it is the context.
/// </summary>
internal sealed partial class LiveExecution : SynchronizationContext
{
    private static readonly TimeSpan ShortestRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Queue<(SendOrPostCallback Callback, object? State)> _mail = new();
    private Queue<(SendOrPostCallback Callback, object? State)> _turn = new();
    private List<Action> _afterCommit = [];
    private NewExecution? _start;
    private bool _isDriven;
    private bool _isDropped;
    private bool _isLoaded;
    private volatile bool _isRetiring;
    private int _calls;

    /// <summary>An execution that is in the store, or is not.</summary>
    internal LiveExecution(DurableEngine engine, string arn)
    {
        Engine = engine;
        Arn = arn;
    }

    /// <summary>An execution that starts.</summary>
    internal LiveExecution(DurableEngine engine, NewExecution start)
        : this(engine, start.Arn)
    {
        _start = start;
        _isLoaded = true;
    }

    internal DurableEngine Engine { get; }

    internal string Arn { get; }

    internal DateTimeOffset UtcNow => Engine.TimeProvider.GetUtcNow();

    public override void Post(SendOrPostCallback d, object? state) => TryPost(d, state);

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("An execution is never waited for.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Asks something in a turn, and tells the answer when all that it changed is kept.</summary>
    /// <returns>The answer to come; null where the execution is not in memory any more.</returns>
    internal Task<T>? TryAsk<T>(Func<LiveExecution, T> ask)
    {
        var question = new Question<T>(this, ask);
        return TryPost(static question => ((Question<T>)question!).Ask(), question) ? question.Answer : null;
    }

    /// <summary>Runs something in a turn: now, where this is one.</summary>
    internal void Run(Action action)
    {
        if (Current == this) action();
        else TryPost(static action => ((Action)action!)(), action);
    }

    /// <summary>Runs something in a turn; false where the execution is not in memory any more.</summary>
    internal bool TryRun(Action action) => TryPost(static action => ((Action)action!)(), action);

    /// <summary>Does something when what this turn changes is kept.</summary>
    internal void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>A call begins; false where it is to begin elsewhere, or in the next process.</summary>
    internal bool TryEnter()
    {
        if (_isRetiring || !Engine.TryEnter()) return false;
        _calls++;
        return true;
    }

    /// <summary>A call is over: told in a turn.</summary>
    internal void Leave() => _calls--;

    /// <summary>Comes to rest: no call begins any more, and when those under way have ended nothing of it is in memory.</summary>
    internal async Task RetireAsync(CancellationToken cancellationToken)
    {
        _isRetiring = true;
        TryRun(static () => { });
        await _gone.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            if (_isDropped) return;
            _isDropped = true;
            // Who drives it finds that out.
            if (_isDriven) return;
        }

        Drop(null);
    }

    private bool TryPost(SendOrPostCallback callback, object? state)
    {
        lock (_gate)
        {
            if (_isDropped) return false;
            _mail.Enqueue((callback, state));
            if (_isDriven) return true;
            _isDriven = true;
        }

        // Counted from here on: a process that ends waits for what has come in.
        Engine.Enter();

        // In place, unless somebody's context would come between a result and what waits for it.
        if (Current is null && TaskScheduler.Current == TaskScheduler.Default) _ = DriveAsync();
        else ThreadPool.UnsafeQueueUserWorkItem(static live => _ = live.DriveAsync(), this, preferLocal: false);
        return true;
    }

    private async Task DriveAsync()
    {
        try
        {
            if (!_isLoaded) await LoadAsync().ConfigureAwait(false);
            do
            {
                RunTurn();
                if (!await CommitAsync().ConfigureAwait(false)) break;
                Settle();
                RunAfterCommit();
            }
            while (!MayRest());
        }
        catch (Exception exception)
        {
            // Nothing of ours may end here: what cannot go on is given up, and is gone on with from what was kept last.
            Engine.OnBroken(this, exception);
            Drop(exception);
            RefuseStart(exception);
        }
        finally
        {
            Engine.Leave();
        }
    }

    private void RunTurn()
    {
        var context = Current;
        SetSynchronizationContext(this);
        try
        {
            while (true)
            {
                lock (_gate)
                {
                    if (_mail.Count == 0) return;
                    (_mail, _turn) = (_turn, _mail);
                }

                while (_turn.TryDequeue(out var mail)) mail.Callback(mail.State);
            }
        }
        finally
        {
            SetSynchronizationContext(context);
        }
    }

    private void RunAfterCommit()
    {
        // Some of it asks for more.
        while (_afterCommit.Count > 0)
        {
            var actions = _afterCommit;
            _afterCommit = [];
            foreach (var action in actions) action();
        }
    }

    // Whether nothing is left to do now. What can be gone on with from the store alone does not stay in memory.
    private bool MayRest()
    {
        lock (_gate)
        {
            if (!_isDropped && (_mail.Count > 0 || HasChanges)) return false;
            _isDriven = false;
            if (!_isDropped && !IsIdle && !Engine.DropsAlways && !(_isRetiring && _calls == 0)) return true;
            _isDropped = true;
        }

        Drop(null);
        return true;
    }

    private void Drop(Exception? problem)
    {
        lock (_gate) _isDropped = true;
        foreach (var question in TakeQuestions()) question.GiveUp(problem);
        foreach (var (_, state) in _mail) (state as IQuestion)?.GiveUp(problem);
        Forget();
    }

    private void Forget()
    {
        Engine.Forget(this);
        _life?.Dispose();
        if (!Engine.IsLedFromOutside) Release();
        _gone.TrySetResult();
    }

    /// <summary>Keeps what changed. False where the execution is given up.</summary>
    private async ValueTask<bool> CommitAsync()
    {
        if (!HasChanges) return true;
        var commit = MakeCommit();
        for (var pause = ShortestRetry; ; pause = pause * 2 < LongestRetry ? pause * 2 : LongestRetry)
        {
            try
            {
                if (await Engine.Store.CommitAsync(commit).ConfigureAwait(false))
                {
                    Engine.OnCommitted();
                    OnCommitted(commit);
                    return true;
                }

                if (IsNew) return OnRefused();
                throw new UnreachableException($"The execution '{Arn}' was changed in the store by somebody else.");
            }
            catch (ExecutionStoreException exception)
            {
                Engine.OnCommitFailed(this, exception);
                if (IsNew)
                {
                    Engine.WakeLater(Arn);
                    Drop(exception);
                    RefuseStart(exception);
                    return false;
                }

                // Whoever waits for this hears that nothing is certain; the commit itself is tried until it is kept.
                foreach (var question in TakeQuestions()) question.GiveUp(exception);
            }

            if (!await Engine.PauseAsync(pause).ConfigureAwait(false))
            {
                Drop(null);
                return false;
            }
        }
    }

    private List<IQuestion> TakeQuestions()
    {
        var questions = _questions;
        _questions = [];
        return questions;
    }

    private interface IQuestion
    {
        void Tell();

        void GiveUp(Exception? problem);
    }

    private sealed class Question<T>(LiveExecution live, Func<LiveExecution, T> ask) : IQuestion
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        internal Task<T> Answer => _answer.Task;

        internal void Ask()
        {
            try
            {
                _result = ask(live);
            }
            catch (Exception exception)
            {
                _answer.TrySetException(exception);
                return;
            }

            live._questions.Add(this);
        }

        public void Tell() => _answer.TrySetResult(_result);

        public void GiveUp(Exception? problem)
        {
            if (problem is null) _answer.TrySetCanceled();
            else _answer.TrySetException(problem);
        }
    }
}
