using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The <c>Retry</c> and <c>Catch</c> of a state: one static object for each state that has any.</summary>
/// <param name="attemptStep">The step that makes the next attempt.</param>
/// <param name="retriers">In document order.</param>
/// <param name="catchers">In document order.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ErrorHandler(int attemptStep, Retrier[] retriers, Catcher[] catchers)
{
    internal int AttemptStep { get; } = attemptStep;

    internal Retrier[] Retriers { get; } = retriers;

    internal Catcher[] Catchers { get; } = catchers;
}

/// <summary>One retrier (ASL: Retrying after error; reference 9.3).</summary>
/// <param name="errorEquals">Error names.</param>
/// <param name="intervalSeconds">Seconds before the first retry.</param>
/// <param name="maxAttempts">Retries, not tries.</param>
/// <param name="backoffRate">Factor from one retry to the next.</param>
/// <param name="maxDelaySeconds">The longest delay in seconds; 0 for none.</param>
/// <param name="fullJitter">Whether the delay is drawn from [0, delay].</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Retrier(string[] errorEquals, long intervalSeconds, long maxAttempts, double backoffRate, long maxDelaySeconds = 0, bool fullJitter = false)
{
    // TimeSpan's own bound is a thousand times wider; a century is "never" and keeps timers' arithmetic safe.
    private const double LongestDelaySeconds = 3.15e9;

    internal bool Matches(TaskFailure failure) => ErrorMatch.Any(errorEquals, failure);

    internal bool HasAttemptLeft(int used) => used < maxAttempts;

    /// <summary>The delay before retry number <paramref name="retry"/> (0-based), before jitter.</summary>
    internal TimeSpan DelayBefore(int retry, double jitter)
    {
        var seconds = intervalSeconds * Math.Pow(backoffRate, retry);
        if (maxDelaySeconds > 0 && seconds > maxDelaySeconds) seconds = maxDelaySeconds;
        if (fullJitter) seconds *= jitter;
        // No interval stays none, however often it has been doubled; and a random number is what the user's generator makes of it.
        if (!(seconds > 0)) return TimeSpan.Zero;
        return TimeSpan.FromSeconds(Math.Min(seconds, LongestDelaySeconds));
    }

    internal bool HasJitter => fullJitter;
}

/// <summary>One catcher (ASL: Fallback States; reference 9.4).</summary>
/// <param name="errorEquals">Error names.</param>
/// <param name="step">The step that takes the Error Output on to the next state.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Catcher(string[] errorEquals, int step)
{
    internal int Step { get; } = step;

    internal bool Matches(TaskFailure failure) => ErrorMatch.Any(errorEquals, failure);
}

/// <summary>Which failures an <c>ErrorEquals</c> matches (reference 9.1).</summary>
internal static class ErrorMatch
{
    internal static bool Any(string[] errorEquals, TaskFailure failure)
    {
        // Whoever raises it, nothing handles States.Runtime: not even its own name.
        if (failure.Error == ErrorNames.Runtime) return false;
        foreach (var name in errorEquals)
        {
            if (Matches(name, failure)) return true;
        }

        return false;
    }

    private static bool Matches(string name, TaskFailure failure) => name switch
    {
        ErrorNames.All => true,
        ErrorNames.TaskFailed => failure.Error != ErrorNames.Timeout,
        ErrorNames.HeartbeatTimeout => failure.IsHeartbeat || failure.Error == ErrorNames.HeartbeatTimeout,
        _ => name == failure.Error,
    };
}
