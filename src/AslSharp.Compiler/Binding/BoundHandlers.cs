using System.Collections.Immutable;
using AslSharp.Compiler.Symbols;

namespace AslSharp.Compiler.Binding;

/// <summary>The retriers and catchers of a state.</summary>
/// <param name="Retriers">The retriers in order.</param>
/// <param name="Catchers">The catchers in order.</param>
public sealed record BoundHandlers(ImmutableArray<BoundRetrier> Retriers, ImmutableArray<BoundCatcher> Catchers);

/// <summary>A retrier with its defaults (reference 9.3).</summary>
/// <param name="ErrorEquals">The error names it matches.</param>
/// <param name="IntervalSeconds">Seconds before the first retry.</param>
/// <param name="MaxAttempts">Retries, not tries.</param>
/// <param name="BackoffRate">Factor from one retry to the next.</param>
/// <param name="MaxDelaySeconds">The longest delay, or null.</param>
/// <param name="FullJitter">Whether <c>JitterStrategy</c> is <c>FULL</c>.</param>
public sealed record BoundRetrier(
    ImmutableArray<string> ErrorEquals,
    long IntervalSeconds,
    long MaxAttempts,
    double BackoffRate,
    long? MaxDelaySeconds,
    bool FullJitter);

/// <summary>A catcher (reference 9.4).</summary>
/// <param name="ErrorEquals">The error names it matches.</param>
/// <param name="ResultPath">A reference path, the constant null, or null when absent.</param>
/// <param name="Output">What a JSONata state gives on; null when absent.</param>
/// <param name="Assign">Its assignments.</param>
/// <param name="Next">The state to go on with; null after an error.</param>
public sealed record BoundCatcher(
    ImmutableArray<string> ErrorEquals,
    BoundExpression? ResultPath,
    BoundExpression? Output,
    ImmutableArray<BoundMember> Assign,
    StateSymbol? Next);
