using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>One retrier with its defaults filled in (reference 9.3).</summary>
/// <param name="ErrorEquals">Error names.</param>
/// <param name="IntervalSeconds">Seconds before the first retry.</param>
/// <param name="MaxAttempts">Retries, not tries.</param>
/// <param name="BackoffRate">Factor from one retry to the next, as the text of a C# double literal without suffix.</param>
/// <param name="MaxDelaySeconds">The longest delay, or null.</param>
/// <param name="FullJitter">Whether <c>JitterStrategy</c> is <c>FULL</c>.</param>
public sealed record RetrierPlan(
    EquatableArray<string> ErrorEquals,
    long IntervalSeconds,
    long MaxAttempts,
    string BackoffRate,
    long? MaxDelaySeconds,
    bool FullJitter);
