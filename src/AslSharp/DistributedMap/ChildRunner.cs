using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>Runs child executions where they are started. What hosts do that keep nothing of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChildRunner
{
    /// <summary>Runs a child from its first state to its end.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TProcessor">The item processor.</typeparam>
    /// <param name="host">The host; not used but for its type.</param>
    /// <param name="processor">The item processor.</param>
    /// <param name="child">The child.</param>
    /// <param name="cancellationToken">Aborts the child.</param>
    /// <returns>How it ended.</returns>
    public static async ValueTask<ExecutionResult> RunAsync<THost, TProcessor>(
        THost host, TProcessor processor, Execution child, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProcessor : struct, IItemProcessor
    {
        var frame = processor.CreateFrame(child);
        ExecutionRunner.RecordStart(frame);
        try
        {
            var running = processor.RunAsync(frame, cancellationToken);
            var outcome = running.IsCompletedSuccessfully ? running.Result : await running.ConfigureAwait(THost.CaptureContext);
            return outcome.Failure is null
                ? ExecutionRunner.Succeed(frame, outcome.Value)
                : ExecutionRunner.Fail(frame, outcome.Failure.Error, outcome.Failure.Cause);
        }
        catch (RuntimeFault fault)
        {
            // It ends the child and no more than that: to the Map Run it is a failure like any other.
            return ExecutionRunner.Fail(frame, fault.Error, fault.Cause);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExecutionRunner.Abort(frame);
        }
    }
}
