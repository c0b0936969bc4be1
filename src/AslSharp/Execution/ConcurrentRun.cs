using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>Runs the branches of a Parallel state or the iterations of a Map state (reference 8.7, 8.8).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConcurrentRun
{
    /// <summary>Runs all branches at once.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TBody">The branches.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="body">The branches.</param>
    /// <param name="count">How many.</param>
    /// <param name="frame">The frame of the Parallel state's scope.</param>
    /// <param name="cancellationToken">Stops all of them.</param>
    /// <returns>An array of their outputs, or the failure of the first that failed.</returns>
    public static ValueTask<TaskOutcome> BranchesAsync<THost, TBody>(THost host, TBody body, int count, Frame frame, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TBody : struct, IConcurrentBody
    {
        if (frame.TakeResumed(ScopeWait.Branches)?.Branches is { } position)
        {
            frame.ExpectBranches();
            return new Run<THost, TBody>(host, body, count, frame, isMap: false, cancellationToken).ResumeAsync(count, position);
        }

        frame.StartBranches();
        if (frame.Execution.Inspector?.ReplaceBranches(frame, count) is { } outcome) return new(outcome);
        return new Run<THost, TBody>(host, body, count, frame, isMap: false, cancellationToken).StartAsync(count);
    }

    /// <summary>Runs the iterations of a Map state, at most so many at once. Items that complete at once run on one thread, in order.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TBody">The iterations.</typeparam>
    /// <param name="host">The host.</param>
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
        var lanes = Math.Max(1, maxConcurrency == 0 ? frame.Execution.InlineMapConcurrency : maxConcurrency);
        if (frame.TakeResumed(ScopeWait.Branches)?.Branches is { } position)
        {
            frame.ExpectIterations();
            return new Run<THost, TBody>(host, body, count, frame, isMap: true, cancellationToken).ResumeAsync(lanes, position);
        }

        frame.StartIterations(count);
        if (frame.Execution.Inspector?.ReplaceBranches(frame, count) is { } outcome) return new(outcome);
        return new Run<THost, TBody>(host, body, count, frame, isMap: true, cancellationToken).StartAsync(lanes);
    }

    private sealed class Run<THost, TBody>(THost host, TBody body, int count, Frame frame, bool isMap, CancellationToken cancellationToken) : IBranches
        where THost : struct, IExecutionHost
        where TBody : struct, IConcurrentBody
    {
        private readonly AslValue[] _results = new AslValue[count];
        private readonly int _startedEventId = frame.PreviousEventId;
        // Whoever keeps or shows frames wants each branch and each iteration to have its own.
        private readonly bool _reusesFrames = !THost.KeepsFrames && frame.Execution.Inspector is null;
        private int _lastEventId = frame.PreviousEventId;
        private bool _isSequential;
        private CancellationTokenSource? _stop;
        private TaskFailure? _failure;
        private Exception? _fault;
        private int _next;

        // Those with one under way; kept for hosts that save frames only.
        private List<Lane>? _running;

        public BranchesPosition Save()
        {
            lock (_results)
            {
                return new()
                {
                    Next = Math.Min(Volatile.Read(ref _next), count),
                    LastEventId = _lastEventId,
                    Outputs = [.. Enumerable.Range(0, count).Where(i => !_results[i].IsUndefined).Select(i => KeyValuePair.Create(i, _results[i]))],
                    Running = [.. _running!.Where(static lane => lane.Frame is not null)
                        .Select(static lane => KeyValuePair.Create(lane.Index, lane.Frame!.Save()))],
                };
            }
        }

        /// <summary>Goes on from a saved place: first with those that were under way, in the order in which they were started.</summary>
        internal ValueTask<TaskOutcome> ResumeAsync(int lanes, BranchesPosition position)
        {
            _isSequential = lanes == 1;
            _next = position.Next;
            _lastEventId = position.LastEventId;
            foreach (var (index, output) in position.Outputs) _results[index] = output;
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (THost.KeepsFrames) KeepRunning();
            return FinishAsync(lanes, position.Running);
        }

        private void KeepRunning()
        {
            _running = [];
            frame.KeepBranches(this);
        }

        internal ValueTask<TaskOutcome> StartAsync(int lanes)
        {
            _isSequential = lanes == 1;
            if (THost.KeepsFrames) KeepRunning();
            var lane = new Lane(frame, isMap);
            // Linked before anything starts: a branch that is waiting has to hear of a sibling's failure.
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var stop = _stop.Token;
            using var stretch = Interruption.Begin(stop);
            try
            {
                while (_next < count)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    // After so many items in one go, the siblings of this state's own scope are let in.
                    if (_next == Frame.TurnsAtOnce && frame.Parent is not null) return FinishAsync(lanes, [], lane);
                    lane.Index = _next++;
                    var pending = RunOneAsync(lane, stop);
                    if (!pending.IsCompletedSuccessfully) return FinishAsync(lanes, null, lane, pending);
                    if (!Store(lane, pending.Result)) break;
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

        /// <summary>Runs what is left in lanes, beginning with what is pending or what a saved place says was under way.</summary>
        private async ValueTask<TaskOutcome> FinishAsync(
            int lanes, IReadOnlyList<KeyValuePair<int, ScopePosition>>? saved, Lane? first = null, ValueTask<TaskOutcome> pending = default)
        {
            frame.Execution.BecomeConcurrent();
            if (saved is { Count: 0 }) await frame.YieldAsync(host, cancellationToken).ConfigureAwait(THost.CaptureContext);
            var started = saved?.Count ?? 1;
            var running = new Task[Math.Max(started, Math.Min(lanes, count - _next + started))];
            for (var i = 0; i < running.Length; i++)
            {
                var lane = i == 0 && first is not null ? first : new Lane(frame, isMap);
                if (saved is not null && i < started) (lane.Index, lane.Position) = saved[i];
                running[i] = LaneAsync(lane, i < started, saved is null && i == 0 ? pending : null);
            }

            // Lanes report what went wrong through fields and never throw, so this waits for every one of them.
            foreach (var lane in running) await lane.ConfigureAwait(THost.CaptureContext);
            _stop!.Dispose();
            if (_fault is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_fault);
            if (_failure is null) cancellationToken.ThrowIfCancellationRequested();
            return Outcome();
        }

        /// <summary>
        /// Runs one after the other until none is left or something goes wrong, beginning with one that is pending, or that a saved place says
        /// was under way. Never throws.
        /// </summary>
        private async Task LaneAsync(Lane lane, bool isStarted, ValueTask<TaskOutcome>? pending)
        {
            try
            {
                for (var turns = 1; ; turns++)
                {
                    if (!isStarted)
                    {
                        if (_stop!.IsCancellationRequested) return;
                        lane.Index = Interlocked.Increment(ref _next) - 1;
                        if (lane.Index >= count) return;
                        if (turns % Frame.TurnsAtOnce == 0) await frame.YieldAsync(host, _stop.Token).ConfigureAwait(THost.CaptureContext);
                        isStarted = true;
                    }

                    var running = pending ?? RunOneApartAsync(lane);
                    pending = null;
                    if (!Store(lane, running.IsCompletedSuccessfully ? running.Result : await running.ConfigureAwait(THost.CaptureContext))) return;
                    isStarted = false;
                }
            }
            catch (OperationCanceledException) when (_stop!.IsCancellationRequested)
            {
                if (isStarted && _failure is not null) RecordAborted(lane);
            }
            catch (Exception fault)
            {
                Break(fault);
            }
        }

        private void Break(Exception fault)
        {
            Interlocked.CompareExchange(ref _fault, fault, null);
            _stop!.CancelSafely();
        }

        private ValueTask<TaskOutcome> RunOneApartAsync(Lane lane)
        {
            var stop = _stop!.Token;
            using var stretch = Interruption.Begin(stop);
            return RunOneAsync(lane, stop);
        }

        private ValueTask<TaskOutcome> RunOneAsync(Lane lane, CancellationToken stop)
        {
            if (THost.KeepsFrames)
            {
                lock (_results) _running!.Add(lane);
            }

            if (lane.Position is { } position) lane.EventId = position.PreviousEventId;
            // Iterations that run one after the other follow on the last event inside the one before (reference 18).
            else if (isMap) lane.EventId = RecordIteration(HistoryEventType.MapIterationStarted, lane, _isSequential ? LastEventId(lane) : _startedEventId);
            else lane.EventId = _startedEventId;
            lane.Frame = null;
            var pending = body.RunAsync(lane, stop);
            lane.Position = null;
            if (!_reusesFrames || !pending.IsCompletedSuccessfully) return pending;
            // Iterations have frames that are all alike; of branches that is true of those only that have nothing of their own.
            if (isMap || lane.Frame is PlainFrame) lane.Spare();
            else lane.SpareTask = lane.Frame?.TakeSpare();
            return pending;
        }

        private bool Store(Lane lane, TaskOutcome outcome)
        {
            // One that failed stays: the execution may be run again from there.
            if (THost.KeepsFrames && outcome.Failure is null)
            {
                lock (_results) _running!.Remove(lane);
            }

            if (outcome.Failure is null)
            {
                _results[lane.Index] = outcome.Value;
                RecordEnd(HistoryEventType.MapIterationSucceeded, lane);
                return true;
            }

            outcome.Failure.Locate(lane.Frame);
            // Whoever fails first decides what the state's own events follow on.
            if (Interlocked.CompareExchange(ref _failure, outcome.Failure, null) is null) RecordEnd(HistoryEventType.MapIterationFailed, lane);
            _stop!.CancelSafely();
            return false;
        }

        private void RecordEnd(HistoryEventType type, Lane lane)
        {
            if (!frame.Execution.IsObserved)
            {
                if (isMap) frame.Execution.Count();
                return;
            }

            var last = LastEventId(lane);
            var id = isMap ? RecordIteration(type, lane, last) : last;
            lock (_results)
            {
                // A state that succeeded follows on the iteration's end, one that failed on the event that made it fail.
                if (_failure is null) _lastEventId = Math.Max(_lastEventId, id);
                else if (type == HistoryEventType.MapIterationFailed) _lastEventId = last;
            }
        }

        private void RecordAborted(Lane lane)
        {
            try
            {
                lane.Frame?.RecordAborted();
                if (isMap) RecordIteration(HistoryEventType.MapIterationAborted, lane, LastEventId(lane));
            }
            catch (Exception fault)
            {
                Break(fault);
            }
        }

        private int LastEventId(Lane lane) => lane.Frame?.PreviousEventId ?? _startedEventId;

        private int RecordIteration(HistoryEventType type, Lane lane, int previous)
            => frame.Execution.IsObserved
                ? frame.Execution.Record(new HistoryEvent { Type = type, PreviousId = previous, Name = frame.StateName, Index = lane.Index })
                : frame.Execution.Count();

        private TaskOutcome Outcome()
        {
            if (frame.Execution.IsObserved) frame.PreviousEventId = _lastEventId;
            return _failure is null ? TaskOutcome.Success(Values.Array(_results)) : TaskOutcome.Failed(_failure);
        }
    }
}
