using System.Diagnostics.CodeAnalysis;

namespace AslSharp.Testing;

/// <summary>
/// What a test says of a run, whatever the test framework. Each method returns the run, so that they read as one sentence; what does not
/// hold throws <see cref="StateMachineTestException"/>, whose message shows where the run went.
/// </summary>
/// <example><code>
/// run.AssertSucceeded()
///     .AssertOutputJson("""{"status": "shipped"}""")
///     .AssertPath("Reserve Stock", "Charge Card", "Ship Order")
///     .State("Charge Card").AssertAttempts(2).AssertWaits(TimeSpan.FromSeconds(2));
/// </code></example>
public static class TestRunAssertions
{
    /// <summary>The execution succeeded.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It did not.</exception>
    public static TestRun AssertSucceeded(this TestRun run) => run.AssertStatus(ExecutionStatus.Succeeded);

    /// <summary>The execution failed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="error">The error name; null for any.</param>
    /// <param name="cause">The cause; null for any.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It did not, or with another error or cause.</exception>
    public static TestRun AssertFailed(this TestRun run, string? error = null, string? cause = null)
    {
        run.AssertStatus(ExecutionStatus.Failed);
        if (error is not null) Check.Equal(error, run.Error, "The error of the execution", run);
        if (cause is not null) Check.That(cause == run.Cause, () => $"The cause of the execution {CauseText.Difference(cause, run.Cause)}.", run);
        return run;
    }

    /// <summary>The execution ended with a status.</summary>
    /// <param name="run">The run.</param>
    /// <param name="expected">The status.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It ended with another.</exception>
    public static TestRun AssertStatus(this TestRun run, ExecutionStatus expected)
    {
        ArgumentNullException.ThrowIfNull(run);
        Check.That(run.Status == expected, $"The execution should have {InWords(expected)}, but it {InWords(run.Status)}.", run);
        return run;
    }

    /// <summary>The execution succeeded with an output. Numbers are compared by value, members in any order.</summary>
    /// <param name="run">The run.</param>
    /// <param name="expected">The output; a string is a JSON string, see <see cref="AssertOutputJson"/> for JSON text.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It has another output; the message names the first place that differs.</exception>
    public static TestRun AssertOutput(this TestRun run, AslValue expected)
    {
        Check.Json(expected, run.AssertSucceeded().Output, "The output", run);
        return run;
    }

    /// <summary>The execution succeeded with an output, given as JSON text.</summary>
    /// <param name="run">The run.</param>
    /// <param name="json">The output.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It has another output; the message names the first place that differs.</exception>
    /// <exception cref="AslJsonException">The text is no JSON.</exception>
    public static TestRun AssertOutputJson(this TestRun run, [StringSyntax(StringSyntaxAttribute.Json)] string json) => run.AssertOutput(AslValue.Parse(json));

