using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// Where a scope stands while its steps run: emitted code works on it in place, and what it left when it stopped is all that is needed
/// to go on. A struct of public fields, so that a step costs no call and a scope that never waits allocates nothing for it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ScopePlace
{
    /// <summary>The step to run next; while something is pending, the step that takes its result.</summary>
    public int Step;

    /// <summary>The document, but for the members that the frame holds apart.</summary>
    public AslValue Data;

    /// <summary>What the scope waited for gave: a result, or the Error Output where a catcher takes over.</summary>
    public AslValue Result;

    /// <summary>What the scope waits for, or what came of it where it has ended.</summary>
    internal ValueTask<TaskOutcome> Pending;

    /// <summary>Whether <see cref="Pending"/> has to be waited for.</summary>
    internal bool IsPending;

    private int _turns;

    internal ScopePlace(Frame frame)
    {
        Step = frame.Step;
        Data = frame.Data;
    }

    /// <summary>Takes a result that is at hand. Anything else, a failure among it, is kept for the driver.</summary>
    /// <param name="pending">What the step started.</param>
    /// <param name="result">The result.</param>
    /// <returns>Whether there is one, and the scope goes on at <see cref="Step"/>.</returns>
    public bool TryTake(in ValueTask<TaskOutcome> pending, out AslValue result)
    {
        if (pending.IsCompletedSuccessfully)
        {
            var outcome = pending.Result;
            if (outcome.Failure is null)
            {
                result = outcome.Value;
                return true;
            }

            // A task's result is taken once only: what it gave stands in for it.
            Pending = new(outcome);
        }
        else
        {
            Pending = pending;
        }

        result = default;
        return false;
    }

    /// <summary>The scope goes back to a step that it has run before.</summary>
    /// <param name="cancellationToken">Stops the scope.</param>
    /// <returns>Whether it goes on at once; otherwise what runs beside it is let in first.</returns>
    /// <exception cref="OperationCanceledException">The scope is stopped.</exception>
    public bool MayTurn(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (++_turns < Frame.TurnsAtOnce) return true;
        _turns = 0;
        return false;
    }

    /// <summary>The scope ends with an output.</summary>
    /// <param name="output">The output.</param>
    /// <returns><see cref="ScopeStop.Ended"/>.</returns>
    public ScopeStop Succeed(AslValue output)
    {
        Pending = new(TaskOutcome.Success(output));
        return ScopeStop.Ended;
    }

    /// <summary>The scope ends with a failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns><see cref="ScopeStop.Ended"/>.</returns>
    public ScopeStop Fail(TaskFailure failure)
    {
        Pending = new(TaskOutcome.Failed(failure));
        return ScopeStop.Ended;
    }

    /// <summary>The scope has no such step as <see cref="Step"/>.</summary>
    /// <returns>What to throw.</returns>
    public readonly InvalidOperationException NoStep() => new($"There is no step {Step}.");
}
