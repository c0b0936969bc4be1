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
        if (frame.Execution.Inspector is { } inspector) return MapInspection.RunAsync(host, processor, map, input, frame, inspector, cancellationToken);
        var saved = frame.TakeResumed(ScopeWait.MapRun)?.MapRun;
        var label = saved?.Label ?? map.Label ?? host.NewId();
        var run = new MapRun(frame.Execution, map, label, Guid.Parse(saved?.Id ?? host.NewId()), saved?.StartTime ?? host.UtcNow)
        {
            StateName = frame.StateName,
            MaxConcurrency = input.MaxConcurrency,
            ToleratedFailureCount = input.ToleratedFailureCount,
            ToleratedFailurePercentage = input.ToleratedFailurePercentage,
        };
        if (saved is { MaxConcurrency: not null }) run.Update(saved.MaxConcurrency, saved.ToleratedFailureCount, saved.ToleratedFailurePercentage);
        return new Run<THost, TProcessor>(host, processor, map, input, frame, run, cancellationToken).RunAsync(saved is null);
    }

    private sealed class Run<THost, TProcessor>(
        THost host, TProcessor processor, DistributedMap map, MapRunInput input, Frame frame, MapRun run, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProcessor : struct, IItemProcessor
    {
        private readonly Lock _gate = new();
        private readonly ItemBatch? _batch = map.HasBatches ? new ItemBatch(input) : null;
        private readonly long _mostItems = input.MaxItems is > 0 ? input.MaxItems.Value : long.MaxValue;
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        private ItemSource? _source;
        private MapResults? _results;
        private TaskFailure? _unkept;
        private Exception? _unexpected;
        private int _started;
        private int _taken;
        private long _failedItems;
        private bool _isExceeded;

        // It may be changed while the run goes on.
        private int Lanes => run.MaxConcurrency == 0 ? MostChildren : Math.Min(run.MaxConcurrency, MostChildren);

        internal async ValueTask<TaskOutcome> RunAsync(bool isStart)
        {
            TaskFailure? failure;
            AslValue output = default;
            try
            {
                if (isStart) frame.StartMapRun(run);
                else frame.Execution.Report(run);
                if (THost.KeepsFrames) frame.KeepMapRun(run);
                failure = await ReadAsync().ConfigureAwait(THost.CaptureContext);
                cancellationToken.ThrowIfCancellationRequested();
                failure ??= IsExceeded(isLast: true) ? new TaskFailure(ErrorNames.ExceedToleratedFailureThreshold, ThresholdExceeded) : null;
                (output, failure) = await CompleteAsync(failure).ConfigureAwait(THost.CaptureContext);
            }
            catch (JsonataException exception)
            {
                await AbandonAsync().ConfigureAwait(THost.CaptureContext);
                failure = frame.EvaluationFailure(exception);
            }
            catch (Exception exception)
            {
                await AbandonAsync().ConfigureAwait(THost.CaptureContext);
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
            var isAborted = IsStop(exception);
            run.End(isAborted ? MapRunStatus.Aborted : MapRunStatus.Failed, host.UtcNow);
            if (isAborted)
            {
                frame.AbortMapRun(run);
            }
            else if (exception is RuntimeFault fault)
            {
                frame.Locate(fault, frame.Data);
                frame.EndMapRun(run, new TaskFailure(fault.Error, fault.Cause));
            }
            else
            {
                frame.Execution.Report(run);
            }
        }

        /// <summary>Reads the items and runs their children. Gives what went wrong with reading or writing.</summary>
        private async ValueTask<TaskFailure?> ReadAsync()
        {
            TaskFailure? failure = null;
            var isComplete = false;
            try
            {
                failure = await OpenAsync().ConfigureAwait(THost.CaptureContext) ?? OpenResults() ?? await PumpAsync().ConfigureAwait(THost.CaptureContext);
                isComplete = failure is null && !_isExceeded;
            }
            finally
            {
                // A failure, a fault of the item selector, or the end of the execution: no child outlives it.
                if (!isComplete) _stop.CancelSafely();
                await run.Children.DrainAsync(static () => 1, THost.CaptureContext).ConfigureAwait(THost.CaptureContext);
            }

            if (_unexpected is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_unexpected);
            failure ??= _unkept;
            if (failure is null && _isExceeded) failure = await NotePendingAsync().ConfigureAwait(THost.CaptureContext);
            return await CloseSourceAsync().ConfigureAwait(THost.CaptureContext) is { } closing ? failure ?? closing : failure;
        }

        private async ValueTask<TaskFailure?> OpenAsync()
        {
            try
            {
                _source = await ItemSources.OpenAsync(host, map, input, cancellationToken).ConfigureAwait(THost.CaptureContext);
                return null;
            }
            catch (Exception exception) when (IsFailure(exception))
            {
                return ReaderFailed(exception);
            }
        }

        private async ValueTask<TaskFailure?> CloseSourceAsync()
        {
            try
            {
                if (_source is not null) await _source.DisposeAsync().ConfigureAwait(THost.CaptureContext);
                return null;
            }
            catch (Exception exception) when (IsFailure(exception))
            {
                return ReaderFailed(exception);
            }
        }

        // What was under way when an exception came: letting go of it must not hide the exception.
        private async ValueTask AbandonAsync()
        {
            if (_results is not null) await _results.AbandonAsync().ConfigureAwait(THost.CaptureContext);
            try
            {
                if (_source is not null) await _source.DisposeAsync().ConfigureAwait(THost.CaptureContext);
            }
            catch (Exception)
            {
                // The run fails for another reason already, and says that one.
            }
        }

        private TaskFailure? OpenResults()
        {
            try
            {
                _results = map.Writer is { Exports: true } format
                    ? new ExportedResults(format, input.WriterArguments, host.ObjectStore, run)
                    : new CollectedResults(map.Writer?.Transformation ?? ResultTransformation.Compact, _batch is null ? _source!.Count : null);
                return null;
            }
            catch (Exception exception) when (IsWriterFailure(exception))
            {
                return WriterFailed(exception);
            }
        }

        /// <summary>Starts children until the items are used up or too many failed.</summary>
        private async ValueTask<TaskFailure?> PumpAsync()
        {
            while (!_isExceeded && _unexpected is null && _unkept is null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await FlushAsync().ConfigureAwait(THost.CaptureContext) is { } writing) return writing;
                AslValue child;
                int items;
                try
                {
                    while (!TryTake(out child, out items))
                    {
                        if (_taken < _mostItems && await _source!.FillAsync(cancellationToken).ConfigureAwait(THost.CaptureContext)) continue;
                        if (_batch is null or { IsEmpty: true }) return null;
                        child = _batch.Take(out items);
                        break;
                    }
                }
                catch (Exception exception) when (IsFailure(exception))
                {
                    return ReaderFailed(exception);
                }

                if (run.Children.Count >= Lanes) await run.Children.DrainAsync(() => Lanes, THost.CaptureContext).ConfigureAwait(THost.CaptureContext);
                if (!_isExceeded && _unexpected is null && _unkept is null) Start(child, items);
                else NotePending(child, items);
            }

            return null;
        }

        private async ValueTask<TaskFailure?> FlushAsync()
        {
            if (!_results!.NeedsFlush) return null;
            try
            {
                await _results.FlushAsync(_gate, cancellationToken).ConfigureAwait(THost.CaptureContext);
                return null;
            }
            catch (Exception exception) when (IsWriterFailure(exception))
            {
                return WriterFailed(exception);
            }
        }

        /// <summary>The next child's input, if it is at hand.</summary>
        private bool TryTake(out AslValue child, out int items)
        {
            using var stretch = Interruption.Begin(cancellationToken);
            while (_taken < _mostItems && _source!.TryRead(out var value))
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
                Store(index, items, child, pending.Result);
                return;
            }

            run.Children.Enter();
            _ = FinishAsync(index, items, child, pending);
        }

        // Whatever happens in here, the child counts as over in the end: the run waits for that.
        private async Task FinishAsync(int index, int items, Execution child, ValueTask<ExecutionResult> pending)
        {
            try
            {
                Store(index, items, child, await pending.ConfigureAwait(THost.CaptureContext));
            }
            catch (Exception exception)
            {
                // Not the child's failure but a defect of the program or the host: it is thrown on when all children have stopped.
                Interlocked.CompareExchange(ref _unexpected, exception, null);
            }
            finally
            {
                // Before this child counts as over: from then on the run may be over too.
                if (_isExceeded || _unexpected is not null || _unkept is not null) _stop.CancelSafely();
                run.Children.Leave();
            }
        }

        private void Store(int index, int items, Execution child, ExecutionResult result)
        {
            lock (_gate)
            {
                if (run.CountEnd(items, result.Status)) _failedItems += items;
                _isExceeded |= IsExceeded(isLast: false);
                try
                {
                    _results!.Add(index, child, result);
                }
                catch (Exception exception) when (IsWriterFailure(exception))
                {
                    _unkept ??= WriterFailed(exception);
                }
            }
        }

        // The share of failed items is certain only when all items are known; either bound breaks the run.
        private bool IsExceeded(bool isLast)
        {
            if (_failedItems == 0) return false;
            if (run.ToleratedFailureCount is null && run.ToleratedFailurePercentage is null) return true;
            if (_failedItems > run.ToleratedFailureCount) return true;
            var total = _source!.Count ?? (isLast ? _taken : int.MaxValue);
            return _failedItems * 100.0 > run.ToleratedFailurePercentage * total;
        }

        private void NotePending(AslValue childInput, int items)
        {
            run.Count(items, static (counts, n) => counts with { Total = counts.Total + n, Pending = counts.Pending + n });
            try
            {
                _results!.AddPending(new Execution(frame.Execution, run, _started++, childInput));
            }
            catch (Exception exception) when (IsWriterFailure(exception))
            {
                _unkept ??= WriterFailed(exception);
            }
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
                    if ((_unkept ?? await FlushAsync().ConfigureAwait(THost.CaptureContext)) is { } writing) return writing;
                }
                while (_taken < _mostItems && await _source!.FillAsync(cancellationToken).ConfigureAwait(THost.CaptureContext));
                if (_batch is { IsEmpty: false }) NotePending(_batch.Take(out var count), count);
                return _unkept;
            }
            catch (Exception exception) when (IsFailure(exception))
            {
                return ReaderFailed(exception);
            }
        }

        /// <summary>Ends the results, of a run that failed too; but what could not be written whole gets no manifest.</summary>
        private async ValueTask<(AslValue Output, TaskFailure? Failure)> CompleteAsync(TaskFailure? failure)
        {
            if (_results is null) return (default, failure);
            if (failure?.Error == ErrorNames.ResultWriterFailed)
            {
                await _results.AbandonAsync().ConfigureAwait(THost.CaptureContext);
                return (default, failure);
            }

            try
            {
                return (await _results.CompleteAsync(run, _gate, cancellationToken).ConfigureAwait(THost.CaptureContext), failure);
            }
            catch (Exception exception) when (IsWriterFailure(exception))
            {
                return (default, failure ?? WriterFailed(exception));
            }
        }

        // What a store throws is the state's failure; what stops the execution, and faults of expressions, are not.
        private bool IsFailure(Exception exception) => exception is not (RuntimeFault or JsonataException) && !IsStop(exception);

        // Nothing is evaluated while results are written: a fault is a value's that is too deep for a text.
        private bool IsWriterFailure(Exception exception) => !IsStop(exception);

        private bool IsStop(Exception exception) => exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
    }

    internal static TaskFailure ReaderFailed(Exception exception)
        => new(ErrorNames.ItemReaderFailed, ExceptionFailure.Message(exception)) { Exception = exception };

    private static TaskFailure WriterFailed(Exception exception)
        => new(ErrorNames.ResultWriterFailed, ExceptionFailure.Message(exception)) { Exception = exception };
}
