using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AslSharp.Testing;

/// <summary>
/// A test that is data: the same input and the same task answers must end the same way. Its text is the path of its file, so that test
/// frameworks can list each case by it, and find it again.
/// </summary>
public sealed class StateMachineCase : IFormattable, IParsable<StateMachineCase>
{
    // An execution that never ended was watched for less than this.
    private static readonly TimeSpan LongestWatch = TimeSpan.FromMinutes(1);

    private static readonly string[] Statuses = ["SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "RUNNING"];

    // Of recorded cases, and of those that say nothing else.
    private const string Account = "111111111111";
    private const string Region = "us-east-1";

    private readonly string _location;
    private readonly AslValue _case;
    private readonly AslValue _expect;
    private readonly string _pointer;
    private readonly ComparisonMarks _marks;

    /// <summary>A case, or the row of one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="location">The path of its file.</param>
    /// <param name="case">The case.</param>
    /// <param name="pointer">The slash path of the row in its case file; empty for a case.</param>
    /// <param name="marks">What the case file says of its own texts.</param>
    internal StateMachineCase(string name, string location, AslValue @case, string pointer, ComparisonMarks marks)
    {
        Name = name;
        _location = location;
        _case = @case;
        _expect = @case["expect"];
        _pointer = pointer;
        _marks = marks;
    }

    /// <summary>The case's <c>name</c>; the file's where it has none.</summary>
    public string Name { get; }

    /// <summary>The execution's input.</summary>
    public AslValue Input => _case["input"];

    /// <summary>The answers of the tasks, by state name; undefined where the case has none.</summary>
    internal AslValue Tasks => _case["tasks"];

    // Who stopped an aborted execution is not in the case: it too was at rest until then.
    private bool IsUnfinished => _expect["status"].StringEquals("RUNNING") || _expect["status"].StringEquals("ABORTED");

    /// <inheritdoc/>
    public static StateMachineCase Parse(string s, IFormatProvider? provider) => StateMachineCases.LoadFile(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out StateMachineCase result)
    {
        try
        {
            result = string.IsNullOrEmpty(s) ? null : Parse(s, provider);
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            result = null;
        }

        return result is not null;
    }

    /// <summary>Runs the case in virtual time, its tasks answered from the case.</summary>
    /// <param name="machine">The machine; made by <c>WithoutTasks</c> where the case answers all its tasks.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>The run, for more to be said of it.</returns>
    /// <exception cref="StateMachineTestException">It ended in another way than the case expects.</exception>
    public Task<TestRun> RunAsync(IStateMachine machine, CancellationToken cancellationToken = default) => RunAsync(machine, null, cancellationToken);

    /// <summary>Runs the case in virtual time.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="options">How to run it; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>The run, for more to be said of it. Where the case expects an execution that never ends, it is one that was given up.</returns>
    /// <exception cref="StateMachineTestException">It ended in another way than the case expects.</exception>
    public async Task<TestRun> RunAsync(IStateMachine machine, StateMachineCaseOptions? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machine);
        options ??= StateMachineCaseOptions.Default;
        var tasks = machine.Description.States.Where(static state => state.Type == "Task").Select(static state => state.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (state, _) in _case["tasks"].Properties)
        {
            if (!tasks.Contains(state.Text))
                throw new StateMachineTestException(
                    $"{_pointer}/tasks: the machine has no Task state '{state.Text}'; it has {string.Join(", ", tasks.Select(static name => $"'{name}'"))}.");
        }

        var mocks = CaseTasks.Read(_case["tasks"]);
        var unanswered = options.CallsUnmockedTasks ? [] : CaseTasks.LeaveUnanswered(mocks, tasks);
        TestRun run;
        try
        {
            run = await MakeTester(machine, mocks, options).RunAsync(Input, cancellationToken).ConfigureAwait(false);
        }
        catch (StuckExecutionException exception) when (IsUnfinished)
        {
            return new TestRun(machine.Description, new ExecutionResult { Status = ExecutionStatus.Aborted }, exception.History, [], LongestWatch);
        }
        catch (StuckExecutionException exception)
        {
            throw new StateMachineTestException(
                string.Join("; ", unanswered.Prepend(exception.Problem)), () => RunText.Of(machine.Description, exception.History, null));
        }

        if ((OutcomeDifference(run) ?? (options.ComparesEvents ? HistoryDifference(run.History) : null)) is { } difference)
            throw new StateMachineTestException(difference, run);
        return run;
    }

