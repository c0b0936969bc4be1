using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>Runs distributed Maps (reference 8.8).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MapRunner
{
    /// <summary>How many children run at once where the machine sets no bound: 10,000, as on the service.</summary>
    internal const int MostChildren = 10_000;

    private const string ThresholdExceeded = "The specified tolerated failure threshold was exceeded";

    /// <summary>Runs one attempt of a distributed Map state. Children that complete at once run on one thread, in order.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TProcessor">The item processor.</typeparam>
    /// <param name="host">The host: starts children, opens objects.</param>
    /// <param name="processor">The item processor.</param>
    /// <param name="map">What the definition says.</param>
    /// <param name="input">What this run works with.</param>
    /// <param name="frame">The frame of the Map state's scope.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>The state's result, or its failure.</returns>
    public static ValueTask<TaskOutcome> RunAsync<THost, TProcessor>(
        THost host, TProcessor processor, DistributedMap map, MapRunInput input, Frame frame, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProcessor : struct, IItemProcessor
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Execution.Inspector?.ReplaceBranches(frame, input.Items.Count) is { } outcome) return new(outcome);
        var label = map.Label ?? host.NewId();
        var run = new MapRun(frame.Execution, map, label, Guid.Parse(host.NewId()), host.UtcNow)
        {
            MaxConcurrency = input.MaxConcurrency,
            ToleratedFailureCount = input.ToleratedFailureCount,
            ToleratedFailurePercentage = input.ToleratedFailurePercentage,
        };
        return new Run<THost, TProcessor>(host, processor, map, input, frame, run, cancellationToken).RunAsync();
    }

    private sealed class Run<THost, TProcessor>(
        THost host, TProcessor processor, DistributedMap map, MapRunInput input, Frame frame, MapRun run, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProcessor : struct, IItemProcessor
    {
        private readonly Lock _gate = new();
        private readonly ItemBatch? _batch = map.HasBatches ? new ItemBatch(input) : null;
        private readonly int _lanes = input.MaxConcurrency == 0 ? MostChildren : Math.Min(input.MaxConcurrency, MostChildren);
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        private ItemSource _source = null!;
        private MapResults _results = null!;
        private TaskCompletionSource? _changed;
        private Exception? _unexpected;
        private int _inFlight;
        private int _started;
        private int _taken;
        private long _failedItems;
        private bool _isExceeded;

        internal async ValueTask<TaskOutcome> RunAsync()
        {
            frame.StartMapRun(run);
            TaskFailure? failure;
            AslValue output = default;
            try
            {
                failure = await ReadAsync().ConfigureAwait(THost.CaptureContext);
                if (_unexpected is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_unexpected);
                cancellationToken.ThrowIfCancellationRequested();
                failure ??= IsExceeded(isLast: true) ? new TaskFailure(ErrorNames.ExceedToleratedFailureThreshold, ThresholdExceeded) : null;
                if (_results is not null)
                {
                    (output, var writing) = await CompleteAsync().ConfigureAwait(THost.CaptureContext);
                    failure ??= writing;
                }
            }
            catch (Exception exception)
            {
                if (_results is not null) await _results.AbandonAsync().ConfigureAwait(THost.CaptureContext);
                End(exception);
                throw;
            }
            finally
            {
                _stop.Dispose();
            }

            run.End(failure is null ? MapRunStatus.Succeeded : MapRunStatus.Failed, host.UtcNow);
            frame.EndMapRun(run, failure);
            return failure is null ? TaskOutcome.Success(output) : TaskOutcome.Failed(failure);
        }

        // What ends the whole execution, or the state of a scope whose sibling failed, aborts the run. All else is a fault of the state's own.
        private void End(Exception exception)
        {
            var isAborted = exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
            run.End(isAborted ? MapRunStatus.Aborted : MapRunStatus.Failed, host.UtcNow);
            if (isAborted) frame.AbortMapRun(run);
            else frame.Execution.Report(run);
        }

        /// <summary>Reads the items and runs their children. Gives what went wrong with reading or writing.</summary>
        private async ValueTask<TaskFailure?> ReadAsync()
        {
            try
            {
                try
                {
                    _source = await OpenAsync().ConfigureAwait(THost.CaptureContext);
                }
                catch (Exception exception) when (IsFailure(exception))
                {
                    return ReaderFailed(exception);
                }

                var failure = OpenResults() ?? await PumpAsync().ConfigureAwait(THost.CaptureContext);
                if (failure is not null || _isExceeded) _stop.Cancel();
                await DrainAsync(1).ConfigureAwait(THost.CaptureContext);
                return failure is null && _isExceeded ? await NotePendingAsync().ConfigureAwait(THost.CaptureContext) : failure;
            }
            catch
            {
                // A fault of the item selector, or the end of the execution: no child outlives it.
                _stop.Cancel();
                await DrainAsync(1).ConfigureAwait(THost.CaptureContext);
                throw;
            }
            finally
            {
                if (_source is not null) await _source.DisposeAsync().ConfigureAwait(THost.CaptureContext);
            }
        }

        private ValueTask<ItemSource> OpenAsync()
        {
            if (map.Reader is null) return new(new ValueItems(input.Items, ValueItems.StateData));
            if (input.MaxItems <= 0) throw new ItemReaderException("field MaxItems must be positive");
            return new ItemSources(map.Reader, input.ReaderArguments, host.ObjectStore).OpenAsync(cancellationToken);
        }

        private TaskFailure? OpenResults()
        {
            try
            {
                _results = map.Writer is { Exports: true } format
                    ? new ExportedResults(format, input.WriterArguments, host.ObjectStore, run)
                    : new CollectedResults(map.Writer?.Transformation ?? ResultTransformation.Compact, _batch is null ? _source.Count : null);
                return null;
            }
            catch (Exception exception) when (IsFailure(exception))
            {
                return WriterFailed(exception);
            }
        }

        private async ValueTask<TaskFailure?> PumpAsync()
        {
            while (!_isExceeded && _unexpected is null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_results.NeedsFlush)
                {
                    try
                    {
                        await _results.FlushAsync(_gate, cancellationToken).ConfigureAwait(THost.CaptureContext);
                    }
                    catch (Exception exception) when (IsFailure(exception))
                    {
                        return WriterFailed(exception);
                    }
                }

                AslValue child;
                int items;
                try
                {
                    while (!TryTake(out child, out items))
                    {
                        if (_taken < (input.MaxItems ?? int.MaxValue) && await _source.FillAsync(cancellationToken).ConfigureAwait(THost.CaptureContext)) continue;
                        if (_batch is null or { IsEmpty: true }) return null;
                        child = _batch.Take(out items);
                        break;
                    }
                }
                catch (Exception exception) when (IsFailure(exception))
                {
                    return ReaderFailed(exception);
                }

                if (_inFlight >= _lanes) await DrainAsync(_lanes).ConfigureAwait(THost.CaptureContext);
                if (!_isExceeded && _unexpected is null) Start(child, items);
                else NotePending(child, items);
            }

            return null;
        }

        /// <summary>The next child's input, if it is at hand.</summary>
        private bool TryTake(out AslValue child, out int items)
        {
            var most = input.MaxItems ?? int.MaxValue;
            while (_taken < most && _source.TryRead(out var value))
            {
                var item = processor.Select(new MapItem(_taken++, value, _source.Key, _source.Source));
                if (_batch is null)
                {
                    child = item;
                    items = 1;
                    return true;
                }

                if (_batch.Add(item, out child, out items)) return true;
            }

            child = default;
            items = 0;
            return false;
        }

        private void Start(AslValue childInput, int items)
        {
            var index = _started++;
            var child = new Execution(frame.Execution, run, index, childInput);
            run.Count(items, static (counts, n) => counts with { Total = counts.Total + n, Running = counts.Running + n });
            var pending = host.RunChildAsync(processor, child, _stop.Token);
            if (pending.IsCompletedSuccessfully)
            {
                lock (_gate) Store(index, items, child, pending.Result);
                return;
            }

            lock (_gate) _inFlight++;
            _ = FinishAsync(index, items, child, pending);
        }

        private async Task FinishAsync(int index, int items, Execution child, ValueTask<ExecutionResult> pending)
        {
            ExecutionResult? result = null;
            try
            {
                result = await pending.ConfigureAwait(THost.CaptureContext);
            }
            catch (Exception exception)
            {
                // Not the child's failure but a defect of the program or the host: it is thrown on when all children have stopped.
                Interlocked.CompareExchange(ref _unexpected, exception, null);
            }

            if (result is not null)
            {
                lock (_gate) Store(index, items, child, result);
            }

            // Before this child counts as over: from then on the run may be over too.
            if (_isExceeded || _unexpected is not null) _stop.Cancel();
            TaskCompletionSource? changed;
            lock (_gate)
            {
                _inFlight--;
                (changed, _changed) = (_changed, null);
            }

            changed?.TrySetResult();
        }

        private void Store(int index, int items, Execution child, ExecutionResult result)
        {
            _results.Add(index, child, result);
            switch (result.Status)
            {
                case ExecutionStatus.Succeeded:
                    run.Count(items, static (counts, n) => counts with { Running = counts.Running - n, Succeeded = counts.Succeeded + n });
                    return;
                case ExecutionStatus.Aborted:
                    run.Count(items, static (counts, n) => counts with { Running = counts.Running - n, Aborted = counts.Aborted + n });
                    return;
                case ExecutionStatus.TimedOut:
                    run.Count(items, static (counts, n) => counts with { Running = counts.Running - n, TimedOut = counts.TimedOut + n });
                    break;
                default:
                    run.Count(items, static (counts, n) => counts with { Running = counts.Running - n, Failed = counts.Failed + n });
                    break;
            }

            _failedItems += items;
            _isExceeded |= IsExceeded(isLast: false);
        }

        // The share of failed items is certain only when all items are known; either bound breaks the run.
        private bool IsExceeded(bool isLast)
        {
            if (_failedItems == 0) return false;
            if (input.ToleratedFailureCount is null && input.ToleratedFailurePercentage is null) return true;
            if (_failedItems > input.ToleratedFailureCount) return true;
            var total = _source.Count ?? (isLast ? _taken : int.MaxValue);
            return _failedItems * 100.0 > input.ToleratedFailurePercentage * total;
        }

        /// <summary>Waits until fewer children than these are running.</summary>
        private async ValueTask DrainAsync(int count)
        {
            while (true)
            {
                Task changed;
                lock (_gate)
                {
                    if (_inFlight < count) return;
                    changed = (_changed ??= new TaskCompletionSource()).Task;
                }

                await changed.ConfigureAwait(THost.CaptureContext);
            }
        }

        private void NotePending(AslValue childInput, int items)
        {
            run.Count(items, static (counts, n) => counts with { Total = counts.Total + n, Pending = counts.Pending + n });
            _results.AddPending(new Execution(frame.Execution, run, _started++, childInput));
        }

        /// <summary>Lists what will not be started, where results are exported.</summary>
        private async ValueTask<TaskFailure?> NotePendingAsync()
        {
            if (map.Writer is not { Exports: true }) return null;
            try
            {
                do
                {
                    while (TryTake(out var child, out var items)) NotePending(child, items);
                    if (_results.NeedsFlush) await _results.FlushAsync(_gate, cancellationToken).ConfigureAwait(THost.CaptureContext);
                }
                while (_taken < (input.MaxItems ?? int.MaxValue) && await _source.FillAsync(cancellationToken).ConfigureAwait(THost.CaptureContext));
                if (_batch is { IsEmpty: false }) NotePending(_batch.Take(out var count), count);
                return null;
            }
            catch (Exception exception) when (IsFailure(exception))
            {
                return ReaderFailed(exception);
            }
        }

        private async ValueTask<(AslValue Output, TaskFailure? Failure)> CompleteAsync()
        {
            try
            {
                return (await _results.CompleteAsync(run, _gate, cancellationToken).ConfigureAwait(THost.CaptureContext), null);
            }
            catch (Exception exception) when (IsFailure(exception))
            {
                return (default, WriterFailed(exception));
            }
        }

        // What a store throws is the state's failure; what stops the execution, and faults of expressions, are not.
        private bool IsFailure(Exception exception)
            => exception is not (RuntimeFault or JsonataException) && (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested);

        private static TaskFailure ReaderFailed(Exception exception) => new(ErrorNames.ItemReaderFailed, exception.Message);

        private static TaskFailure WriterFailed(Exception exception) => new(ErrorNames.ResultWriterFailed, exception.Message);
    }
}
