namespace AslSharp.Runtime;

/// <summary>Runs the branches of a Parallel state or the iterations of a Map state (reference 8.7, 8.8).</summary>
public static class ConcurrentRun
{
    /// <summary>Runs all branches at once.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TBody">The branches.</typeparam>
    /// <param name="host">The host; not used but for its type.</param>
    /// <param name="body">The branches.</param>
    /// <param name="count">How many.</param>
    /// <param name="frame">The frame of the Parallel state's scope.</param>
    /// <param name="cancellationToken">Stops all of them.</param>
    /// <returns>An array of their outputs, or the failure of the first that failed.</returns>
    public static ValueTask<TaskOutcome> BranchesAsync<THost, TBody>(THost host, TBody body, int count, Frame frame, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TBody : struct, IConcurrentBody
    {
        frame.StartBranches();
        return new Run<THost, TBody>(body, count, frame, isMap: false, cancellationToken).StartAsync(count);
    }

    /// <summary>Runs the iterations of a Map state, at most so many at once. Items that complete at once run on one thread, in order.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TBody">The iterations.</typeparam>
    /// <param name="host">The host; not used but for its type.</param>
    /// <param name="body">The iterations.</param>
    /// <param name="count">How many.</param>
    /// <param name="maxConcurrency">How many at once; 0 for the host's own bound.</param>
    /// <param name="frame">The frame of the Map state's scope.</param>
    /// <param name="cancellationToken">Stops all of them.</param>
    /// <returns>An array of their outputs, or the failure of the first that failed.</returns>
    public static ValueTask<TaskOutcome> IterationsAsync<THost, TBody>(
        THost host, TBody body, int count, int maxConcurrency, Frame frame, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TBody : struct, IConcurrentBody
    {
        frame.StartIterations(count);
        var lanes = maxConcurrency == 0 ? frame.Execution.InlineMapConcurrency : maxConcurrency;
        return new Run<THost, TBody>(body, count, frame, isMap: true, cancellationToken).StartAsync(Math.Max(1, lanes));
    }

    private sealed class Run<THost, TBody>(TBody body, int count, Frame frame, bool isMap, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TBody : struct, IConcurrentBody
    {
        private readonly AslValue[] _results = new AslValue[count];
        private readonly int _startedEventId = frame.PreviousEventId;
        private CancellationTokenSource? _stop;
        private TaskFailure? _failure;
        private RuntimeFault? _fault;
        private int _next;

        internal ValueTask<TaskOutcome> StartAsync(int lanes)
        {
            // Linked before anything starts: a branch that is waiting has to hear of a sibling's failure.
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            try
            {
                while (_next < count)
                {
                    var index = _next++;
                    var pending = RunOneAsync(index);
                    if (!pending.IsCompletedSuccessfully) return FinishAsync(index, pending, lanes);
                    if (!Store(index, pending.Result)) break;
                }
            }
            catch
            {
                _stop.Dispose();
                throw;
            }

            _stop.Dispose();
            return new(Outcome());
        }

        private async ValueTask<TaskOutcome> FinishAsync(int index, ValueTask<TaskOutcome> pending, int lanes)
        {
            frame.Execution.BecomeConcurrent();
            var running = new Task[Math.Min(lanes, count - index)];
            running[0] = LaneAsync(index, pending);
            for (var lane = 1; lane < running.Length; lane++) running[lane] = LaneAsync();
            // Lanes report what went wrong through fields and never throw, so this waits for every one of them.
            foreach (var lane in running) await lane.ConfigureAwait(THost.CaptureContext);
            _stop!.Dispose();
            if (_fault is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_fault);
            if (_failure is null) cancellationToken.ThrowIfCancellationRequested();
            return Outcome();
        }

        private async Task LaneAsync(int index, ValueTask<TaskOutcome> pending)
        {
            if (await StoreAsync(index, pending).ConfigureAwait(THost.CaptureContext))
            {
                await LaneAsync().ConfigureAwait(THost.CaptureContext);
            }
        }

        private async Task LaneAsync()
        {
            while (!_stop!.IsCancellationRequested)
            {
                var index = Interlocked.Increment(ref _next) - 1;
                if (index >= count) return;
                if (!await StoreAsync(index, null).ConfigureAwait(THost.CaptureContext)) return;
            }
        }

        private async ValueTask<bool> StoreAsync(int index, ValueTask<TaskOutcome>? started)
        {
            try
            {
                var pending = started ?? RunOneAsync(index);
                var outcome = pending.IsCompletedSuccessfully ? pending.Result : await pending.ConfigureAwait(THost.CaptureContext);
                return Store(index, outcome);
            }
            catch (RuntimeFault fault)
            {
                Interlocked.CompareExchange(ref _fault, fault, null);
                _stop!.Cancel();
                return false;
            }
            catch (OperationCanceledException) when (_stop!.IsCancellationRequested)
            {
                if (isMap) frame.Execution.Record(HistoryEventType.MapIterationAborted, _startedEventId, e => e with { Name = frame.StateName, Index = index });
                return false;
            }
        }

        private ValueTask<TaskOutcome> RunOneAsync(int index)
        {
            var start = new BranchStart(frame, index, isMap, default, _startedEventId);
            if (isMap) start = start with { EventId = NoteIteration(HistoryEventType.MapIterationStarted, index) };
            return body.RunAsync(index, start, _stop!.Token);
        }

        private bool Store(int index, TaskOutcome outcome)
        {
            if (outcome.Failure is null)
            {
                _results[index] = outcome.Value;
                if (isMap) NoteIteration(HistoryEventType.MapIterationSucceeded, index);
                return true;
            }

            if (isMap) NoteIteration(HistoryEventType.MapIterationFailed, index);
            Interlocked.CompareExchange(ref _failure, outcome.Failure, null);
            _stop!.Cancel();
            return false;
        }

        private int NoteIteration(HistoryEventType type, int index)
            => frame.Execution.IsObserved
                ? frame.Execution.Record(type, _startedEventId, e => e with { Name = frame.StateName, Index = index })
                : frame.Execution.Count();

        private TaskOutcome Outcome() => _failure is null ? TaskOutcome.Success(Values.Array(_results)) : TaskOutcome.Failed(_failure);
    }
}
