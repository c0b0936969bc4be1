using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>
/// Drives the steps of a scope to its end: waits for what they start, and decides after a failure. The only place where a scope stands
/// still, so emitted code has no <c>await</c> and no error handling of its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScopeRunner
{
    /// <summary>Runs a scope from where its frame stands to its end.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TScope">The scope.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="scope">The scope's steps.</param>
    /// <param name="frame">The scope's frame.</param>
    /// <param name="cancellationToken">Stops the scope.</param>
    /// <returns>Its output or its failure.</returns>
    /// <exception cref="RuntimeFault">The interpreter met what it cannot process.</exception>
    /// <exception cref="OperationCanceledException">The scope was stopped.</exception>
    public static ValueTask<TaskOutcome> RunAsync<THost, TScope>(THost host, TScope scope, Frame frame, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TScope : struct, IScope
    {
        ArgumentNullException.ThrowIfNull(frame);
        frame.IsInProcess = typeof(THost) == typeof(InProcessHost);
        var place = frame.Resumed is { } position ? Resume(host, ref scope, frame, position, cancellationToken) : new ScopePlace(frame);
        if (!place.IsPending)
        {
            // Whoever starts branches or iterations says for all of them what interrupts the work of this thread.
            if (frame.Parent is null) AdvanceApart(host, ref scope, frame, ref place, cancellationToken);
            else Advance(host, ref scope, frame, ref place, cancellationToken);
        }

        if (place.IsPending)
        {
            // A branch may go on in another thread before those who started it know that it waits.
            if (frame.Parent is not null) frame.Execution.BecomeConcurrent();
            return WaitAsync(host, scope, frame, place, cancellationToken);
        }

        if (THost.KeepsFrames) frame.Data = place.Data;
        return place.Pending;
    }

    // Only emitted code knows the step that makes an attempt of a state.
    private static ScopePlace Resume<THost, TScope>(
        THost host, ref TScope scope, Frame frame, ScopePosition position, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TScope : struct, IScope
    {
        frame.Restore(position);
        frame.Step = scope.StepOf(position.StateName);
        var place = new ScopePlace(frame);
        if (position.Wait != ScopeWait.Retry) return place;
        place.Pending = frame.BackOffAsync(host, default, cancellationToken);
        place.IsPending = true;
        return place;
    }

    // Awaited once only, by whoever runs the scope: the object behind it serves the next.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<TaskOutcome> WaitAsync<THost, TScope>(
        THost host, TScope scope, Frame frame, ScopePlace place, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TScope : struct, IScope
    {
        do
        {
            TaskOutcome outcome;
            try
            {
                if (THost.KeepsFrames) host.OnSuspended(frame);
                outcome = await place.Pending.ConfigureAwait(THost.CaptureContext);
            }
            catch (RuntimeFault fault) when (frame.Locate(fault, place.Data))
            {
                throw;
            }
            catch (JsonataException exception)
            {
                outcome = frame.FailEvaluation(exception);
            }

            place.Pending = new(outcome);
            if (Settle(host, ref scope, frame, ref place, cancellationToken) && !place.IsPending)
            {
                AdvanceApart(host, ref scope, frame, ref place, cancellationToken);
            }
        }
        while (place.IsPending);

        // An execution that fails may be run again from the states that failed.
        if (THost.KeepsFrames) frame.Data = place.Data;
        return place.Pending.Result;
    }

    private static void AdvanceApart<THost, TScope>(THost host, ref TScope scope, Frame frame, ref ScopePlace place, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TScope : struct, IScope
    {
        using var stretch = Interruption.Begin(cancellationToken);
        Advance(host, ref scope, frame, ref place, cancellationToken);
    }

    // Runs steps until the scope has ended or something is pending.
    private static void Advance<THost, TScope>(THost host, ref TScope scope, Frame frame, ref ScopePlace place, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TScope : struct, IScope
    {
        while (true)
        {
            try
            {
                var stop = scope.Run(ref place, cancellationToken);
                while (stop == ScopeStop.Elsewhere && place.MayTurn(cancellationToken)) stop = scope.Run(ref place, cancellationToken);
                if (stop == ScopeStop.Ended)
                {
                    // A Fail state is not left.
                    if (frame.Span is not null && place.Pending.Result.Failure is { } failure) frame.FailSpan(failure.Error, failure.Cause);
                    return;
                }

                if (stop != ScopeStop.Waits) place.Pending = frame.YieldAsync(host, cancellationToken);
            }

            // A filter and not a handler: the innermost scope writes on the fault where it happened, and nothing is unwound for it.
            catch (RuntimeFault fault) when (frame.Locate(fault, place.Data))
            {
                throw;
            }
            catch (JsonataException exception)
            {
                place.Pending = new(frame.FailEvaluation(exception));
            }

            if (!Settle(host, ref scope, frame, ref place, cancellationToken) || place.IsPending) return;
        }
    }

    // Takes what is at hand: a result, or a failure and what follows from it. False where the scope ends with the failure.
    private static bool Settle<THost, TScope>(THost host, ref TScope scope, Frame frame, ref ScopePlace place, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TScope : struct, IScope
    {
        place.IsPending = false;
        while (place.Pending.IsCompletedSuccessfully)
        {
            var outcome = place.Pending.Result;
            if (outcome.Failure is not { } failure)
            {
                place.Result = outcome.Value;
                return true;
            }

            // The outcome may have been the last word of a source that can be asked once only.
            place.Pending = new(outcome);
            var handler = scope.HandlerOf(place.Step);
            var step = frame.Recover(host, handler, failure, out var delay);
            if (step < 0) return false;
            place.Step = step;
            // Only catchers take it; for another attempt it would be made in vain.
            place.Result = step == handler!.AttemptStep ? default : failure.ToErrorOutput();
            if (delay <= TimeSpan.Zero) return true;
            place.Pending = frame.BackOffAsync(host, delay, cancellationToken);
        }

        place.IsPending = true;
        return true;
    }
}
