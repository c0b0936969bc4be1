using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>The <c>Retry</c> and <c>Catch</c> of a state.</summary>
public sealed record ErrorHandlingPlan(EquatableArray<RetrierPlan> Retriers, EquatableArray<CatcherPlan> Catchers)
{
    /// <summary>A state without <c>Retry</c> and <c>Catch</c>.</summary>
    public static ErrorHandlingPlan None { get; } = new([], []);
}

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

/// <summary>One catcher (reference 9.4). <c>$</c> in its assignments is the Error Output.</summary>
/// <param name="ErrorEquals">Error names.</param>
/// <param name="ResultPath">Where the Error Output goes in the raw input.</param>
/// <param name="Assign">Its assignments.</param>
/// <param name="Next">Index of the next state in the scope.</param>
public sealed record CatcherPlan(
    EquatableArray<string> ErrorEquals,
    ResultPathPlan ResultPath,
    EquatableArray<AssignmentPlan> Assign,
    int Next)
{
    /// <summary>What a JSONata state gives on; null for the Error Output.</summary>
    public ExpressionPlan? Output { get; init; }
}
