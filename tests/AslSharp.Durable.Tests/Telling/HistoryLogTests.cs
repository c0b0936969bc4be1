using AslSharp.Durable.Tests.Engine;
using AslSharp.Durable.Tests.Machines;
using AslSharp.Durable.Tests.Stores;
using AslSharp.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AslSharp.Durable.Tests.Telling;

/// <summary>Events of histories in logs.</summary>
public sealed class HistoryLogTests : IDisposable
{
    // AWS, "Log levels": the types that ERROR has, and those that FATAL has too. Of those that are not there, the last lines.
    private static readonly HashSet<string> Fatal = ["ExecutionAborted", "ExecutionFailed", "ExecutionTimedOut"];

    private static readonly HashSet<string> Errors =
    [
        .. Fatal,
        "FailStateEntered", "LambdaFunctionFailed", "LambdaFunctionScheduleFailed", "LambdaFunctionStartFailed", "LambdaFunctionTimedOut", "MapIterationAborted", "MapIterationFailed",
        "MapStateAborted", "MapStateFailed", "ParallelStateAborted", "ParallelStateFailed", "TaskFailed", "TaskStartFailed", "TaskStateAborted", "TaskSubmitFailed", "TaskTimedOut",
        "WaitStateAborted",
        "ActivityFailed", "ActivityTimedOut", "EvaluationFailed", "MapRunFailed", "MapRunAborted",
    ];

    private readonly StoreFile _file = new();
    private readonly LoggedMessages _messages = new();
    private readonly Tasks _tasks = new();
    private readonly VirtualTimeProvider _clock = new();

