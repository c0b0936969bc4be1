using AslSharp.Hosting;
using AslSharp.Runtime;
using ChildExecution = AslSharp.Hosting.Execution;

namespace AslSharp.Tests.DistributedMap;

/// <summary>A Map Run comes to its end whatever throws, and wherever: stores, streams, observers, hosts.</summary>
public class HostileStoreTests
{
    private static readonly StateMachineDescription Description = new("Orders", "");

    // Long enough that no run comes near it, short enough that one that hangs is found.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const string ObserverThrew = "An exception was thrown: InvalidOperationException: observer";

    public static TheoryData<string, string> Calls => new()
    {
        { "open", ErrorNames.ItemReaderFailed },
        { "read 1", ErrorNames.ItemReaderFailed },
        { "read 2", ErrorNames.ItemReaderFailed },
        { "read 3", ErrorNames.ItemReaderFailed },
        { "close reader", ErrorNames.ItemReaderFailed },
        { "create 1", ErrorNames.ResultWriterFailed },
        { "create 2", ErrorNames.ResultWriterFailed },
        { "write 1", ErrorNames.ResultWriterFailed },
        { "write 2", ErrorNames.ResultWriterFailed },
        { "write 3", ErrorNames.ResultWriterFailed },
        { "close writer 1", ErrorNames.ResultWriterFailed },
        { "close writer 2", ErrorNames.ResultWriterFailed },
    };

