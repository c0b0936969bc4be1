namespace AslSharp.Hosting;

/// <summary>Runs child executions where they are started. What hosts do that keep nothing of them.</summary>
public static class ChildRunner
{
    // As on the service: five minutes (reference 8.8).
    private static readonly TimeSpan ExpressLimit = TimeSpan.FromMinutes(5);

    /// <summary>Runs a child from its first state to its end. An Express child that takes longer than five minutes times out.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TProcessor">The item processor.</typeparam>
    /// <param name="host">The host, whose clock bounds Express children.</param>
    /// <param name="processor">The item processor.</param>
    /// <param name="child">The child.</param>
    /// <param name="cancellationToken">Aborts the child.</param>
    /// <returns>How it ended.</returns>
    public static ValueTask<ExecutionResult> RunAsync<THost, TProcessor>(
        THost host, TProcessor processor, Execution child, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProcessor : struct, IItemProcessor
        => RunAsync(host, processor, child, null, cancellationToken);

    /// <summary>Goes on with a child from a saved place.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TProcessor">The item processor.</typeparam>
    /// <param name="host">The host, whose clock bounds Express children.</param>
    /// <param name="processor">The item processor.</param>
    /// <param name="child">The child.</param>
    /// <param name="position">Where it stood.</param>
    /// <param name="cancellationToken">Aborts the child.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="ArgumentException">The position is one of another definition.</exception>
    public static ValueTask<ExecutionResult> ResumeAsync<THost, TProcessor>(
        THost host, TProcessor processor, Execution child, ExecutionPosition position, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProcessor : struct, IItemProcessor
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(position);
        child.Restore(position);
        if (position.IsRedrive) ExecutionRunner.RecordRedriven(child, position.LastEventId);
        return RunAsync(host, processor, child, position.Scope, cancellationToken);
    }

    private static async ValueTask<ExecutionResult> RunAsync<THost, TProcessor>(
        THost host, TProcessor processor, Execution child, ScopePosition? position, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProcessor : struct, IItemProcessor
    {
        var frame = child.Root = processor.CreateFrame(child);
        var stop = child.IsExpress ? child.MapRun!.TakeStop(cancellationToken) : null;
        var isTimed = false;
        try
        {
            child.StartTelemetry(isResumed: position is not null);
            if (position is null) ExecutionRunner.RecordStart(frame);
            else frame.Resume(position);
            var running = processor.RunAsync(frame, stop?.Source.Token ?? cancellationToken);
            TaskOutcome outcome;
            if (running.IsCompletedSuccessfully)
            {
                outcome = running.Result;
            }
            else if (stop is null)
            {
                outcome = await running.ConfigureAwait(THost.CaptureContext);
            }
            else
            {
                // Only a child that has to wait gets a timer: most of a large run's do not.
                isTimed = true;
                outcome = await ExecutionRunner.BoundAsync(host, frame, running, ExpressLimit, stop.Source.CancelSafely).ConfigureAwait(THost.CaptureContext);
            }

            return outcome.Failure is null ? ExecutionRunner.Succeed(frame, outcome.Value) : ExecutionRunner.Fail(frame, outcome.Failure);
        }
        catch (RuntimeFault fault)
        {
            // It ends the child and no more than that: to the Map Run it is a failure like any other.
            return ExecutionRunner.Fail(frame, fault);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExecutionRunner.Abort(frame);
        }
        catch (OperationCanceledException) when (isTimed && stop!.Source.IsCancellationRequested)
        {
            return ExecutionRunner.TimeOut(frame);
        }
        catch (Exception exception)
        {
            // As in any other execution: the user's code outside of any task, or a defect of the host's or of ours.
            return ExecutionRunner.FailUnexpectedly(frame, exception);
        }
        finally
        {
            if (isTimed) stop!.Dispose();
            else if (stop is not null) child.MapRun!.GiveBack(stop);
        }
    }
}