    public static TheoryData<HistoryLogLevel, bool> LevelsAndStores => new MatrixTheoryData<HistoryLogLevel, bool>(Enum.GetValues<HistoryLogLevel>(), [false, true]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public void EveryType_HasTheLevel_ThatTheServiceGivesIt()
    {
        foreach (var type in Enum.GetValues<HistoryEventType>())
        {
            var expected = Fatal.Contains(type.ToString()) ? HistoryLogLevel.Fatal : Errors.Contains(type.ToString()) ? HistoryLogLevel.Error : HistoryLogLevel.All;
            Assert.Equal((type, expected), (type, HistoryLogger.LevelOf(type)));
        }
    }

    [Theory]
    [MemberData(nameof(LevelsAndStores))]
    public async Task Execution_IsLogged_AtItsLevel(HistoryLogLevel level, bool isKept)
    {
        await using var process = await StartAsync(options => options.Level = level, isKept);
        _tasks.Answers["Item"] = static (_, _, _) => throw new StatesTaskException("OutOfStock", "There is none.");
        var ended = await process.Client.StartSyncExecutionAsync("fan", AslValue.Parse("""{"items":[1]}"""), "one", cancellationToken: Cancellation);

        Assert.Equal(ExecutionStatus.Failed, ended.Status);
        var history = (await process.Client.GetExecutionHistoryAsync(ended.ExecutionArn, cancellationToken: Cancellation)).Items.Select(static each => each.Type.ToString());
        var expected = level switch
        {
            HistoryLogLevel.Off => [],
            HistoryLogLevel.Fatal => history.Where(Fatal.Contains),
            HistoryLogLevel.Error => history.Where(Errors.Contains),
            _ => history,
        };
        Assert.Equal(expected, _messages.All.Select(static message => message.Event));
        Assert.All(_messages.All, static message => Assert.Equal("AslSharp.Executions.fan", message.Category));
        Assert.All(
            _messages.All,
            static message => Assert.Equal(Fatal.Contains(message.Event) ? LogLevel.Critical : Errors.Contains(message.Event) ? LogLevel.Error : LogLevel.Information, message.Level));
        if (level >= HistoryLogLevel.Error) Assert.Contains($"Execution {ended.ExecutionArn}: LambdaFunctionFailed, OutOfStock: There is none.", _messages.Texts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sentences_HaveData_OnlyOnRequest(bool hasData)
    {
        await using var process = await StartAsync(options => (options.Level, options.IncludesExecutionData) = (HistoryLogLevel.All, hasData));
        await process.Client.StartSyncExecutionAsync("chain", AslValue.Parse("""{"secret":1}"""), "one", cancellationToken: Cancellation);

        Assert.Equal(hasData, _messages.Texts.Any(static text => text.Contains("secret", StringComparison.Ordinal)));
        Assert.Equal(hasData, _messages.All.Any(static message => message.Values.ContainsKey("Input") || message.Values.ContainsKey("Output")));
        var entered = _messages.All.First(static message => message.Event == "TaskStateEntered").Values;
        Assert.Equal(("First", 2), (entered["State"], entered["HistoryEventId"]));
    }

    [Fact]
    public async Task Lines_AreThoseOfCloudWatch()
    {
        await using var process = await StartAsync(static options => (options.Level, options.IncludesExecutionData, options.WritesJsonLines) = (HistoryLogLevel.All, true, true));
        _tasks.Answers["Second"] = static (_, _, _) => throw new StatesTaskException("OutOfStock", "There is none.");
        var arn = (await process.Client.StartSyncExecutionAsync("chain", AslValue.Parse("""{"a":"\"b"}"""), "one", cancellationToken: Cancellation)).ExecutionArn;
        _tasks.Answers.Clear();
        await process.Client.RedriveExecutionAsync(arn, Cancellation);
        await process.Client.WaitForExecutionAsync(arn, Cancellation);

        var lines = _messages.Texts.ToList();
        var time = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.Equal(
            $$$"""{"id":"1","type":"ExecutionStarted","details":{"input":"{\"a\":\"\\\"b\"}","inputDetails":{"truncated":false},"roleArn":"arn:aws:iam::123456789012:role/StepFunctionsRole"},"previous_event_id":"0","event_timestamp":"{{{time}}}","execution_arn":"{{{arn}}}","redrive_count":"0"}""",
            lines[0]);
        Assert.Equal(
            $$$"""{"id":"2","type":"TaskStateEntered","details":{"input":"{\"a\":\"\\\"b\"}","inputDetails":{"truncated":false},"name":"First"},"previous_event_id":"0","event_timestamp":"{{{time}}}","execution_arn":"{{{arn}}}","redrive_count":"0"}""",
            lines[1]);
        Assert.Contains(
            $$$"""{"id":"4","type":"LambdaFunctionStarted","details":{},"previous_event_id":"3","event_timestamp":"{{{time}}}","execution_arn":"{{{arn}}}","redrive_count":"0"}""",
            lines);
        Assert.Contains(
            $$$"""{"id":"10","type":"LambdaFunctionFailed","details":{"cause":"There is none.","error":"OutOfStock"},"previous_event_id":"9","event_timestamp":"{{{time}}}","execution_arn":"{{{arn}}}","redrive_count":"0"}""",
            lines);
        var redriven = lines.FindIndex(static line => AslValue.Parse(line)["type"].StringEquals("ExecutionRedriven"));
        Assert.Equal(["0"], lines[..redriven].Select(static line => AslValue.Parse(line)["redrive_count"].GetString()).Distinct());
        Assert.Equal(["1"], lines[redriven..].Select(static line => AslValue.Parse(line)["redrive_count"].GetString()).Distinct());
    }

    [Fact]
    public async Task Lines_HaveNoData_UnlessAsked()
    {
        await using var process = await StartAsync(static options => (options.Level, options.WritesJsonLines) = (HistoryLogLevel.All, true));
        await process.Client.StartSyncExecutionAsync("chain", AslValue.Parse("""{"secret":1}"""), "one", cancellationToken: Cancellation);

        Assert.DoesNotContain(_messages.Texts, static text => text.Contains("secret", StringComparison.Ordinal));
        Assert.Contains("\"details\":{\"name\":\"First\"}", _messages.Texts.ElementAt(1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('a', 248 * 1024, false)]
    [InlineData('a', (248 * 1024) + 1, true)]
    [InlineData('"', (124 * 1024) + 1, true)]
    [InlineData('ä', (124 * 1024) + 3, true)]
    public void LongPayload_IsCut_AndSaysSo(char letter, int count, bool isCut)
    {
        // The text of a JSON text has two quotes more, of two bytes each when they stand in another one.
        var payload = AslValue.Of(new string(letter, letter == '"' ? count / 2 : count - 4));
        var line = AslValue.Parse(HistoryLogLine.Of("arn", new HistoryEvent { Type = HistoryEventType.PassStateExited, Name = "A", Output = payload }, 0, new ExecutionOptions()));

        Assert.Equal(isCut, line["details"]["outputDetails"]["truncated"].GetBoolean());
        Assert.InRange(HistoryLogLine.Size(line["details"]["output"].GetString()), 240 * 1024, 248 * 1024);
        Assert.StartsWith(line["details"]["output"].GetString(), payload.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observer_LogsExecutions_WithoutServices()
    {
        var logger = new HistoryLogger(_messages.CreateLogger("AslSharp.Executions"), new HistoryLogOptions { Level = HistoryLogLevel.Fatal });
        _tasks.Answers["First"] = static (_, _, _) => throw new StatesTaskException("OutOfStock", "There is none.");
        var result = await new ChainStateMachine(_tasks, new ExecutionOptions { Observer = logger }).ExecuteAsync(AslValue.EmptyObject, Cancellation);

        var message = Assert.Single(_messages.All);
        Assert.Equal((LogLevel.Critical, $"Execution {result.ExecutionArn}: ExecutionFailed, OutOfStock: There is none."), (message.Level, message.Text));
    }

    [Fact]
    public async Task LogThatFails_EndsNoExecution()
    {
        var logger = new HistoryLogger(new BrokenLogger(), new HistoryLogOptions { Level = HistoryLogLevel.All });
        var result = await new ChainStateMachine(_tasks, new ExecutionOptions { Observer = logger }).ExecuteAsync(AslValue.EmptyObject, Cancellation);
        Assert.True(result.IsSuccess);
    }

    private Task<DurableProcess> StartAsync(Action<HistoryLogOptions> configure, bool isKept = false) => DurableProcess.StartAsync(
        _tasks,
        () => isKept ? new SqliteExecutionStore(_file.Path) : new MemoryExecutionStore(),
        _clock,
        configureOptions: options => configure(options.HistoryLog),
        addServices: services => services.AddSingleton<ILoggerProvider>(_messages));

    private sealed class BrokenLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => throw new InvalidOperationException("The disk is full.");
    }
}
