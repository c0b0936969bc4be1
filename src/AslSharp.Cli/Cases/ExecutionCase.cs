using System.Globalization;
using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;
using AslSharp.Testing;

namespace AslSharp.Cli.Cases;

/// <summary>A recorded execution: the same input and the same task answers must end the same way.</summary>
/// <param name="name">The case's name.</param>
/// <param name="definition">The definition.</param>
/// <param name="case">The case, or the row of one.</param>
/// <param name="pointer">The slash path of the row in its case file; empty for a case.</param>
/// <param name="marks">What the case file says of its own texts.</param>
internal sealed class ExecutionCase(string name, AslFile definition, AslValue @case, string pointer, ComparisonMarks marks) : TestCase(name)
{
    // An execution that never ended was watched for less than this.
    private static readonly TimeSpan LongestWatch = TimeSpan.FromMinutes(1);

    private const string Account = "111111111111";
    private const string Region = "us-east-1";

    private readonly AslValue _expect = @case["expect"];

    internal override AslFile Definition => definition;

    internal override async Task<Verdict> RunAsync(CompiledMachine? machine, CaseOptions options, CancellationToken cancellationToken)
    {
        if (DefinitionCase.Judge(machine!) is { } verdict) return verdict;
        var mocks = RecordedTasks.Read(@case["tasks"]);
        var stateMachine = machine!.Create!(null);
        var taskStates = stateMachine.Description.States.Where(static state => state.Type == "Task").Select(static state => state.Name);
        var unanswered = RecordedTasks.LeaveUnanswered(mocks, taskStates.Distinct(StringComparer.Ordinal));
        var tester = MakeTester(stateMachine, mocks);
        try
        {
            var run = await tester.RunAsync(@case["input"], cancellationToken).ConfigureAwait(false);
            return Verdict.Of(OutcomeDifference(run) ?? (options.ComparesHistory ? HistoryDifference(run.History) : null));
        }
        catch (StuckExecutionException exception)
        {
            return IsUnfinished ? Verdict.Passed : Verdict.Failed(string.Join("; ", unanswered.Prepend(exception.Message)));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever emitted code throws is this case's failure and not the tool's.
            return Verdict.Failed($"{exception.GetType().Name}: {exception.Message}");
        }
    }

    // Who stopped an aborted execution is not in the case: it too was at rest until then.
    private bool IsUnfinished => _expect["status"].StringEquals("RUNNING") || _expect["status"].StringEquals("ABORTED");

    private StateMachineTester MakeTester(IStateMachine machine, Mocks mocks)
    {
        return new StateMachineTester(machine)
        {
            Mocks = mocks,
            TimeProvider = new VirtualTimeProvider(StartTime()),
            HasServiceLimits = true,
            TaskTokens = TaskTokens(),
            Options = new ExecutionOptions
            {
                AccountId = Account,
                Region = Region,
                ObjectStore = RecordedObjects.Read(@case["s3"]),
                ExecutionArn = @case["type"].StringEquals("EXPRESS") ? $"arn:aws:states:{Region}:{Account}:express:{machine.Description.Name}:execution:1" : null,
            },
        };
    }

    // A task that is given its token passes it on under this name, and the token has to come out letter by letter.
    private string[] TaskTokens()
        => [.. @case["events"].Items.ToArray().Where(static e => e["type"].StringEquals("TaskScheduled")).Select(static e => FindToken(e["parameters"])).OfType<string>()];

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
        => @case["clock"].TryGetString(out var clock) ? DateTimeOffset.Parse(clock, CultureInfo.InvariantCulture) : VirtualTimeProvider.DefaultStart;

    private string? OutcomeDifference(TestRun run)
    {
        if (IsUnfinished && run.Elapsed >= LongestWatch) return null;
        var actual = AslValue.Object(new AslProperty("status", StatusName(run.Status)));
        if (!run.Output.IsUndefined) actual = actual.With("output", run.Output);
        if (run.Error is not null) actual = actual.With("error", run.Error);
        if (run.Cause is not null) actual = actual.With("cause", run.Cause);
        if (_expect["status"] != actual["status"]) return $"{pointer}/expect: expected {JsonComparison.Shorten(_expect)} but was {JsonComparison.Shorten(actual)}";
        return JsonComparison.Difference(_expect, actual, $"{pointer}/expect", marks);
    }

    private string? HistoryDifference(IReadOnlyList<HistoryEvent> history)
    {
        var comparison = new EventComparison(@case["events"], marks);
        return @case["eventOrder"].TryGetString(out var order)
            ? order switch
            {
                "total" => comparison.InOrder(history),
                "partial" => comparison.InAnyOrder(history),
                // "sorted": the recording lost ids and order, so there is nothing to compare with.
                _ => null,
            }
            : null;
    }

    private static string StatusName(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        _ => "ABORTED",
    };
}
