namespace AslSharp.Hosting;

/// <content>What follows from a failure: another attempt, a catcher, or the end.</content>
public abstract partial class Frame
{
    /// <summary>Decides what follows a failure: another attempt, a catcher, or nothing (reference 9.3, 9.4).</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <param name="host">The host, asked for randomness where a retrier jitters.</param>
    /// <param name="handler">The state's retriers and catchers, or null.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="delay">How long to wait before the next attempt; zero for a catcher.</param>
    /// <returns>The step to go on with, or -1 when nothing handles the failure.</returns>
    internal int Recover<THost>(THost host, ErrorHandler? handler, TaskFailure failure, out TimeSpan delay)
        where THost : struct, IExecutionHost
    {
        delay = default;
        RecordTaskFailure(failure);
        if (handler is null) return Catch(null, failure);
        for (var i = 0; i < handler.Retriers.Length; i++)
        {
            var retrier = handler.Retriers[i];
            if (!retrier.Matches(failure)) continue;
            _retries ??= new Retries();
            if (Execution.Inspector?.RetriesUsed is { } before) _retries[i] = before;
            // The first retrier that matches decides: when it is used up, later ones are not asked.
            if (!retrier.HasAttemptLeft(_retries[i]))
            {
                Execution.Inspector?.OnRecovery(failure, i, null, null);
                break;
            }

            delay = retrier.DelayBefore(_retries[i]++, retrier.HasJitter ? host.NextRandom() : 1);
            // Attempts that fail at once, with nothing between them, are a loop that never waits: others are let in now and then.
            if (delay <= TimeSpan.Zero && _retries[i] % TurnsAtOnce == 0) delay = TimeSpan.FromTicks(1);
            Execution.Inspector?.OnRecovery(failure, i, null, delay);
            _retries.Count++;
            if (ExecutionMetrics.AreRetriesWanted && !Execution.IsReplayed) ExecutionMetrics.Retry(Execution.StateMachineId, StateName, failure.Error);
            return handler.AttemptStep;
        }

        return Catch(handler, failure);
    }

    /// <summary>An expression of the state could not be evaluated (reference 5.4).</summary>
    /// <param name="exception">Why.</param>
    /// <returns>The failure, for <see cref="Recover"/> to decide on.</returns>
    internal TaskOutcome FailEvaluation(JsonataException exception)
    {
        var failure = EvaluationFailure(exception);
        _details?.TaskToken = null;
        if (Execution.IsObserved) RecordEvaluationFailed(exception.Site?.Location, failure.Cause!);
        else PreviousEventId = Execution.Count();
        return TaskOutcome.Failed(failure);
    }

    /// <summary>What the state fails with when one of its expressions could not be evaluated.</summary>
    internal TaskFailure EvaluationFailure(JsonataException exception) => new(ErrorNames.QueryEvaluationError, Prefix + exception.Detail);

    /// <summary>Writes on an interpreter error where it happened. Used as an exception filter: it always answers false.</summary>
    /// <param name="fault">The error.</param>
    /// <param name="data">The state's raw input, but for held members.</param>
    /// <returns>False.</returns>
    internal bool Locate(RuntimeFault fault, AslValue data)
    {
        Data = data;
        if (!fault.IsLocated) fault.Explain(Whole(data));
        if (!fault.IsLocated) fault.Locate(Prefix);
        // What fails before the first state is entered is nobody's.
        if (fault.StateName is null && StateName.Length > 0) (fault.StateName, fault.StatePath) = (StateName, StatePath);
        FailSpan(fault.Error, fault.Cause);
        return false;
    }

    /// <summary>
    /// The words that name the state in causes that come from the interpreter. A state that is tested by itself has no event that a text
    /// could name.
    /// </summary>
    internal string Prefix
        => Execution.Inspector is not null ? "" : $"An error occurred while executing the state '{StateName}' (entered at the event id #{EnteredEventId}). ";

    private int Catch(ErrorHandler? handler, TaskFailure failure)
    {
        CloseBranches();
        var catchers = handler?.Catchers ?? [];
        for (var i = 0; i < catchers.Length; i++)
        {
            if (!catchers[i].Matches(failure)) continue;
            Execution.Inspector?.OnRecovery(failure, null, i, null);
            return catchers[i].Step;
        }

        FailSpan(failure.Error, failure.Cause);
        return -1;
    }

    /// <summary>How often a visit of a state has been tried again, and by which retriers.</summary>
    private sealed class Retries
    {
        // Most states have one retrier.
        private int[] _others = [];
        private int _first;

        internal Retries()
        {
        }

        /// <summary>Those of a saved place, which may say how often without saying by which.</summary>
        internal Retries(ScopePosition position)
        {
            Count = position.RetryCount;
            for (var i = 0; i < position.RetriesUsed.Count; i++) this[i] = position.RetriesUsed[i];
        }

        internal int Count { get; set; }

        internal ref int this[int retrier]
        {
            get
            {
                if (retrier == 0) return ref _first;
                if (_others.Length < retrier) Array.Resize(ref _others, retrier);
                return ref _others[retrier - 1];
            }
        }

        internal int[] ToArray() => [_first, .. _others];
    }
}
