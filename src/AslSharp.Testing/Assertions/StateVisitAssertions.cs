using System.Diagnostics.CodeAnalysis;

namespace AslSharp.Testing;

/// <summary>What a test says of one visit of a state. Each method returns the visit; what does not hold throws
/// <see cref="StateMachineTestException"/>.</summary>
public static class StateVisitAssertions
{
    /// <summary>The state got this input, given as JSON text.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="json">The raw input.</param>
    /// <returns>The visit.</returns>
    /// <exception cref="StateMachineTestException">It got another; the message names the first place that differs.</exception>
    /// <exception cref="AslJsonException">The text is no JSON.</exception>
    public static StateVisit AssertInputJson(this StateVisit visit, [StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        ArgumentNullException.ThrowIfNull(visit);
        Check.Json(AslValue.Parse(json), visit.Input, $"The input of {visit}", visit.Run);
        return visit;
    }

    /// <summary>The state gave this output, given as JSON text.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="json">The output.</param>
    /// <returns>The visit.</returns>
    /// <exception cref="StateMachineTestException">It gave another; the message names the first place that differs.</exception>
    /// <exception cref="AslJsonException">The text is no JSON.</exception>
    public static StateVisit AssertOutputJson(this StateVisit visit, [StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        ArgumentNullException.ThrowIfNull(visit);
        Check.Json(AslValue.Parse(json), visit.Output, $"The output of {visit}", visit.Run);
        return visit;
    }

    /// <summary>The state assigned exactly these variables, given as a JSON object.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="json">The variables by name.</param>
    /// <returns>The visit.</returns>
    /// <exception cref="StateMachineTestException">It assigned others; the message names the first place that differs.</exception>
    /// <exception cref="AslJsonException">The text is no JSON.</exception>
    public static StateVisit AssertAssignedJson(this StateVisit visit, [StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        ArgumentNullException.ThrowIfNull(visit);
        Check.Json(AslValue.Parse(json), visit.AssignedVariables, $"What {visit} assigned", visit.Run);
        return visit;
    }

    /// <summary>The state took this many attempts.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="expected">The number: 1 where nothing was retried.</param>
    /// <returns>The visit.</returns>
    /// <exception cref="StateMachineTestException">It took more or fewer.</exception>
    public static StateVisit AssertAttempts(this StateVisit visit, int expected)
    {
        ArgumentNullException.ThrowIfNull(visit);
        Check.That(visit.Attempts == expected, $"{visit} should have taken {Attempts(expected)}, but took {Attempts(visit.Attempts)}.", visit.Run);
        return visit;
    }

    /// <summary>These are the times before each retry or, for a Wait state, the time it waited; in the clock's time.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="expected">The times; none for a state that never waited.</param>
    /// <returns>The visit.</returns>
    /// <exception cref="StateMachineTestException">They are others.</exception>
    public static StateVisit AssertWaits(this StateVisit visit, params IReadOnlyList<TimeSpan> expected)
    {
        ArgumentNullException.ThrowIfNull(visit);
        Check.That(visit.Waits.SequenceEqual(expected), () => $"The waits of {visit} should be {List(expected)}, but were {List(visit.Waits)}.", visit.Run);
        return visit;

        static string List(IReadOnlyList<TimeSpan> times) => times.Count == 0 ? "none" : string.Join(", ", times);
    }

    /// <summary>The last attempt of the state failed, and a catcher took the failure.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="error">The error name; null for any.</param>
    /// <returns>The visit.</returns>
    /// <exception cref="StateMachineTestException">Nothing was caught, or another error.</exception>
    public static StateVisit AssertCaught(this StateVisit visit, string? error = null)
    {
        ArgumentNullException.ThrowIfNull(visit);
        Check.That(visit.IsCaught, $"No catcher of {visit} took a failure.", visit.Run);
        if (error is not null) Check.Equal(error, visit.Error, $"The error that was caught in {visit}", visit.Run);
        return visit;
    }

    private static string Attempts(int number) => number == 1 ? "1 attempt" : $"{number} attempts";
}