    [Theory, MemberData(nameof(Calls))]
    public async Task Store_ThatThrows_FailsTheState(string call, string error)
    {
        foreach (var isLate in new[] { false, true })
        {
            var run = new HostileRun { FailingCall = call, IsLate = isLate };
            var outcome = await run.RunAsync();
            Assert.Equal((error, call), (outcome.Failure?.Error, outcome.Failure?.Cause));
            Assert.Equal(MapRunStatus.Failed, run.MapRun!.Status);
            if (error == ErrorNames.ResultWriterFailed && call != "close writer 2") Assert.DoesNotContain(run.Written, key => key.EndsWith("manifest.json", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Observer_ThatThrowsAtAnyEvent_EndsTheRun()
    {
        foreach (var isLate in new[] { false, true })
        {
            var all = new HostileRun { IsLate = isLate };
            Assert.Null((await all.RunAsync()).Failure);
            for (var call = 1; call <= all.Observed; call++)
            {
                var run = new HostileRun { IsLate = isLate, FailingObservation = call };
                var (failure, fault) = await run.TryAsync();
                if (run.FailedAt is null)
                {
                    // Of the execution that has the Map state.
                    Assert.Equal((ErrorNames.Runtime, ObserverThrew), (fault?.Error, fault?.Detail));
                }
                else if (run.FailedAt == HistoryEventType.ExecutionSucceeded)
                {
                    Assert.Null(failure);
                    Assert.Null(fault);
                }
                else
                {
                    Assert.Null(fault);
                    Assert.Equal(ErrorNames.ExceedToleratedFailureThreshold, failure?.Error);
                    Assert.Contains(run.Failures, static cause => cause.EndsWith(ObserverThrew, StringComparison.Ordinal));
                }
            }
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Child_WhoseProgramThrows_FailsAlone(bool isLate)
    {
        var run = new HostileRun { IsLate = isLate, FailingChild = 2 };
        Assert.Equal(ErrorNames.ExceedToleratedFailureThreshold, (await run.RunAsync()).Failure?.Error);
        Assert.Contains("An exception was thrown: InvalidOperationException: child", Assert.Single(run.Failures), StringComparison.Ordinal);
        Assert.Equal(MapRunStatus.Failed, run.MapRun!.Status);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Result_ThatCannotBeWritten_FailsTheState(bool isLate)
    {
        // Deeper than any JSON text may be.
        var deep = AslValue.EmptyArray;
        for (var i = 0; i < 2_000; i++) deep = AslValue.Array(deep);
        var run = new HostileRun { IsLate = isLate, Result = deep };
        Assert.Equal(ErrorNames.ResultWriterFailed, (await run.RunAsync()).Failure?.Error);
    }

    [Fact]
    public async Task Callback_ThatThrowsWhenChildrenAreStopped_HidesNothing()
    {
        var run = new HostileRun { IsLate = true, FailingCall = "read 3", ThrowsWhenStopped = true };
        Assert.Equal((ErrorNames.ItemReaderFailed, "read 3"), ((await run.RunAsync()).Failure is { } failure ? (failure.Error, failure.Cause) : default));
    }

    [Fact]
    public async Task Stream_ThatGivesMoreThanItWasAskedFor_FailsTheState()
    {
        foreach (var count in new[] { -1, int.MaxValue })
        {
            var run = new HostileRun { Count = count };
            Assert.Equal(ErrorNames.ItemReaderFailed, (await run.RunAsync()).Failure?.Error);
        }
    }

    /// <summary>Reads lines from a store, and writes their children's results to it; one call throws.</summary>
    private sealed class HostileRun : IObjectStore, IExecutionObserver
    {
        private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);
        private readonly Lock _gate = new();
        private int _children;
        private string? _parentId;

        internal string? FailingCall { get; init; }

        internal int FailingObservation { get; init; }

        internal int FailingChild { get; init; }

        internal bool ThrowsWhenStopped { get; init; }

        internal int? Count { get; init; }

        internal AslValue Result { get; init; } = new string('x', 40_000);

        /// <summary>Whether children and streams complete on other threads.</summary>
        internal bool IsLate { get; init; }

        internal int Observed { get; private set; }

        /// <summary>The event of a child that the observer threw at; null for one of the parent.</summary>
        internal HistoryEventType? FailedAt { get; private set; }

        /// <summary>What children failed with.</summary>
        internal List<string> Failures { get; } = [];

        internal MapRun? MapRun { get; private set; }

        internal List<string> Written { get; } = [];

        public async ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
        {
            await CallAsync("open");
            return new HostileStream(this, "reader");
        }

        public IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();

        public async ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
        {
            await CallAsync("create");
            lock (_gate) Written.Add(key);
            return new HostileStream(this, "writer");
        }

        public void OnEvent(string executionId, HistoryEvent historyEvent)
        {
            if (historyEvent.Type == HistoryEventType.ExecutionFailed)
            {
                lock (_gate) Failures.Add(historyEvent.Cause!);
            }

            Observe(executionId == _parentId ? null : historyEvent.Type);
        }

        public void OnMapRun(string executionId, MapRun mapRun)
        {
            MapRun = mapRun;
            Observe(null);
        }

        internal async Task<(TaskFailure? Failure, RuntimeFault? Fault)> TryAsync()
        {
            try
            {
                return ((await RunAsync()).Failure, null);
            }
            catch (RuntimeFault fault)
            {
                return (null, fault);
            }
        }

        internal async Task<TaskOutcome> RunAsync()
        {
            var options = new ExecutionOptions { Observer = this, ObjectStore = this };
            var parent = new ChildExecution(options, Description, AslValue.EmptyObject);
            _parentId = parent.Id;
            var map = new AslSharp.Runtime.DistributedMap { Reader = new() { Input = ItemInput.JsonLines }, Writer = new() { Exports = true } };
            var input = new MapRunInput
            {
                ReaderArguments = AslValue.Parse("""{"Bucket":"b","Key":"k"}"""),
                WriterArguments = AslValue.Parse("""{"Bucket":"b"}"""),
                MaxConcurrency = 2,
            };
            var running = MapRunner.RunAsync(new InProcessHost(options), new Processor(this), map, input, new TestFrame(parent), TestContext.Current.CancellationToken);
            return await running.AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
        }

        private void Observe(HistoryEventType? ofChild)
        {
            int number;
            lock (_gate) number = ++Observed;
            if (number != FailingObservation) return;
            FailedAt = ofChild;
            throw new InvalidOperationException("observer");
        }

        private async ValueTask CallAsync(string call)
        {
            if (IsLate) await Task.Yield();
            int number;
            lock (_gate) number = _calls[call] = _calls.GetValueOrDefault(call) + 1;
            if (FailingCall == call || FailingCall == $"{call} {number}") throw new IOException(FailingCall);
        }

        private async ValueTask<TaskOutcome> RunChildAsync(CancellationToken cancellationToken)
        {
            int number;
            lock (_gate) number = ++_children;
            if (ThrowsWhenStopped) cancellationToken.Register(static () => throw new InvalidOperationException("callback"));
            if (IsLate) await Task.Yield();
            if (number == FailingChild) throw new InvalidOperationException("child");
            if (ThrowsWhenStopped) await Task.Delay(Timeout.Infinite, cancellationToken);
            return TaskOutcome.Success(Result);
        }

        private readonly struct Processor(HostileRun run) : IItemProcessor
        {
            public AslValue Select(in MapItem item) => item.Input;

            public Frame CreateFrame(ChildExecution execution) => new TestFrame(execution);

            public ValueTask<TaskOutcome> RunAsync(Frame frame, CancellationToken cancellationToken) => run.RunChildAsync(cancellationToken);
        }

        /// <summary>Gives three lines, one each time; takes what is written to it.</summary>
        private sealed class HostileStream(HostileRun run, string name) : MemoryStream
        {
            private int _lines;

            public override bool CanSeek => false;

            public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                await run.CallAsync("read");
                if (_lines++ >= 3) return 0;
                "[1]\n"u8.CopyTo(buffer.Span);
                return _lines > 1 && run.Count is { } count ? count : 4;
            }

            public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => run.CallAsync("write");

            public override async ValueTask DisposeAsync()
            {
                await run.CallAsync("close " + name);
                await base.DisposeAsync();
            }
        }
    }
}
