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
        private int _lastEventId = frame.PreviousEventId;
        private bool _isSequential;
        private CancellationTokenSource? _stop;
        private TaskFailure? _failure;
        private Exception? _fault;
        private int _next;

        // Those under way, each with the lane's end of the chain of events; kept for hosts that save frames only.
        private List<KeyValuePair<int, BranchTail>>? _running;

        public BranchesPosition Save()
        {
            lock (_results)
            {
                return new()
                {
                    Next = Math.Min(Volatile.Read(ref _next), count),
                    LastEventId = _lastEventId,
                    Outputs = [.. Enumerable.Range(0, count).Where(i => !_results[i].IsUndefined).Select(i => KeyValuePair.Create(i, _results[i]))],
                    Running = [.. _running!.Where(static lane => lane.Value.Frame is not null).Select(static lane => KeyValuePair.Create(lane.Key, lane.Value.Frame!.Save()))],
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
            var tail = new BranchTail();
            // Linked before anything starts: a branch that is waiting has to hear of a sibling's failure.
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            try
            {
                while (_next < count)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    // After so many items in one go, the siblings of this state's own scope are let in.
                    if (_next == Frame.TurnsAtOnce && frame.Parent is not null) return FinishAsync(lanes, [], tail);
                    var index = _next++;
                    var pending = RunOneAsync(index, tail);
                    if (!pending.IsCompletedSuccessfully) return FinishAsync(lanes, null, tail, index, pending);
                    if (!Store(index, tail, pending.Result)) break;
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
            int lanes, IReadOnlyList<KeyValuePair<int, ScopePosition>>? saved, BranchTail? tail = null, int index = -1, ValueTask<TaskOutcome> pending = default)
        {
            frame.Execution.BecomeConcurrent();
            if (saved is { Count: 0 }) await frame.YieldAsync(host, cancellationToken).ConfigureAwait(THost.CaptureContext);
            var started = saved?.Count ?? 1;
            var running = new Task[Math.Max(started, Math.Min(lanes, count - _next + started))];
            for (var lane = 0; lane < running.Length; lane++)
            {
                if (lane >= started) running[lane] = LaneAsync(lane == 0 && tail is not null ? tail : new BranchTail());
                else if (saved is null) running[lane] = LaneAsync(index, tail!, pending);
                else running[lane] = LaneAsync(saved[lane].Key, new BranchTail(), null, saved[lane].Value);
            }

            // Lanes report what went wrong through fields and never throw, so this waits for every one of them.
            foreach (var lane in running) await lane.ConfigureAwait(THost.CaptureContext);
            _stop!.Dispose();
            if (_fault is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_fault);
            if (_failure is null) cancellationToken.ThrowIfCancellationRequested();
            return Outcome();
        }

        private async Task LaneAsync(int index, BranchTail tail, ValueTask<TaskOutcome>? pending, ScopePosition? position = null)
        {
            if (await StoreAsync(index, tail, pending, position: position).ConfigureAwait(THost.CaptureContext))
            {
                await LaneAsync(tail).ConfigureAwait(THost.CaptureContext);
            }
        }

        private async Task LaneAsync(BranchTail tail)
        {
            for (var turns = 1; !_stop!.IsCancellationRequested; turns++)
            {
                var index = Interlocked.Increment(ref _next) - 1;
                if (index >= count) return;
                if (!await StoreAsync(index, tail, null, turns % Frame.TurnsAtOnce == 0).ConfigureAwait(THost.CaptureContext)) return;
            }
        }

        /// <summary>Runs one and stores how it ended; whether the lane goes on. Never throws.</summary>
        private async ValueTask<bool> StoreAsync(int index, BranchTail tail, ValueTask<TaskOutcome>? started, bool yields = false, ScopePosition? position = null)
        {
            var isStarted = started is not null || position is not null;
            try
            {
                try
                {
                    if (yields) await frame.YieldAsync(host, _stop!.Token).ConfigureAwait(THost.CaptureContext);
                    isStarted = true;
                    var pending = started ?? RunOneAsync(index, tail, position);
                    var outcome = pending.IsCompletedSuccessfully ? pending.Result : await pending.ConfigureAwait(THost.CaptureContext);
                    return Store(index, tail, outcome);
                }
                catch (OperationCanceledException) when (_stop!.IsCancellationRequested)
                {
                    if (isStarted && _failure is not null) RecordAborted(index, tail);
                    return false;
                }
            }
            catch (Exception fault)
            {
                Interlocked.CompareExchange(ref _fault, fault, null);
                _stop!.CancelSafely();
                return false;
            }
        }

        private ValueTask<TaskOutcome> RunOneAsync(int index, BranchTail tail, ScopePosition? position = null)
        {
            if (THost.KeepsFrames)
            {
                lock (_results) _running!.Add(KeyValuePair.Create(index, tail));
            }

            if (position is not null)
            {
                tail.Frame = null;
                return body.RunAsync(index, new BranchStart(frame, index, isMap, default, position.PreviousEventId) { Tail = tail, Position = position }, _stop!.Token);
            }

            var eventId = _startedEventId;
            // Iterations that run one after the other follow on the last event inside the one before (reference 18).
            if (isMap) eventId = RecordIteration(HistoryEventType.MapIterationStarted, index, _isSequential ? LastEventId(tail) : _startedEventId);
            tail.Frame = null;
            using var stretch = Interruption.Begin(_stop!.Token);
            return body.RunAsync(index, new BranchStart(frame, index, isMap, default, eventId) { Tail = tail }, _stop!.Token);
        }

        private bool Store(int index, BranchTail tail, TaskOutcome outcome)
        {
            if (THost.KeepsFrames)
            {
                lock (_results) _running!.RemoveAll(lane => lane.Key == index);
            }

            if (outcome.Failure is null)
            {
                _results[index] = outcome.Value;
                RecordEnd(HistoryEventType.MapIterationSucceeded, index, tail);
                return true;
            }

            outcome.Failure.Locate(tail.Frame);
            // Whoever fails first decides what the state's own events follow on.
            if (Interlocked.CompareExchange(ref _failure, outcome.Failure, null) is null) RecordEnd(HistoryEventType.MapIterationFailed, index, tail);
            _stop!.CancelSafely();
            return false;
        }

        private void RecordEnd(HistoryEventType type, int index, BranchTail tail)
        {
            var last = LastEventId(tail);
            var id = isMap ? RecordIteration(type, index, last) : last;
            if (!frame.Execution.IsObserved) return;
            lock (_results)
            {
                // A state that succeeded follows on the iteration's end, one that failed on the event that made it fail.
                if (_failure is null) _lastEventId = Math.Max(_lastEventId, id);
                else if (type == HistoryEventType.MapIterationFailed) _lastEventId = last;
            }
        }

        private void RecordAborted(int index, BranchTail tail)
        {
            tail.Frame?.RecordAborted();
            if (isMap) RecordIteration(HistoryEventType.MapIterationAborted, index, LastEventId(tail));
        }

        private int LastEventId(BranchTail tail) => tail.Frame?.PreviousEventId ?? _startedEventId;

        private int RecordIteration(HistoryEventType type, int index, int previous)
            => frame.Execution.IsObserved ? RecordObservedIteration(type, index, previous) : frame.Execution.Count();

        // Apart, so that only observed executions pay for the closure.
        private int RecordObservedIteration(HistoryEventType type, int index, int previous)
            => frame.Execution.Record(type, previous, e => e with { Name = frame.StateName, Index = index });

        private TaskOutcome Outcome()
        {
            if (frame.Execution.IsObserved) frame.PreviousEventId = _lastEventId;
            return _failure is null ? TaskOutcome.Success(Values.Array(_results)) : TaskOutcome.Failed(_failure);
        }
    }
}