    /// <summary>The execution succeeded with an output that has these members, whatever else it has.</summary>
    /// <param name="run">The run.</param>
    /// <param name="json">The members, as JSON text. Objects inside may have more members too; arrays are compared as they are.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It has other ones; the message names the first place that differs.</exception>
    /// <exception cref="AslJsonException">The text is no JSON.</exception>
    public static TestRun AssertOutputHas(this TestRun run, [StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        Check.HasJson(AslValue.Parse(json), run.AssertSucceeded().Output, "The output", run);
        return run;
    }

    /// <summary>The execution entered exactly these states, in this order. Those in branches and iterations count too.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stateNames">Their names.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It took another path.</exception>
    public static TestRun AssertPath(this TestRun run, params IReadOnlyList<string> stateNames)
    {
        ArgumentNullException.ThrowIfNull(run);
        var actual = run.Path.ToList();
        var same = 0;
        while (same < stateNames.Count && same < actual.Count && stateNames[same] == actual[same]) same++;
        Check.That(
            same == stateNames.Count && same == actual.Count,
            () => $"The path differs at its state number {same + 1}: expected {NameAt(stateNames, same)} but was {NameAt(actual, same)}.",
            run);
        return run;

        static string NameAt(IReadOnlyList<string> names, int index) => index < names.Count ? $"'{names[index]}'" : "its end";
    }

    /// <summary>The execution entered these states in this order; others may lie between.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stateNames">Their names.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">One of them is missing there.</exception>
    public static TestRun AssertVisited(this TestRun run, params IReadOnlyList<string> stateNames)
    {
        ArgumentNullException.ThrowIfNull(run);
        var found = 0;
        foreach (var name in run.Path)
        {
            if (found < stateNames.Count && stateNames[found] == name) found++;
        }

        Check.That(
            found == stateNames.Count,
            () => $"The state '{stateNames[found]}' was not entered{(found == 0 ? "" : $" after '{stateNames[found - 1]}'")}.{Check.Unknown(run, stateNames[found])}",
            run);
        return run;
    }

    /// <summary>The execution entered none of these states.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stateNames">Their names.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It entered one, or the machine has no such state.</exception>
    public static TestRun AssertNotVisited(this TestRun run, params IReadOnlyList<string> stateNames)
    {
        ArgumentNullException.ThrowIfNull(run);
        foreach (var name in stateNames)
        {
            Check.Known(run, name);
            Check.That(!run.Path.Contains(name), $"The state '{name}' should not have been entered, but was.", run);
        }

        return run;
    }

    /// <summary>A task was called so many times, retries and all iterations together; 0 for never.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stateName">The Task state.</param>
    /// <param name="times">How many times.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It was called more or less often, or the machine has no such state.</exception>
    public static TestRun AssertCalled(this TestRun run, string stateName, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(run);
        Check.Known(run, stateName);
        var actual = run.Calls.Count(call => call.StateName == stateName);
        Check.That(actual == times, $"The task '{stateName}' should have been called {Times(times)}, but was called {Times(actual)}.", run);
        return run;
    }

    /// <summary>A task was called with these inputs, one after the other and no others, given as JSON texts.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stateName">The Task state.</param>
    /// <param name="inputs">The raw parameters of each call.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It was called otherwise; the message names the first place that differs.</exception>
    /// <exception cref="AslJsonException">A text is no JSON.</exception>
    public static TestRun AssertCalledWithJson(this TestRun run, string stateName, params IReadOnlyList<string> inputs)
    {
        run.AssertCalled(stateName, inputs.Count);
        var calls = run.Calls.Where(call => call.StateName == stateName).ToList();
        for (var i = 0; i < calls.Count; i++)
            Check.Json(AslValue.Parse(inputs[i]), calls[i].Input, $"The input of call {i + 1} of the task '{stateName}'", run);
        return run;
    }

    /// <summary>Everything that the test set up was needed: each mock has given all its answers, and each answer at a time of
    /// <see cref="StateMachineTester.At"/> came.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">Answers are left over; the message names each.</exception>
    public static TestRun AssertAllMocksUsed(this TestRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Check.That(run.UnusedAnswers.Count == 0, () => $"Not all that was set up was used: {string.Join("; ", run.UnusedAnswers)}.", run);
        return run;
    }

    /// <summary>The execution took this long, in the time of the tester's clock.</summary>
    /// <param name="run">The run.</param>
    /// <param name="expected">The time.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It took another time.</exception>
    public static TestRun AssertElapsed(this TestRun run, TimeSpan expected)
    {
        ArgumentNullException.ThrowIfNull(run);
        Check.That(run.Elapsed == expected, $"The execution should have taken {expected}, but took {run.Elapsed}.", run);
        return run;
    }

    /// <summary>The history has exactly these events, in this order.</summary>
    /// <param name="run">The run.</param>
    /// <param name="types">Their types.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It has other ones.</exception>
    public static TestRun AssertEvents(this TestRun run, params IReadOnlyList<HistoryEventType> types)
    {
        ArgumentNullException.ThrowIfNull(run);
        var actual = run.History.Select(historyEvent => historyEvent.Type).ToList();
        var same = 0;
        while (same < types.Count && same < actual.Count && types[same] == actual[same]) same++;
        Check.That(
            same == types.Count && same == actual.Count,
            () => $"The history differs at its event number {same + 1}: expected {TypeAt(types, same)} but was {TypeAt(actual, same)}.",
            run);
        return run;

        static string TypeAt(IReadOnlyList<HistoryEventType> types, int index) => index < types.Count ? types[index].ToString() : "its end";
    }

    /// <summary>The history has an event of a type that meets a condition.</summary>
    /// <param name="run">The run.</param>
    /// <param name="type">The type.</param>
    /// <param name="condition">The condition; null for any event of the type.</param>
    /// <returns>The run.</returns>
    /// <exception cref="StateMachineTestException">It has none.</exception>
    public static TestRun AssertEvent(this TestRun run, HistoryEventType type, Predicate<HistoryEvent>? condition = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var ofType = run.History.Where(historyEvent => historyEvent.Type == type).ToList();
        Check.That(
            ofType.Any(historyEvent => condition?.Invoke(historyEvent) ?? true),
            () => ofType.Count == 0
                ? $"The history has no event {type}." : $"None of the {ofType.Count} events {type} meets the condition: {HistoryJson.Of(ofType[0]).ToJson()}",
            run);
        return run;
    }

    /// <summary>The one visit of a state: what came in, what went out, attempts, waits.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stateName">The state.</param>
    /// <param name="iteration">The iteration of the Map state around it, from 0; null for any.</param>
    /// <param name="branch">The branch of the Parallel state around it, from 0; null for any.</param>
    /// <returns>The visit. A state that is entered several times has several, see <see cref="Visits"/>.</returns>
    /// <exception cref="StateMachineTestException">There is none, or more than one.</exception>
    public static StateVisit State(this TestRun run, string stateName, int? iteration = null, int? branch = null)
    {
        var visits = run.Visits(stateName).Where(visit => (iteration is null || visit.Iteration == iteration) && (branch is null || visit.Branch == branch))
            .ToList();
        var place = iteration is null && branch is null ? "" : $" in {(iteration is null ? $"branch {branch}" : $"iteration {iteration}")}";
        Check.That(visits.Count > 0, $"The state '{stateName}' was not entered{place}.", run);
        Check.That(visits.Count == 1, $"The state '{stateName}' was entered {Times(visits.Count)}{place}: say which one you mean.", run);
        return visits[0];
    }

    /// <summary>All visits of a state, in order; empty where it was not entered.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stateName">The state.</param>
    /// <returns>The visits.</returns>
    /// <exception cref="StateMachineTestException">The machine has no such state.</exception>
    public static IReadOnlyList<StateVisit> Visits(this TestRun run, string stateName)
    {
        ArgumentNullException.ThrowIfNull(run);
        Check.Known(run, stateName);
        return [.. run.States.Where(visit => visit.Name == stateName)];
    }

    internal static string Times(int times) => times switch
    {
        0 => "never",
        1 => "once",
        2 => "twice",
        _ => $"{times} times",
    };

    private static string InWords(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => "succeeded",
        ExecutionStatus.Failed => "failed",
        ExecutionStatus.TimedOut => "timed out",
        _ => "come to an early end",
    };
}
