using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Testing;

/// <summary>Distributed Maps under the tester: slow stores, the end of a run from outside, the bound of Express children.</summary>
public sealed class DistributedMapTesterTests
{
    private const string Lines = """
        {"Type": "Map", "Label": "Lines", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "in", "Key": "lines"}, "ReaderConfig": {"InputType": "JSONL"}},
          "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "Id", "States": {"Id": {"Type": "Pass", "End": true}}},
          "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "out", "Prefix": ""}}, "End": true}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_SlowStore_TakesNoVirtualTime()
    {
        var memory = new MemoryObjectStore();
        memory.Put("in", "lines", "1\n2\n");
        var tester = Tester("""{"StartAt": "M", "States": {"M": LINES}}""".Replace("LINES", Lines, StringComparison.Ordinal), new SlowStore(memory));

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        Assert.Equal(ExecutionStatus.Succeeded, run.Status);
        Assert.Equal(TimeSpan.Zero, run.Elapsed);
        Assert.Equal(2, run.MapRuns.Single().ItemCounts.Succeeded);
        Assert.Contains(memory.Objects, place => place.Key.EndsWith("manifest.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_SlowStoreBesideATimer_IsReadBeforeTheTimerFires()
    {
        var memory = new MemoryObjectStore();
        memory.Put("in", "lines", "1\n2\n");
        // Were the wait over before the store has answered, the map run would be aborted.
        var tester = Tester("""
            {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "Next": "F"}, "F": {"Type": "Fail", "Error": "Late"}}},
              {"StartAt": "M", "States": {"M": LINES}}]}}}
            """.Replace("LINES", Lines, StringComparison.Ordinal), new SlowStore(memory));

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        Assert.Equal(MapRunStatus.Succeeded, run.MapRuns.Single().Status);
        Assert.Equal(("Late", TimeSpan.FromSeconds(60)), (run.Result.Error, run.Elapsed));
    }

    [Fact]
    public async Task RunAsync_StoreThatWaitsForTheClock_GetsItsTime()
    {
        var memory = new MemoryObjectStore();
        memory.Put("in", "lines", "1\n2\n");
        var clock = new VirtualTimeProvider();
        var tester = new StateMachineTester(Machines.Compile("""
            {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 10, "End": true}}},
              {"StartAt": "M", "States": {"M": LINES}}]}}}
            """.Replace("LINES", Lines, StringComparison.Ordinal)))
        {
            TimeProvider = clock,
            Options = new ExecutionOptions { ObjectStore = new ClockedStore(memory, clock) },
        };

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        Assert.Equal(ExecutionStatus.Succeeded, run.Status);
        Assert.Equal(2, run.MapRuns.Single().ItemCounts.Succeeded);
        // Half a minute to open the object, and for each of the two files that are written.
        Assert.Equal(TimeSpan.FromSeconds(90), run.Elapsed);
    }

    [Fact]
    public async Task RunAsync_VersionOfAStoreWithoutVersions_FailsTheReader()
    {
        var memory = new MemoryObjectStore();
        memory.Put("in", "lines", "1\n2\n");
        var definition = """{"StartAt": "M", "States": {"M": LINES}}""".Replace("LINES", Lines, StringComparison.Ordinal).Replace("\"Key\": \"lines\"", "\"Key\": \"lines\", \"VersionId\": \"v7\"", StringComparison.Ordinal);

        var run = await Tester(definition, memory).RunAsync(cancellationToken: Cancellation);

        Assert.Equal(("States.ItemReaderFailed", "A store in memory keeps no versions of its objects."), (run.Result.Error, run.Result.Cause));
    }

    [Fact]
    public async Task RunAsync_ItemSelectorThatFails_FailsTheMapRun()
    {
        const string Definition = """
            {"QueryLanguage": "JSONata", "StartAt": "M", "States": {
              "M": {"Type": "Map", "ItemSelector": {"v": "{% $states.context.Map.Item.Value + 1 %}"},
                "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "Id", "States": {"Id": {"Type": "Pass", "End": true}}},
                "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "C"}], "End": true},
              "C": {"Type": "Succeed"}}}
            """;

        var run = await Tester(Definition).RunAsync(AslValue.Parse("[1, \"x\"]"), Cancellation);

        Assert.Equal(ExecutionStatus.Succeeded, run.Status);
        Assert.Equal(
            [HistoryEventType.MapStateStarted, HistoryEventType.MapRunStarted, HistoryEventType.MapRunFailed, HistoryEventType.MapStateFailed, HistoryEventType.MapStateExited],
            run.History.Select(e => e.Type).SkipWhile(type => type != HistoryEventType.MapStateStarted).Take(5));
        var failed = run.History.Single(e => e.Type == HistoryEventType.MapRunFailed);
        Assert.Equal("States.QueryEvaluationError", failed.Error);
        Assert.Equal(MapRunStatus.Failed, run.MapRuns.Single().Status);
        Assert.Contains("specified for the field 'ItemSelector/v' threw an error", failed.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SiblingFails_AbortsTheMapRun()
    {
        var run = await Tester("""
            {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                "StartAt": "Rest", "States": {"Rest": {"Type": "Wait", "Seconds": 90, "End": true}}}, "End": true}}},
              {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "Next": "F"}, "F": {"Type": "Fail", "Error": "Late"}}}]}}}
            """).RunAsync(AslValue.Parse("[1,2]"), Cancellation);

        Assert.Equal("Late", run.Result.Error);
        Assert.Equal(MapRunStatus.Aborted, run.MapRuns.Single().Status);
        Assert.Equal(2, run.MapRuns.Single().ItemCounts.Aborted);
        var types = run.History.Select(historyEvent => historyEvent.Type).ToList();
        var aborted = run.History[types.IndexOf(HistoryEventType.MapRunAborted)];
        Assert.Equal(HistoryEventType.MapRunStarted, run.History[(int)aborted.PreviousId - 1].Type);
        Assert.Equal(HistoryEventType.MapStateAborted, run.History[(int)aborted.Id].Type);
        Assert.All(run.ChildHistories.Values, history => Assert.Equal(HistoryEventType.ExecutionAborted, history[^1].Type));
    }

    [Fact]
    public async Task RunAsync_ExpressChildOfSixMinutes_TimesOut()
    {
        var run = await Tester(Children("EXPRESS")).RunAsync(AslValue.Parse("[10, 360, 299]"), Cancellation);

        Assert.Equal(TimeSpan.FromMinutes(5), run.Elapsed);
        Assert.Equal(("TIMED_OUT", "States.Timeout"), (run.Output[1]["Status"].GetString(), run.Output[1]["Error"].GetString()));
        var counts = run.MapRuns.Single().ItemCounts;
        Assert.Equal((2, 1, 0), (counts.Succeeded, counts.TimedOut, counts.Running));
        Assert.Contains(run.ChildHistories.Values, history => history[^1].Type == HistoryEventType.ExecutionTimedOut);
    }

    [Fact]
    public async Task RunAsync_StandardChildOfSixMinutes_Succeeds()
    {
        var run = await Tester(Children("STANDARD")).RunAsync(AslValue.Parse("[10, 360]"), Cancellation);

        Assert.Equal("[10,360]", run.Output.ToJson());
        Assert.Equal(TimeSpan.FromMinutes(6), run.Elapsed);
    }

    private static string Children(string type) => """
        {"StartAt": "M", "States": {"M": {"Type": "Map", "ToleratedFailureCount": 1, "End": true, "ItemProcessor": {
          "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "TYPE"},
          "StartAt": "W", "States": {"W": {"Type": "Wait", "SecondsPath": "$", "End": true}}}}}}
        """.Replace("TYPE", type, StringComparison.Ordinal);

    private static StateMachineTester Tester(string definition, IObjectStore? store = null)
        => new(Machines.Compile(definition)) { Options = new ExecutionOptions { ObjectStore = store } };

    /// <summary>A store that lets the clock's time pass before it answers.</summary>
    private sealed class ClockedStore(IObjectStore inner, TimeProvider clock) : IObjectStore
    {
        public async ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromSeconds(30), clock, cancellationToken);
            return await inner.OpenReadAsync(bucket, key, versionId, cancellationToken);
        }

        public IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, CancellationToken cancellationToken) => inner.ListAsync(bucket, prefix, cancellationToken);

        public async ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromSeconds(30), clock, cancellationToken);
            return await inner.OpenWriteAsync(bucket, key, cancellationToken);
        }
    }

    /// <summary>A store that answers from other threads, as a disk or a network does.</summary>
    private sealed class SlowStore(IObjectStore inner) : IObjectStore
    {
        public async ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
        {
            await Task.Delay(20, cancellationToken);
            return await inner.OpenReadAsync(bucket, key, versionId, cancellationToken) is { } stream ? new SlowStream(stream) : null;
        }

        public IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, CancellationToken cancellationToken) => inner.ListAsync(bucket, prefix, cancellationToken);

        public async ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
        {
            await Task.Delay(20, cancellationToken);
            return await inner.OpenWriteAsync(bucket, key, cancellationToken);
        }
    }

    private sealed class SlowStream(Stream inner) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(20, cancellationToken);
            return await inner.ReadAsync(buffer, cancellationToken);
        }
    }
}
