using System.Text;
using AslSharp.Hosting;
using AslSharp.Runtime;
using ChildExecution = AslSharp.Hosting.Execution;

namespace AslSharp.Tests.DistributedMap;

public class MapRunnerTests
{
    private static readonly StateMachineDescription Description = new("Orders", "");

    [Fact]
    public async Task Run_OverAnArray_GivesOutputsInOrder()
    {
        // The first three wait for one another, so that three lanes are seen; the last of them ends first.
        var running = 0;
        var three = new TaskCompletionSource();
        var run = new TestRun(async input =>
        {
            if (Interlocked.Increment(ref running) == 3) three.SetResult();
            await three.Task;
            return TaskOutcome.Success(input);
        });
        Assert.Equal("[0,1,2,3,4]", (await run.SucceedAsync(new() { Items = AslValue.Parse("[0,1,2,3,4]"), MaxConcurrency = 3 })).ToJson());
        Assert.Equal(3, run.MostAtOnce);
        Assert.Equal(5, run.MapRun!.ItemCounts.Succeeded);
        Assert.Equal(MapRunStatus.Succeeded, run.MapRun.Status);
    }

    [Fact]
    public async Task Run_OverAnObject_GivesKeysAndValues()
    {
        var run = new TestRun(Echo);
        Assert.Equal("""[{"Key":"a","Value":1},{"Key":"b","Value":2}]""", (await run.SucceedAsync(new() { Items = AslValue.Parse("""{"a":1,"b":2}""") })).ToJson());
    }

    [Fact]
    public async Task Children_AreExecutionsOfTheirOwn()
    {
        var run = new TestRun(Echo) { Map = new() { Label = "Lines" } };
        await run.SucceedAsync(new() { Items = AslValue.Parse("[1,2]") });
        var first = run.Children[0];
        Assert.Equal("Orders/Lines", first.StateMachineName);
        Assert.Equal($"arn:aws:states:us-east-1:123456789012:execution:Orders/Lines:{first.Name}", first.Id);
        Assert.Equal($"arn:aws:states:us-east-1:123456789012:mapRun:Orders/Lines:{run.MapRun!.Id}", run.MapRun.Arn);
        Assert.True(Guid.TryParse(first.Name, out _));
        Assert.NotEqual(first.Name, run.Children[1].Name);
        Assert.Equal(
            [HistoryEventType.ExecutionStarted, HistoryEventType.ExecutionSucceeded],
            run.Events.Where(e => e.Execution == first.Id).Select(e => e.Event.Type));
        Assert.Equal(
            [HistoryEventType.MapStateStarted, HistoryEventType.MapRunStarted, HistoryEventType.MapRunSucceeded],
            run.Events.Where(e => e.Execution == run.Parent.Id).Select(e => e.Event.Type));
    }

    [Theory]
    [InlineData(null, null, 1, false)]
    [InlineData(1L, null, 1, true)]
    [InlineData(1L, null, 2, false)]
    [InlineData(null, 20.0, 2, true)]
    [InlineData(null, 20.0, 3, false)]
    [InlineData(5L, 20.0, 3, false)]
    [InlineData(null, 100.0, 10, true)]
    public async Task Failures_AreToleratedUpToTheirBounds(long? count, double? percentage, int failing, bool succeeds)
    {
        var run = new TestRun(input => input.GetInt64() < failing ? Failing() : Echo(input));
        var items = AslValue.Parse("[0,1,2,3,4,5,6,7,8,9]");
        var outcome = await run.RunAsync(new() { Items = items, ToleratedFailureCount = count, ToleratedFailurePercentage = percentage });
        if (succeeds)
        {
            Assert.Equal("FAILED", outcome.Value[0]["Status"].GetString());
            Assert.Equal(10, outcome.Value.Count);
            return;
        }

        Assert.Equal("States.ExceedToleratedFailureThreshold", outcome.Failure!.Error);
        Assert.Equal("The specified tolerated failure threshold was exceeded", outcome.Failure.Cause);
        Assert.Equal(HistoryEventType.MapRunFailed, run.Events[^1].Event.Type);
        Assert.Equal(MapRunStatus.Failed, run.MapRun!.Status);
    }