    /// <summary>The path of the case's file.</summary>
    /// <returns>The path, with forward slashes.</returns>
    public override string ToString() => _location;

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => _location;

    /// <summary>Why a JSON value is no case; null where it is one.</summary>
    internal static string? WhyNot(AslValue json)
    {
        if (!json.IsObject) return "it is no object.";
        if (!json["kind"].IsUndefined && !json["kind"].StringEquals("execution")) return $"its 'kind' is {json["kind"].ToJson()} and not \"execution\".";
        if (!Statuses.Any(json["expect"]["status"].StringEquals)) return $"its 'expect' has no 'status' out of {string.Join(", ", Statuses)}.";
        return json["tasks"].IsUndefined ? null : CaseTasks.WhyNot(json["tasks"]);
    }

    private StateMachineTester MakeTester(IStateMachine machine, Mocks mocks, StateMachineCaseOptions options) => new(machine)
    {
        Mocks = mocks,
        TimeProvider = new VirtualTimeProvider(StartTime()),
        HasServiceLimits = true,
        CallsUnmockedTasks = options.CallsUnmockedTasks,
        RealTime = options.RealTime,
        TaskTokens = TaskTokens(),
        Start = new ExecutionStart
        {
            Name = _case["executionName"].TryGetString(out var name) ? name : null,
            Arn = _case["type"].StringEquals("EXPRESS") ? $"arn:aws:states:{Region}:{Account}:express:{machine.Description.Name}:execution:1" : null,
        },
        Options = new ExecutionOptions
        {
            AccountId = Account,
            Region = Region,
            ObjectStore = CaseObjects.Read(_case["s3"]),
        },
    };

    // A task that is given its token passes it on under this name, and the token has to come out letter by letter.
    private string[] TaskTokens()
        => [.. _case["events"].Items.ToArray().Where(static e => e["type"].StringEquals("TaskScheduled")).Select(static e => FindToken(e["parameters"]))
            .OfType<string>()];

    private static string? FindToken(AslValue parameters)
    {
        foreach (var (name, value) in parameters.Properties)
        {
            if (name.Text == "TaskToken" && value.TryGetString(out var token)) return token;
            if (FindToken(value) is { } inner) return inner;
        }

        return null;
    }

    private DateTimeOffset StartTime()
        => _case["clock"].TryGetString(out var clock) ? DateTimeOffset.Parse(clock, CultureInfo.InvariantCulture) : VirtualTimeProvider.DefaultStart;

    private string? OutcomeDifference(TestRun run)
    {
        if (IsUnfinished && run.Elapsed >= LongestWatch) return null;
        var actual = AslValue.Object(new AslProperty("status", StatusName(run.Status)));
        if (!run.Output.IsUndefined) actual = actual.With("output", run.Output);
        if (run.Error is not null) actual = actual.With("error", run.Error);
        if (run.Cause is not null) actual = actual.With("cause", run.Cause);
        if (!_expect["path"].IsUndefined) actual = actual.With("path", AslValue.Array([.. run.Path.Select(AslValue.Of)]));
        if (_expect["status"] != actual["status"])
            return $"{_pointer}/expect: expected {JsonComparison.Shorten(_expect)} but was {JsonComparison.Shorten(actual)}";
        return JsonComparison.Difference(_expect, actual, $"{_pointer}/expect", _marks);
    }

    private string? HistoryDifference(IReadOnlyList<HistoryEvent> history)
    {
        if (_case["events"].IsUndefined) return null;
        var comparison = new EventComparison(_case["events"], _marks);
        return (_case["eventOrder"].TryGetString(out var order) ? order : "total") switch
        {
            "total" => comparison.InOrder(history),
            "partial" => comparison.InAnyOrder(history),
            // "sorted": the recording lost ids and order, so there is nothing to compare with.
            _ => null,
        };
    }

    private static string StatusName(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        _ => "ABORTED",
    };
}
