using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AslSharp.Durable;

/// <summary>
/// Starts, watches, stops and answers executions: the operations of AWS Step Functions with their names, on the executions that this process
/// keeps. What a method tells is kept already. Safe for use by several threads.
/// </summary>
public sealed class ExecutionClient
{
    private const int LongestName = 80;

    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(60);
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("<>{}[]?*\"#%\\^|~`$&,;:/");

    private readonly DurableRuntime _runtime;

    internal ExecutionClient(DurableRuntime runtime) => _runtime = runtime;

    /// <summary>The registered state machines in the order of their names; of several versions the one that new executions run.</summary>
    public IReadOnlyList<RegisteredStateMachine> StateMachines => _runtime.Engine.StateMachines;

    /// <summary>Starts an execution. To start one again that runs under that name with that input tells of it and starts nothing.</summary>
    /// <param name="stateMachine">The name or the ARN of a registered state machine.</param>
    /// <param name="input">Its input; undefined counts as <c>{}</c>.</param>
    /// <param name="name">Its name; null for a new UUID.</param>
    /// <param name="traceHeader">The trace that it belongs to, for tasks that pass it on; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting: the execution may have started all the same.</param>
    /// <returns>The execution.</returns>
    /// <exception cref="StateMachineDoesNotExistException">No such machine is registered.</exception>
    /// <exception cref="InvalidNameException">The name cannot be an execution's.</exception>
    /// <exception cref="ExecutionAlreadyExistsException">The name was used with another input, or by an execution that has ended.</exception>
    /// <exception cref="ExecutionLimitExceededException">As many run as <see cref="DurableOptions.MaxOpenExecutions"/> allows.</exception>
    /// <exception cref="ExecutionStoreException">The store cannot keep it: nothing has been started.</exception>
    public async Task<StartedExecution> StartExecutionAsync(
        string stateMachine, AslValue input = default, string? name = null, string? traceHeader = null, CancellationToken cancellationToken = default)
    {
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        var start = NewExecution(engine, stateMachine, input, name, traceHeader);
        using var admission = engine.Open.Admit(start.Machine.StateMachineArn);
        return await engine.Router.StartAsync(start, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts an execution, and waits for its end: StartSyncExecution.</summary>
    /// <inheritdoc cref="StartExecutionAsync"/>
    /// <returns>The execution when it has ended. Nothing is thrown for one that fails, times out or is stopped.</returns>
    public async Task<ExecutionDescription> StartSyncExecutionAsync(
        string stateMachine, AslValue input = default, string? name = null, string? traceHeader = null, CancellationToken cancellationToken = default)
    {
        var started = await StartExecutionAsync(stateMachine, input, name, traceHeader, cancellationToken).ConfigureAwait(false);
        return await WaitForEndAsync(await EngineAsync(cancellationToken).ConfigureAwait(false), started.ExecutionArn, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until an execution has ended.</summary>
    /// <param name="executionArn">Its ARN.</param>
    /// <param name="cancellationToken">Ends the waiting, not the execution.</param>
    /// <returns>The execution.</returns>
    /// <exception cref="ExecutionDoesNotExistException">There is no such execution.</exception>
    public async Task<ExecutionDescription> WaitForExecutionAsync(string executionArn, CancellationToken cancellationToken = default)
    {
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        if (await engine.Store.FindAsync(executionArn, cancellationToken).ConfigureAwait(false) is null) throw new ExecutionDoesNotExistException(executionArn);
        return await WaitForEndAsync(engine, executionArn, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Describes an execution.</summary>
    /// <param name="executionArn">Its ARN; a child of a distributed Map has one too.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The execution as it was last kept.</returns>
    /// <exception cref="ExecutionDoesNotExistException">There is no such execution.</exception>
    public async Task<ExecutionDescription> DescribeExecutionAsync(string executionArn, CancellationToken cancellationToken = default)
    {
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        var (stored, content) = await FindAsync(engine, executionArn, cancellationToken).ConfigureAwait(false);
        return Describe(engine, stored, content);
    }

    /// <summary>Lists the executions of a state machine, or the children of a Map Run, those that started last first.</summary>
    /// <param name="stateMachineOrMapRun">The name or the ARN of a registered state machine, or the ARN of a Map Run.</param>
    /// <param name="status">How they stand; null for all.</param>
    /// <param name="maxResults">How many at most, 1 to 1,000.</param>
    /// <param name="nextToken">What the page before gave; null for the first one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="namePart">What their names have in them, whatever the case of letters from A to Z; null for all.</param>
    /// <returns>A page.</returns>
    public async Task<Page<ExecutionListItem>> ListExecutionsAsync(
        string stateMachineOrMapRun, ExecutionStatus? status = null, int maxResults = 100, string? nextToken = null,
        CancellationToken cancellationToken = default,
        string? namePart = null)
    {
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxResults, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxResults, 1000);
        var query = new ExecutionQuery
        {
            Arn = engine.FindMachine(stateMachineOrMapRun)?.StateMachineArn ?? stateMachineOrMapRun,
            Status = status,
            NamePart = namePart,
            Before = nextToken is null ? null : Number(nextToken),
            Most = maxResults,
        };
        var found = await engine.Store.ListAsync(query, cancellationToken).ConfigureAwait(false);
        return new(
            [.. found.Select(ExecutionListItem.Of)],
            found.Count < maxResults ? null : Text(found[^1].Number));
    }

    /// <summary>Counts the executions of a state machine, or the children of a Map Run.</summary>
    /// <param name="stateMachineOrMapRun">The name or the ARN of a registered state machine, or the ARN of a Map Run.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many there are of each status; statuses that none has may be absent.</returns>
    public async Task<IReadOnlyDictionary<ExecutionStatus, long>> CountExecutionsAsync(
        string stateMachineOrMapRun, CancellationToken cancellationToken = default)
    {
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        return await engine.Store.CountAsync(engine.FindMachine(stateMachineOrMapRun)?.StateMachineArn ?? stateMachineOrMapRun, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Watches executions of this process: tells of each that started, went on or ended, when that is kept. Who reads slowly is told of an
    /// execution once, as it is then; of more than 1,000 between two readings those that came first.
    /// </summary>
    /// <param name="arn">The name or the ARN of a state machine, or the ARN of an execution or of a Map Run, for its children; null for all executions.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    /// <returns>What changed since the reading before; first of all an empty list, when the watching has begun.</returns>
    public async IAsyncEnumerable<IReadOnlyList<ExecutionListItem>> WatchExecutionsAsync(
        string? arn = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        using var watcher = engine.Watchers.Add(arn is null ? null : engine.FindMachine(arn)?.StateMachineArn ?? arn);
        yield return [];
        while (true) yield return await watcher.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the tasks of an execution that wait for an answer by their tokens.</summary>
    /// <param name="executionArn">Its ARN.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The tasks as they were last kept, those in outer scopes first.</returns>
    /// <exception cref="ExecutionDoesNotExistException">There is no such execution.</exception>
    public async Task<IReadOnlyList<WaitingTask>> ListWaitingTasksAsync(string executionArn, CancellationToken cancellationToken = default)
    {
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        var (stored, content) = await FindAsync(engine, executionArn, cancellationToken).ConfigureAwait(false);
        return stored.Status == ExecutionStatus.Running && content.Position is { } position ? [.. WaitingTask.In(position.Scope)] : [];
    }

    /// <summary>Reads the history of an execution.</summary>
    /// <param name="executionArn">Its ARN.</param>
    /// <param name="reverseOrder">Whether the last events come first.</param>
    /// <param name="maxResults">How many at most, 1 to 1,000.</param>
    /// <param name="nextToken">What the page before gave, or the number of the event to begin with; null for the first page.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A page.</returns>
    /// <exception cref="ExecutionDoesNotExistException">There is no such execution.</exception>
    public async Task<Page<HistoryEvent>> GetExecutionHistoryAsync(
        string executionArn, bool reverseOrder = false, int maxResults = 100, string? nextToken = null, CancellationToken cancellationToken = default)
    {
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxResults, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxResults, 1000);
        // First the execution, then what it no longer holds: what lies before it is there for good.
        var (_, content) = await FindAsync(engine, executionArn, cancellationToken).ConfigureAwait(false);
        var from = nextToken is null ? reverseOrder ? content.EventCount : 1 : (int)Number(nextToken);
        var (first, last) = reverseOrder ? (Math.Max(1, from - maxResults + 1), from) : (from, Math.Min(content.EventCount, from + maxResults - 1));
        var events = new List<HistoryEvent>();
        if (first < content.FirstEventId)
        {
            foreach (var part in await engine.Store.ReadEventsAsync(executionArn, first, Math.Min(last, content.FirstEventId - 1), cancellationToken)
                .ConfigureAwait(false))
            {
                events.AddRange(EventBytes.Read(part.Content));
            }
        }

        if (last >= content.FirstEventId) events.AddRange(EventBytes.Read(content.Events));
        events = events.FindAll(each => each.Id >= first && each.Id <= last);
        if (reverseOrder) events.Reverse();
        return new(events, (reverseOrder ? first <= 1 : last >= content.EventCount) ? null : Text(reverseOrder ? first - 1 : last + 1));
    }

    /// <summary>Stops an execution. One that has ended stays as it is.</summary>
    /// <param name="executionArn">Its ARN.</param>
    /// <param name="error">The error name to show; null for none.</param>
    /// <param name="cause">The cause to show; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting: the execution may be stopped all the same.</param>
    /// <returns>When it ended, UTC.</returns>
    /// <exception cref="ExecutionDoesNotExistException">There is no such execution.</exception>
    /// <exception cref="ExecutionDefinitionException">Its definition is not registered.</exception>
    public async Task<DateTimeOffset> StopExecutionAsync(
        string executionArn, string? error = null, string? cause = null, CancellationToken cancellationToken = default)
    {
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        var (stored, content) = await FindAsync(engine, executionArn, cancellationToken).ConfigureAwait(false);
        if (stored.Status == ExecutionStatus.Running)
        {
            engine.RequireMachine(stored, content);
            await engine.Router.StopAsync(executionArn, error, cause, cancellationToken).ConfigureAwait(false);
        }

        return (await WaitForExecutionAsync(executionArn, cancellationToken).ConfigureAwait(false)).StopDate!.Value;
    }

    /// <summary>
    /// Runs an execution that did not succeed again from where it failed. What succeeded is not run again: branches, iterations, children of
    /// distributed Maps.
    /// </summary>
    /// <param name="executionArn">Its ARN.</param>
    /// <param name="cancellationToken">Ends the waiting: the execution may be redriven all the same.</param>
    /// <returns>When it was redriven, UTC.</returns>
    /// <exception cref="ExecutionDoesNotExistException">There is no such execution.</exception>
    /// <exception cref="ExecutionNotRedrivableException">It runs, has succeeded, or is a child: those are redriven with their parents. Or it ended more than
    /// 14 days ago, and <see cref="DurableOptions.AslStrict"/> is set.</exception>
    /// <exception cref="ExecutionDefinitionException">Its definition is not registered.</exception>
    public async Task<DateTimeOffset> RedriveExecutionAsync(string executionArn, CancellationToken cancellationToken = default)
    {
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        var (stored, content) = await FindAsync(engine, executionArn, cancellationToken).ConfigureAwait(false);
        if (stored.MapRunArn is not null)
            throw new ExecutionNotRedrivableException($"Execution '{executionArn}' is redriven with the execution that its Map Run belongs to.");
        if (engine.IsTooOldToRedrive(stored))
            throw new ExecutionNotRedrivableException($"Execution '{executionArn}' cannot be redriven: it ended more than 14 days ago.");
        engine.RequireMachine(stored, content);
        return await engine.Router.RedriveAsync(executionArn, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The task behind a token succeeded.</summary>
    /// <param name="taskToken">The token.</param>
    /// <param name="output">The task's result.</param>
    /// <param name="cancellationToken">Ends the waiting: the answer may have been taken all the same.</param>
    /// <returns>When the answer is kept: it is not lost from then on.</returns>
    /// <exception cref="InvalidTokenException">The text is no token of an execution that is kept here.</exception>
    /// <exception cref="TaskTimedOutException">The task is over.</exception>
    public Task SendTaskSuccessAsync(string taskToken, AslValue output, CancellationToken cancellationToken = default)
        => AnswerAsync(taskToken, (router, arn) => router.AnswerAsync(arn, taskToken, TaskOutcome.Success(output), cancellationToken), cancellationToken);

    /// <summary>The task behind a token failed.</summary>
    /// <param name="taskToken">The token.</param>
    /// <param name="error">The error name; null for none.</param>
    /// <param name="cause">The cause; null for none.</param>
    /// <param name="cancellationToken">Ends the waiting: the answer may have been taken all the same.</param>
    /// <returns>When the answer is kept: it is not lost from then on.</returns>
    /// <exception cref="InvalidTokenException">The text is no token of an execution that is kept here.</exception>
    /// <exception cref="TaskTimedOutException">The task is over.</exception>
    public Task SendTaskFailureAsync(string taskToken, string? error = null, string? cause = null, CancellationToken cancellationToken = default)
        => AnswerAsync(
            taskToken, (router, arn) => router.AnswerAsync(arn, taskToken, TaskOutcome.Failed(new TaskFailure(error, cause)), cancellationToken),
            cancellationToken);

    /// <summary>The task behind a token is still at work.</summary>
    /// <param name="taskToken">The token.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When it is kept.</returns>
    /// <exception cref="InvalidTokenException">The text is no token of an execution that is kept here.</exception>
    /// <exception cref="TaskTimedOutException">The task is over.</exception>
    public Task SendTaskHeartbeatAsync(string taskToken, CancellationToken cancellationToken = default)
        => AnswerAsync(taskToken, (router, arn) => router.BeatAsync(arn, taskToken, cancellationToken), cancellationToken);

    /// <summary>Takes the task of an activity that has waited longest; waits up to 60 seconds for one.</summary>
    /// <param name="activity">The activity's name or ARN.</param>
    /// <param name="workerName">What the worker calls itself, for the history; null for nothing.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The task, or null when there was none for 60 seconds: ask again.</returns>
    public async Task<ActivityTask?> GetActivityTaskAsync(string activity, string? workerName = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(activity);
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        return await engine.Activities.GetAsync(activity, workerName, LongestPoll, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the Map Runs of an execution.</summary>
    /// <param name="executionArn">Its ARN.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The runs in the order of their start.</returns>
    public async Task<IReadOnlyList<MapRunDescription>> ListMapRunsAsync(string executionArn, CancellationToken cancellationToken = default)
    {
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        var runs = await engine.Store.ListMapRunsAsync(executionArn, cancellationToken).ConfigureAwait(false);
        var descriptions = new MapRunDescription[runs.Count];
        for (var i = 0; i < runs.Count; i++) descriptions[i] = await DescribeAsync(engine, runs[i], cancellationToken).ConfigureAwait(false);
        return descriptions;
    }

    /// <summary>Describes a Map Run.</summary>
    /// <param name="mapRunArn">Its ARN.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The run; the counts of one that runs are those of this moment.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such run.</exception>
    public async Task<MapRunDescription> DescribeMapRunAsync(string mapRunArn, CancellationToken cancellationToken = default)
    {
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        var stored = await FindMapRunAsync(engine, mapRunArn, cancellationToken).ConfigureAwait(false);
        return await DescribeAsync(engine, stored, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes what of a Map Run may run at once and what may fail, while it runs.</summary>
    /// <param name="mapRunArn">Its ARN.</param>
    /// <param name="maxConcurrency">How many children may run at once, 0 for the service's bound; null to leave it as it is.</param>
    /// <param name="toleratedFailureCount">How many items may fail; null to leave it as it is.</param>
    /// <param name="toleratedFailurePercentage">What share of the items may fail, 0 to 100; null to leave it as it is.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When it is kept.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such run, or it does not run.</exception>
    public async Task UpdateMapRunAsync(
        string mapRunArn, int? maxConcurrency = null, long? toleratedFailureCount = null, double? toleratedFailurePercentage = null,
        CancellationToken cancellationToken = default)
    {
        if (maxConcurrency is { } concurrency) ArgumentOutOfRangeException.ThrowIfNegative(concurrency);
        if (toleratedFailureCount is { } count) ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (toleratedFailurePercentage is { } share && share is not (>= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(toleratedFailurePercentage));
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        var stored = await FindMapRunAsync(engine, mapRunArn, cancellationToken).ConfigureAwait(false);
        var change = new MapRunChange(maxConcurrency, toleratedFailureCount, toleratedFailurePercentage);
        var isChanged = await engine.Router.UpdateMapRunAsync(stored.ExecutionArn, mapRunArn, change, cancellationToken).ConfigureAwait(false);
        if (!isChanged) throw new ResourceNotFoundException(mapRunArn);
    }

    internal async ValueTask<DurableEngine> EngineAsync(CancellationToken cancellationToken)
        => await _runtime.EngineAsync(cancellationToken).ConfigureAwait(false);

    private static NewExecution NewExecution(DurableEngine engine, string stateMachine, AslValue input, string? name, string? traceHeader)
    {
        ArgumentException.ThrowIfNullOrEmpty(stateMachine);
        var machine = engine.FindMachine(stateMachine) ?? throw new StateMachineDoesNotExistException(stateMachine);
        if (name is not null && !IsName(name)) throw new InvalidNameException(name);

        // Those that start one after the other come to stand side by side, wherever they are found by name.
        return new(machine, name ?? Guid.CreateVersion7().ToString(), input.IsUndefined ? AslValue.EmptyObject : input) { TraceHeader = traceHeader };
    }

    /// <summary>Whether a text can be the name of an execution or of an activity.</summary>
    /// <param name="name">The text.</param>
    /// <returns>Whether it has 1 to 80 characters, and none that the service refuses.</returns>
    public static bool IsName(string name)
        => name is { Length: > 0 and <= LongestName } && !name.AsSpan().ContainsAny(NotInNames)
            && !name.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c));

    private static async Task<ExecutionDescription> WaitForEndAsync(DurableEngine engine, string executionArn, CancellationToken cancellationToken)
    {
        if (await engine.Router.WaitAsync(executionArn, cancellationToken).ConfigureAwait(false) is { } ended)
            return Describe(engine, ended.Stored, ended.Content);
        var (stored, content) = await FindAsync(engine, executionArn, cancellationToken).ConfigureAwait(false);
        return Describe(engine, stored, content);
    }

    private static async ValueTask<(StoredExecution Stored, ExecutionContent Content)> FindAsync(
        DurableEngine engine, string arn, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(arn);
        var (stored, content) = await engine.ReadAsync(arn, cancellationToken).ConfigureAwait(false);
        return stored is null ? throw new ExecutionDoesNotExistException(arn) : (stored, content!);
    }

    private static async ValueTask<StoredMapRun> FindMapRunAsync(DurableEngine engine, string arn, CancellationToken cancellationToken)
        => await engine.Store.FindMapRunAsync(arn, cancellationToken).ConfigureAwait(false) ?? throw new ResourceNotFoundException(arn);

    private async Task AnswerAsync(string taskToken, Func<IExecutionRouter, string, Task<bool>> answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(taskToken);
        var engine = await EngineAsync(cancellationToken).ConfigureAwait(false);
        if (TaskTokenFormat.ArnOf(taskToken) is not { } arn) throw new InvalidTokenException();
        var (stored, content) = await engine.ReadAsync(arn, cancellationToken).ConfigureAwait(false);
        if (stored is null) throw new InvalidTokenException();
        if (stored.Status == ExecutionStatus.Running) engine.RequireMachine(stored, content!);
        var isTaken = stored.Status == ExecutionStatus.Running && await answer(engine.Router, arn).ConfigureAwait(false);
        if (!isTaken) throw new TaskTimedOutException();
    }

    internal static ExecutionDescription Describe(DurableEngine engine, StoredExecution stored, ExecutionContent content) => new()
    {
        ExecutionArn = stored.Arn,
        StateMachineArn = stored.StateMachineArn,
        Name = content.Name,
        Status = stored.Status,
        StartDate = stored.StartTime,
        StopDate = stored.StopTime,
        Input = content.Input,
        Output = content.Output,
        Error = content.Error,
        Cause = content.Cause,
        TraceHeader = content.TraceHeader,
        MapRunArn = stored.MapRunArn,
        RedriveCount = content.RedriveCount,
        RedriveDate = content.RedriveTime,
        StateName = content.Position?.Scope.StateName,
        IsRedrivable = stored.Status is not (ExecutionStatus.Running or ExecutionStatus.Succeeded) && stored.MapRunArn is null && content.Position is not null
            && !engine.IsTooOldToRedrive(stored),
        IsTooOldToRedrive = stored.Status != ExecutionStatus.Succeeded && engine.IsTooOldToRedrive(stored),
        Machine = engine.FindMachine(stored.StateMachineArn, content.Fingerprint),
    };

    private static async ValueTask<MapRunDescription> DescribeAsync(DurableEngine engine, StoredMapRun stored, CancellationToken cancellationToken)
    {
        var description = MapRunBytes.ToDescription(stored);
        return description.Status == MapRunStatus.Running
            && await engine.Router.FindMapRunAsync(stored.ExecutionArn, stored.Arn, cancellationToken).ConfigureAwait(false) is { } run
            ? description with { ItemCounts = run.Items, ExecutionCounts = run.Executions }
            : description;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string nextToken)
        => long.TryParse(nextToken, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : throw new ArgumentException($"This is no token of a page: '{nextToken}'.", nameof(nextToken));
}