    [Fact]
    public async Task Threshold_Exceeded_StopsRunningChildren()
    {
        var run = new TestRun(input => input.GetInt64() == 1 ? Failing() : Never());
        var outcome = await run.RunAsync(new() { Items = AslValue.Parse("[0,1,2]") });
        Assert.Equal("States.ExceedToleratedFailureThreshold", outcome.Failure!.Error);
        Assert.Equal(1, run.MapRun!.ItemCounts.Aborted);
        Assert.Equal(2, run.Children.Count);
    }

    [Fact]
    public async Task Batches_EndAtTheirBounds()
    {
        var run = new TestRun(Echo) { Map = new() { HasBatches = true } };
        var output = await run.SucceedAsync(new() { Items = AslValue.Parse("[1,2,3]"), MaxItemsPerBatch = 2, BatchInput = AslValue.Parse("{\"x\":1}") });
        Assert.Equal("""[{"BatchInput":{"x":1},"Items":[1,2]},{"BatchInput":{"x":1},"Items":[3]}]""", output.ToJson());
        Assert.Equal(3, run.MapRun!.ItemCounts.Total);
        Assert.Equal(2, run.MapRun.ExecutionCounts.Total);

        // {"Items":[10,20]} has 17 bytes.
        run = new TestRun(Echo) { Map = new() { HasBatches = true } };
        output = await run.SucceedAsync(new() { Items = AslValue.Parse("[10,20,30]"), MaxInputBytesPerBatch = 17 });
        Assert.Equal("""[{"Items":[10,20]},{"Items":[30]}]""", output.ToJson());
        run = new TestRun(Echo) { Map = new() { HasBatches = true } };
        output = await run.SucceedAsync(new() { Items = AslValue.Parse("[10,20,30]"), MaxInputBytesPerBatch = 16 });
        Assert.Equal(3, output.Count);
    }

    [Fact]
    public async Task Reader_StopsAtMaxItems()
    {
        var run = new TestRun(Echo) { Map = new() { Reader = new() { Input = ItemInput.JsonLines } }, Store = Items.Store(("file", "1\n2\n3\nbroken")) };
        Assert.Equal("[1,2]", (await run.SucceedAsync(new() { ReaderArguments = AslValue.Parse("""{"Bucket":"b","Key":"file"}"""), MaxItems = 2 })).ToJson());
    }

    [Theory, InlineData(-1, "field MaxItems must be positive"), InlineData(3, "An item of s3://b/file is not JSON: A value is expected")]
    public async Task Reader_ThatFails_FailsTheRun(long maxItems, string cause)
    {
        var run = new TestRun(_ => Never()) { Map = new() { Reader = new() { Input = ItemInput.JsonLines } }, Store = Items.Store(("file", "1\n2\nbroken")) };
        var outcome = await run.RunAsync(new() { ReaderArguments = AslValue.Parse("""{"Bucket":"b","Key":"file"}"""), MaxItems = maxItems });
        Assert.Equal("States.ItemReaderFailed", outcome.Failure!.Error);
        Assert.StartsWith(cause, outcome.Failure.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MaxItems_OfZero_IsNoBound()
    {
        var run = new TestRun(Echo) { Map = new() { Reader = new() { Input = ItemInput.JsonLines } }, Store = Items.Store(("file", "1\n2\n3")) };
        Assert.Equal("[1,2,3]", (await run.SucceedAsync(new() { ReaderArguments = AslValue.Parse("""{"Bucket":"b","Key":"file"}"""), MaxItems = 0 })).ToJson());
    }

    [Fact]
    public async Task Reader_WithoutAStore_SaysSo()
    {
        var run = new TestRun(Echo) { Map = new() { Reader = new() } };
        var outcome = await run.RunAsync(new() { ReaderArguments = AslValue.Parse("""{"Bucket":"b","Key":"file"}""") });
        Assert.Equal("States.ItemReaderFailed", outcome.Failure!.Error);
        Assert.Contains("ExecutionOptions.ObjectStore", outcome.Failure.Cause);
    }

    [Fact]
    public async Task Writer_LeavesRecordsAndAManifest()
    {
        var run = new TestRun(input => input.GetInt64() == 2 ? Failing() : Echo(input))
        {
            Map = new() { Label = "L", Writer = new() { Exports = true } },
            Store = Items.Store(),
        };
        var output = await run.SucceedAsync(new() { Items = AslValue.Parse("[1,2]"), ToleratedFailureCount = 1, WriterArguments = AslValue.Parse("""{"Bucket":"out","Prefix":"p"}""") });
        var folder = "p/" + run.MapRun!.Id;
        Assert.Equal(run.MapRun.Arn, output["MapRunArn"].GetString());
        Assert.Equal($$$"""{"Bucket":"out","Key":"{{{folder}}}/manifest.json"}""", output["ResultWriterDetails"].ToJson());
        Assert.Equal([$"{folder}/FAILED_0.json", $"{folder}/SUCCEEDED_0.json", $"{folder}/manifest.json"], run.Store.Keys);
        var manifest = AslValue.Parse(run.Store[$"{folder}/manifest.json"]);
        Assert.Equal(run.Store[$"{folder}/SUCCEEDED_0.json"].Length, manifest["ResultFiles"]["SUCCEEDED"][0]["Size"].GetInt64());
        var record = AslValue.Parse(run.Store[$"{folder}/SUCCEEDED_0.json"])[0];
        Assert.Equal(
            ["ExecutionArn", "Input", "InputDetails", "Name", "Output", "OutputDetails", "RedriveCount", "RedriveStatus", "RedriveStatusReason", "StartDate", "StateMachineArn", "Status", "StopDate"],
            record.Properties.ToArray().Select(property => property.Name.Text));
        Assert.Equal(("1", "1", "SUCCEEDED"), (record["Input"].GetString(), record["Output"].GetString(), record["Status"].GetString()));
        Assert.Equal("Broken", AslValue.Parse(run.Store[$"{folder}/FAILED_0.json"])[0]["Error"].GetString());
    }

    [Theory]
    [InlineData(ResultTransformation.Compact, false, "[[1,2],3]")]
    [InlineData(ResultTransformation.Flatten, false, "[1,2,3]")]
    [InlineData(ResultTransformation.Compact, true, "[1,2]\n3\n")]
    [InlineData(ResultTransformation.Flatten, true, "1\n2\n3\n")]
    public async Task Writer_TransformsOutputs(ResultTransformation transformation, bool lines, string expected)
    {
        var run = new TestRun(Echo) { Map = new() { Writer = new() { Exports = true, Transformation = transformation, WritesLines = lines } }, Store = Items.Store() };
        await run.SucceedAsync(new() { Items = AslValue.Parse("[[1,2],3]"), WriterArguments = AslValue.Parse("""{"Bucket":"out"}""") });
        Assert.Equal(expected, Encoding.UTF8.GetString(run.Store[$"{run.MapRun!.Id}/SUCCEEDED_0.{(lines ? "jsonl" : "json")}"]));
    }

    [Fact]
    public async Task Writer_WhenTheThresholdIsExceeded_ListsWhatWasNotStarted()
    {
        var run = new TestRun(_ => Failing()) { Map = new() { Writer = new() { Exports = true } }, Store = Items.Store() };
        var outcome = await run.RunAsync(new() { Items = AslValue.Parse("[1,2,3]"), WriterArguments = AslValue.Parse("""{"Bucket":"out"}""") });
        Assert.NotNull(outcome.Failure);
        var pending = AslValue.Parse(run.Store[$"{run.MapRun!.Id}/PENDING_0.json"]);
        Assert.Equal(["2", "3"], pending.Items.ToArray().Select(record => record["Input"].GetString()));
        Assert.Equal(2, run.MapRun.ItemCounts.Pending);
    }

    [Fact]
    public async Task Writer_ThatFails_FailsTheRun()
    {
        var run = new TestRun(Echo) { Map = new() { Writer = new() { Exports = true } }, Store = new TestStore([]) { FailsToWrite = true } };
        var outcome = await run.RunAsync(new() { Items = AslValue.Parse("[1]"), WriterArguments = AslValue.Parse("""{"Bucket":"out"}""") });
        Assert.Equal(("States.ResultWriterFailed", "The disk is full."), (outcome.Failure!.Error, outcome.Failure.Cause));
    }

    [Fact]
    public async Task ResultFiles_GoOnInTheNextFileWhenOneIsFull()
    {
        var store = Items.Store();
        var gate = new Lock();
        var token = TestContext.Current.CancellationToken;
        var files = new ResultFiles("SUCCEEDED", writesLines: false, async (name, t) => (name, await store.OpenWriteAsync("b", name, t)), largestFile: 8);
        foreach (var n in new[] { 1000, 2000, 3000 })
        {
            files.Add(n);
            await files.FlushAsync(gate, token);
        }

        await files.CloseAsync(token);
        Assert.Equal(["[1000]", "[2000]", "[3000]"], store.Keys.Select(key => Encoding.UTF8.GetString(store[key])));
        Assert.Equal(3, files.Files.Count);
    }

    [Fact]
    public async Task Run_ThatIsCancelled_Throws()
    {
        using var stop = new CancellationTokenSource();
        var run = new TestRun(_ => Never());
        var running = run.RunAsync(new() { Items = AslValue.Parse("[1]") }, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(MapRunStatus.Aborted, run.MapRun!.Status);
        Assert.Equal(
            [HistoryEventType.MapStateStarted, HistoryEventType.MapRunStarted, HistoryEventType.MapRunAborted],
            run.Events.Where(e => e.Execution == run.Parent.Id).Select(e => e.Event.Type));
        Assert.Equal(HistoryEventType.ExecutionAborted, run.Events.Last(e => e.Execution == run.Children[0].Id).Event.Type);
        Assert.True(run.ReportedAtEnd);
    }

    [Fact]
    public async Task Run_ThatIsCancelledWhileItWrites_LetsGoOfTheFile()
    {
        using var stop = new CancellationTokenSource();
        // The first results are large enough to be written before the last child, which never ends.
        var run = new TestRun(input => input.GetInt64() < 2 ? new(TaskOutcome.Success(new string('x', 70_000))) : Never())
        {
            Map = new() { Writer = new() { Exports = true } },
            Store = Items.Store(),
        };
        var running = run.RunAsync(new() { Items = AslValue.Parse("[0,1,2]"), WriterArguments = AslValue.Parse("{\"Bucket\":\"out\"}") }, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal([$"{run.MapRun!.Id}/SUCCEEDED_0.json"], run.Store.Keys);
    }

    [Fact]
    public async Task ItemSelector_WithAFault_FailsTheRunAndTheExecution()
    {
        var run = new TestRun(Echo) { Selects = _ => throw new RuntimeFault("The selector is broken.") };
        await Assert.ThrowsAsync<RuntimeFault>(() => run.RunAsync(new() { Items = AslValue.Parse("[1]") }));
        Assert.Equal(MapRunStatus.Failed, run.MapRun!.Status);
        Assert.True(run.ReportedAtEnd);
        var failed = run.Events[^1].Event;
        Assert.Equal((HistoryEventType.MapRunFailed, "States.Runtime"), (failed.Type, failed.Error));
        Assert.EndsWith(" The selector is broken.", failed.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItemSelector_ThatCannotBeEvaluated_FailsTheRunAndTheState()
    {
        var run = new TestRun(Echo) { Selects = item => item.GetInt64() == 1 ? item : throw new JsonataException("D1009", "The selector is broken.") };
        var outcome = await run.RunAsync(new() { Items = AslValue.Parse("[1,2]") });
        Assert.Equal("States.QueryEvaluationError", outcome.Failure!.Error);
        Assert.EndsWith("threw an error during evaluation. D1009: The selector is broken.", outcome.Failure.Cause, StringComparison.Ordinal);
        var failed = run.Events[^1].Event;
        Assert.Equal((HistoryEventType.MapRunFailed, outcome.Failure.Error, outcome.Failure.Cause), (failed.Type, failed.Error, failed.Cause));
        Assert.Equal(MapRunStatus.Failed, run.MapRun!.Status);
        Assert.Equal(1, run.MapRun.ItemCounts.Succeeded);
    }

    [Theory]
    [InlineData(4_095)]
    [InlineData(4_096)]
    [InlineData(10_000)]
    public async Task Run_OverALongText_GivesAllOutputsInOrder(int count)
    {
        var text = string.Join('\n', Enumerable.Range(0, count));
        foreach (var transformation in new[] { ResultTransformation.Compact, ResultTransformation.Flatten })
        {
            var run = new TestRun(Echo) { Map = new() { Reader = new() { Input = ItemInput.JsonLines }, Writer = new() { Transformation = transformation } }, Store = Items.Store(("file", text)) };
            var output = await run.SucceedAsync(new() { ReaderArguments = AslValue.Parse("""{"Bucket":"b","Key":"file"}""") });
            Assert.Equal(Enumerable.Range(0, count), output.Items.ToArray().Select(item => (int)item.GetInt64()));
        }
    }

    private static ValueTask<TaskOutcome> Echo(AslValue input) => new(TaskOutcome.Success(input));

    private static ValueTask<TaskOutcome> Failing() => new(TaskOutcome.Failed(new TaskFailure("Broken", "because")));

    private static ValueTask<TaskOutcome> Never() => new(new TaskCompletionSource<TaskOutcome>().Task);

    private sealed class TestRun(Func<AslValue, ValueTask<TaskOutcome>> body) : IExecutionObserver
    {
        private readonly Lock _gate = new();
        private int _atOnce;

        internal Runtime.DistributedMap Map { get; init; } = new();

        internal TestStore? Store { get; init; }

        internal Func<AslValue, AslValue> Selects { get; init; } = input => input;

        internal bool ReportedAtEnd { get; private set; }

        internal List<(string Execution, HistoryEvent Event)> Events { get; } = [];

        internal List<ChildExecution> Children { get; } = [];

        internal MapRun? MapRun { get; private set; }

        internal ChildExecution Parent { get; private set; } = null!;

        internal int MostAtOnce { get; private set; }

        public void OnEvent(string executionId, HistoryEvent historyEvent)
        {
            lock (_gate) Events.Add((executionId, historyEvent));
        }

        public void OnMapRun(string executionId, MapRun mapRun)
        {
            MapRun = mapRun;
            ReportedAtEnd = mapRun.StopTime is not null;
        }

        internal async Task<TaskOutcome> RunAsync(MapRunInput input, CancellationToken? stop = null)
        {
            var options = new ExecutionOptions { Observer = this, ObjectStore = Store };
            Parent = new ChildExecution(options, Description, AslValue.EmptyObject);
            var frame = new TestFrame(Parent);
            frame.StartItems(input.Items.Count);
            return await MapRunner.RunAsync(new InProcessHost(options), new Processor(this), Map, input, frame, stop ?? TestContext.Current.CancellationToken);
        }

        internal async Task<AslValue> SucceedAsync(MapRunInput input)
        {
            var outcome = await RunAsync(input);
            Assert.Null(outcome.Failure);
            return outcome.Value;
        }

        private async ValueTask<TaskOutcome> RunChildAsync(ChildExecution child, CancellationToken cancellationToken)
        {
            lock (_gate)
            {
                Children.Add(child);
                MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
            }

            var outcome = await body(child.Input).AsTask().WaitAsync(cancellationToken);
            lock (_gate) _atOnce--;
            return outcome;
        }

        private readonly struct Processor(TestRun run) : IItemProcessor
        {
            public AslValue Select(in MapItem item) => run.Selects(item.Input);

            public Frame CreateFrame(ChildExecution execution) => new TestFrame(execution);

            public ValueTask<TaskOutcome> RunAsync(Frame frame, CancellationToken cancellationToken) => run.RunChildAsync(frame.Execution, cancellationToken);
        }
    }
}
