using System.Collections.Concurrent;
using AslSharp.Durable;
using AslSharp.ServiceModels;

namespace AslSharp.AspNetCore;

/// <summary>The operations of the service, on the client: a JSON object in, a JSON object out.</summary>
/// <param name="client">What executions are started and watched with.</param>
/// <param name="options">Region and account in ARNs, and the role that machines have.</param>
/// <param name="validator">What checks definitions, or null.</param>
/// <param name="tests">What tests states, or null.</param>
internal sealed class StepFunctionsOperations(ExecutionClient client, DurableOptions options, IDefinitionValidator? validator, IStateTests? tests)
{
    private const int MostResults = 1000;
    private const int PageLength = 100;
    private const int MostActivities = 10_000;

    private static readonly Service Model = Service.Find("sfn")!;

    // Activities need not be made before they are used; the service knows those that were.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _activities = new(StringComparer.Ordinal);

    private string ArnPrefix => $"arn:aws:states:{options.Execution.Region}:{options.Execution.AccountId}";

    private DateTimeOffset UtcNow => options.Execution.TimeProvider.GetUtcNow();

    /// <summary>Runs an operation.</summary>
    /// <exception cref="ServiceException">There is no such operation, or the request does not fit.</exception>
    internal Task<AslValue> RunAsync(string operation, AslValue request, CancellationToken cancellationToken)
    {
        if (Model.FindOperation(operation) is not { } known || known.Name != operation)
            throw new ServiceException("UnknownOperationException", $"There is no operation '{operation}'.");
        RequestValidation.Check(known, request);
        ResourceArn.CheckAll(request);
        return operation switch
        {
            "StartExecution" => StartAsync(request, cancellationToken),
            "StartSyncExecution" => StartSyncAsync(request, cancellationToken),
            "DescribeExecution" => DescribeAsync(request, cancellationToken),
            "StopExecution" => StopAsync(request, cancellationToken),
            "ListExecutions" => ListAsync(request, cancellationToken),
            "GetExecutionHistory" => HistoryAsync(request, cancellationToken),
            "RedriveExecution" => RedriveAsync(request, cancellationToken),
            "SendTaskSuccess" => SucceedAsync(request, cancellationToken),
            "SendTaskFailure" => FailAsync(request, cancellationToken),
            "SendTaskHeartbeat" => HeartbeatAsync(request, cancellationToken),
            "GetActivityTask" => GetActivityTaskAsync(request, cancellationToken),
            "CreateActivity" => Task.FromResult(CreateActivity(Text(request, "name")!)),
            "DescribeActivity" => Task.FromResult(DescribeActivity(Text(request, "activityArn")!)),
            "DeleteActivity" => Task.FromResult(DeleteActivity(Text(request, "activityArn")!)),
            "ListActivities" => Task.FromResult(ListActivities(request)),
            "ListStateMachines" => Task.FromResult(ListStateMachines(request)),
            "DescribeStateMachine" => Task.FromResult(DescribeStateMachine(RequireMachine(request))),
            "DescribeStateMachineForExecution" => DescribeStateMachineForExecutionAsync(request, cancellationToken),
            "ListMapRuns" => ListMapRunsAsync(request, cancellationToken),
            "DescribeMapRun" => DescribeMapRunAsync(request, cancellationToken),
            "UpdateMapRun" => UpdateMapRunAsync(request, cancellationToken),
            "ValidateStateMachineDefinition" => Task.FromResult(Validate(request)),
            "TestState" => TestStateAsync(request, cancellationToken),
            _ => throw Refused(operation),
        };
    }

    // What the service does and this does not, with the reason.
    private static ServiceException Refused(string operation) => operation switch
    {
        "CreateStateMachine" or "UpdateStateMachine" or "DeleteStateMachine" => new(
            "ValidationException",
            $"{operation} is not offered here: state machines are compiled into the application. Change the definition in its project, and build it anew."),
        "TagResource" or "UntagResource" or "ListTagsForResource" => new("UnknownOperationException", $"{operation} is not offered here: nothing has tags."),
        _ => new(
            "UnknownOperationException",
            $"{operation} is not offered here: there are no versions and aliases to publish. The versions of a definition are classes of the application, registered side by side."),
    };

    private async Task<AslValue> StartAsync(AslValue request, CancellationToken cancellationToken)
    {
        var started = await client.StartExecutionAsync(
            RequireMachine(request).StateMachineArn, Input(request), Text(request, "name"), Text(request, "traceHeader"), cancellationToken).ConfigureAwait(false);
        return AslValue.Object(new AslProperty("executionArn", started.ExecutionArn), new AslProperty("startDate", Seconds(started.StartDate)));
    }

    private async Task<AslValue> StartSyncAsync(AslValue request, CancellationToken cancellationToken)
    {
        var ended = await client.StartSyncExecutionAsync(
            RequireMachine(request).StateMachineArn, Input(request), Text(request, "name"), Text(request, "traceHeader"), cancellationToken).ConfigureAwait(false);
        var milliseconds = (long)Math.Ceiling((ended.StopDate!.Value - ended.StartDate).TotalMilliseconds / 100) * 100;
        return Describe(ended, WithData(request)).With("billingDetails", AslValue.Object(
            new AslProperty("billedDurationInMilliseconds", Math.Max(100, milliseconds)), new AslProperty("billedMemoryUsedInMB", 64)));
    }

    private async Task<AslValue> DescribeAsync(AslValue request, CancellationToken cancellationToken)
    {
        var execution = await client.DescribeExecutionAsync(Text(request, "executionArn")!, cancellationToken).ConfigureAwait(false);
        var answer = Describe(execution, WithData(request)).With("redriveCount", execution.RedriveCount);
        if (execution.RedriveDate is { } redriven) answer = answer.With("redriveDate", Seconds(redriven));
        answer = answer.With("redriveStatus", execution.RedriveStatus);
        return execution.RedriveStatusReason is { } reason ? answer.With("redriveStatusReason", reason) : answer;
    }

    private async Task<AslValue> StopAsync(AslValue request, CancellationToken cancellationToken)
    {
        var stopped = await client.StopExecutionAsync(Text(request, "executionArn")!, Text(request, "error"), Text(request, "cause"), cancellationToken)
            .ConfigureAwait(false);
        return AslValue.Object(new AslProperty("stopDate", Seconds(stopped)));
    }

    private async Task<AslValue> ListAsync(AslValue request, CancellationToken cancellationToken)
    {
        var (machine, run) = (Text(request, "stateMachineArn"), Text(request, "mapRunArn"));
        if (machine is null == (run is null)) throw new ServiceException("ValidationException", "Exactly one of stateMachineArn and mapRunArn must be given.");
        if (machine is not null) machine = RequireMachine(request).StateMachineArn;
        // Nothing is kept of a run that there is not: only this tells it from one without children.
        if (run is not null) await client.DescribeMapRunAsync(run, cancellationToken).ConfigureAwait(false);
        ExecutionStatus? status = Text(request, "statusFilter") is { } filter ? Statuses.TryGetValue(filter, out var known) ? known : null : null;
        if (Text(request, "statusFilter") is not null && status is null) return AslValue.Object(new AslProperty("executions", AslValue.EmptyArray));
        var page = await client.ListExecutionsAsync((machine ?? run)!, status, Most(request), Text(request, "nextToken"), cancellationToken)
            .ConfigureAwait(false);
        return Page("executions", page.Items, page.NextToken, static execution =>
        {
            var item = AslValue.Object(
                new AslProperty("executionArn", execution.ExecutionArn),
                new AslProperty("stateMachineArn", execution.StateMachineArn),
                new AslProperty("name", execution.Name),
                new AslProperty("status", Name(execution.Status)),
                new AslProperty("startDate", Seconds(execution.StartDate)));
            if (execution.StopDate is { } stopped) item = item.With("stopDate", Seconds(stopped));
            return execution.MapRunArn is { } arn ? item.With("mapRunArn", arn) : item;
        });
    }

    private async Task<AslValue> HistoryAsync(AslValue request, CancellationToken cancellationToken)
    {
        var page = await client.GetExecutionHistoryAsync(
            Text(request, "executionArn")!, Flag(request, "reverseOrder") ?? false, Most(request), Text(request, "nextToken"), cancellationToken)
                .ConfigureAwait(false);
        var hasData = Flag(request, "includeExecutionData") ?? true;
        // The service's wire has seconds where its documents have texts.
        return Page(
            "events", page.Items, page.NextToken,
            each => HistoryJson.OfService(
                hasData ? each : each with { Input = default, Output = default, AssignedVariables = default }, options.Execution.Region,
                options.Execution.RoleArn)
            .With("timestamp", Seconds(each.Timestamp)));
    }

    private async Task<AslValue> RedriveAsync(AslValue request, CancellationToken cancellationToken)
        => AslValue.Object(
            new AslProperty(
                "redriveDate", Seconds(await client.RedriveExecutionAsync(Text(request, "executionArn")!, cancellationToken).ConfigureAwait(false))));

    private async Task<AslValue> SucceedAsync(AslValue request, CancellationToken cancellationToken)
    {
        if (!AslValue.TryParse(Text(request, "output")!, out var output, out var problem))
            throw new ServiceException("InvalidOutput", $"Invalid Output: '{problem!.Message}'");
        await client.SendTaskSuccessAsync(Text(request, "taskToken")!, output, cancellationToken).ConfigureAwait(false);
        return AslValue.EmptyObject;
    }

    private async Task<AslValue> FailAsync(AslValue request, CancellationToken cancellationToken)
    {
        await client.SendTaskFailureAsync(Text(request, "taskToken")!, Text(request, "error"), Text(request, "cause"), cancellationToken).ConfigureAwait(false);
        return AslValue.EmptyObject;
    }

    private async Task<AslValue> HeartbeatAsync(AslValue request, CancellationToken cancellationToken)
    {
        await client.SendTaskHeartbeatAsync(Text(request, "taskToken")!, cancellationToken).ConfigureAwait(false);
        return AslValue.EmptyObject;
    }

    private async Task<AslValue> GetActivityTaskAsync(AslValue request, CancellationToken cancellationToken)
    {
        var arn = Text(request, "activityArn")!;
        if (!_activities.ContainsKey(arn) && !IsNamedByMachines(arn)) throw DoesNotExist(arn);
        var task = await client.GetActivityTaskAsync(arn, Text(request, "workerName"), cancellationToken).ConfigureAwait(false);
        return task is null
            ? AslValue.EmptyObject : AslValue.Object(new AslProperty("taskToken", task.TaskToken), new AslProperty("input", task.Input.ToJson()));
    }

    private AslValue CreateActivity(string name)
    {
        if (!ExecutionClient.IsName(name)) throw new InvalidNameException(name);
        var arn = $"{ArnPrefix}:activity:{name}";
        if (_activities.Count >= MostActivities && !_activities.ContainsKey(arn))
            throw new ServiceException("ActivityLimitExceeded", $"There may be {MostActivities} activities.");
        return AslValue.Object(new AslProperty("activityArn", arn), new AslProperty("creationDate", Seconds(_activities.GetOrAdd(arn, _ => UtcNow))));
    }

    private AslValue DescribeActivity(string arn) => _activities.TryGetValue(arn, out var created)
        ? Activity(arn, created)
        : throw DoesNotExist(arn);

    private bool IsNamedByMachines(string arn)
    {
        var end = $":activity:{NameOf(arn)}";
        return client.StateMachines.Any(machine => machine.Description.States.Any(state => state.Resource?.EndsWith(end, StringComparison.Ordinal) == true));
    }

    private static ServiceException DoesNotExist(string activity) => new("ActivityDoesNotExist", $"Activity Does Not Exist: '{activity}'");

    private AslValue DeleteActivity(string arn)
    {
        _activities.TryRemove(arn, out _);
        return AslValue.EmptyObject;
    }

    private AslValue ListActivities(AslValue request)
        => PageOf(
            request, "activities", [.. _activities.OrderBy(static activity => activity.Value).ThenBy(static activity => activity.Key, StringComparer.Ordinal)],
            static activity => Activity(activity.Key, activity.Value));

    private static AslValue Activity(string arn, DateTimeOffset created) => AslValue.Object(
        new AslProperty("activityArn", arn), new AslProperty("name", NameOf(arn)), new AslProperty("creationDate", Seconds(created)));

    private static string NameOf(string activity) => activity[(activity.LastIndexOf(':') + 1)..];

    private AslValue ListStateMachines(AslValue request) => PageOf(request, "stateMachines", client.StateMachines, static machine => AslValue.Object(
        new AslProperty("stateMachineArn", machine.StateMachineArn), new AslProperty("name", machine.Name), new AslProperty("type", "STANDARD"),
        new AslProperty("creationDate", Seconds(machine.CreationDate))));

    private RegisteredStateMachine? Find(string arn) => client.StateMachines.FirstOrDefault(machine => machine.StateMachineArn == arn || machine.Name == arn);

    // Who knows no ARN may say the name.
    private RegisteredStateMachine RequireMachine(AslValue request)
    {
        var text = Text(request, "stateMachineArn")!;
        if (Find(text) is { } machine) return machine;
        ResourceArn.Check(text, "stateMachine");
        throw new StateMachineDoesNotExistException(text);
    }

    private AslValue DescribeStateMachine(RegisteredStateMachine machine)
        => Describe(machine).With("status", "ACTIVE").With("type", "STANDARD").With("creationDate", Seconds(machine.CreationDate));

    private AslValue Describe(RegisteredStateMachine machine) => AslValue.Object(
        new AslProperty("stateMachineArn", machine.StateMachineArn),
        new AslProperty("name", machine.Name),
        new AslProperty("definition", machine.Definition ?? "{}"),
        new AslProperty("roleArn", options.Execution.RoleArn),
        new AslProperty("loggingConfiguration", AslValue.Object(
            new AslProperty("level", options.HistoryLog.Level.ToString().ToUpperInvariant()),
            new AslProperty("includeExecutionData", options.HistoryLog.IncludesExecutionData))),
        new AslProperty("tracingConfiguration", AslValue.Object(new AslProperty("enabled", false))));

    private async Task<AslValue> DescribeStateMachineForExecutionAsync(AslValue request, CancellationToken cancellationToken)
    {
        var execution = await client.DescribeExecutionAsync(Text(request, "executionArn")!, cancellationToken).ConfigureAwait(false);
        var machine = Find(execution.StateMachineArn) ?? throw new StateMachineDoesNotExistException(execution.StateMachineArn);
        var answer = Describe(machine).With("updateDate", Seconds(machine.CreationDate));
        return execution.MapRunArn is { } run ? answer.With("mapRunArn", run) : answer;
    }

    private async Task<AslValue> ListMapRunsAsync(AslValue request, CancellationToken cancellationToken)
    {
        var execution = await client.DescribeExecutionAsync(Text(request, "executionArn")!, cancellationToken).ConfigureAwait(false);
        var runs = await client.ListMapRunsAsync(execution.ExecutionArn, cancellationToken).ConfigureAwait(false);
        return PageOf(request, "mapRuns", runs, run =>
        {
            var item = AslValue.Object(
                new AslProperty("executionArn", run.ExecutionArn), new AslProperty("mapRunArn", run.MapRunArn),
                new AslProperty("stateMachineArn", execution.StateMachineArn), new AslProperty("startDate", Seconds(run.StartDate)));
            return run.StopDate is { } stopped ? item.With("stopDate", Seconds(stopped)) : item;
        });
    }

    private async Task<AslValue> DescribeMapRunAsync(AslValue request, CancellationToken cancellationToken)
    {
        var run = await client.DescribeMapRunAsync(Text(request, "mapRunArn")!, cancellationToken).ConfigureAwait(false);
        var answer = AslValue.Object(
            new AslProperty("mapRunArn", run.MapRunArn),
            new AslProperty("executionArn", run.ExecutionArn),
            new AslProperty("status", run.Status.ToString().ToUpperInvariant()),
            new AslProperty("startDate", Seconds(run.StartDate)),
            new AslProperty("maxConcurrency", run.MaxConcurrency),
            new AslProperty("toleratedFailurePercentage", run.ToleratedFailurePercentage ?? 0),
            new AslProperty("toleratedFailureCount", run.ToleratedFailureCount ?? 0),
            new AslProperty("itemCounts", Counts(run.ItemCounts)),
            new AslProperty("executionCounts", Counts(run.ExecutionCounts)));
        return run.StopDate is { } stopped ? answer.With("stopDate", Seconds(stopped)) : answer;
    }

    private async Task<AslValue> UpdateMapRunAsync(AslValue request, CancellationToken cancellationToken)
    {
        await client.UpdateMapRunAsync(
            Text(request, "mapRunArn")!,
            request["maxConcurrency"].TryGetInt64(out var concurrency) ? (int)Math.Min(concurrency, int.MaxValue) : null,
            request["toleratedFailureCount"].TryGetInt64(out var count) ? count : null,
            request["toleratedFailurePercentage"].TryGetDouble(out var share) ? share : null,
            cancellationToken).ConfigureAwait(false);
        return AslValue.EmptyObject;
    }

    private async Task<AslValue> TestStateAsync(AslValue request, CancellationToken cancellationToken)
    {
        if (tests is null)
        {
            throw new ServiceException(
                "UnknownOperationException",
                "TestState is not offered here: it needs the compiler, which is no part of an application. 'aslsharp serve' answers it, or an IStateTests that is registered.");
        }

        var answer = await tests.TestAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.Error is { } error ? throw new ServiceException(error, answer.Message!) : answer.Answer;
    }

    private AslValue Validate(AslValue request)
    {
        if (validator is null)
            throw new ServiceException(
                "UnknownOperationException",
                "ValidateStateMachineDefinition is not offered here: it needs the compiler, which is no part of an application. 'aslsharp serve' answers it, or an IDefinitionValidator that is registered.");
        var problems = validator.Validate(Text(request, "definition")!, Text(request, "type") == "EXPRESS");
        var wanted = Text(request, "severity") == "WARNING" ? problems : [.. problems.Where(static problem => problem.IsError)];
        var most = request["maxResults"].TryGetInt64(out var number) && number > 0 ? (int)number : 100;
        return AslValue.Object(
            new AslProperty("result", problems.Any(static problem => problem.IsError) ? "FAIL" : "OK"),
            new AslProperty("diagnostics", AslValue.Array([.. wanted.Take(most).Select(static problem => AslValue.Object(
                new AslProperty("severity", problem.IsError ? "ERROR" : "WARNING"), new AslProperty("code", problem.Code),
                new AslProperty("message", problem.Message), new AslProperty("location", problem.Location ?? "")))])),
            new AslProperty("truncated", wanted.Count > most));
    }

    private static AslValue Describe(ExecutionDescription execution, bool hasData)
    {
        var answer = AslValue.Object(
            new AslProperty("executionArn", execution.ExecutionArn),
            new AslProperty("stateMachineArn", execution.StateMachineArn),
            new AslProperty("name", execution.Name),
            new AslProperty("status", Name(execution.Status)),
            new AslProperty("startDate", Seconds(execution.StartDate)));
        if (execution.StopDate is { } stopped) answer = answer.With("stopDate", Seconds(stopped));
        var included = AslValue.Object(new AslProperty("included", hasData));
        if (hasData) answer = answer.With("input", execution.Input.ToJson());
        answer = answer.With("inputDetails", included);
        if (!execution.Output.IsUndefined)
        {
            if (hasData) answer = answer.With("output", execution.Output.ToJson());
            answer = answer.With("outputDetails", included);
        }

        if (execution.Error is { } error) answer = answer.With("error", error);
        if (execution.Cause is { } cause) answer = answer.With("cause", cause);
        if (execution.TraceHeader is { } trace) answer = answer.With("traceHeader", trace);
        return execution.MapRunArn is { } run ? answer.With("mapRunArn", run) : answer;
    }

    private static AslValue Counts(MapRunCounts counts) => AslValue.Object(
        new AslProperty("pending", counts.Pending), new AslProperty("running", counts.Running), new AslProperty("succeeded", counts.Succeeded),
        new AslProperty("failed", counts.Failed),
        new AslProperty("timedOut", counts.TimedOut), new AslProperty("aborted", counts.Aborted), new AslProperty("total", counts.Total),
        new AslProperty("resultsWritten", 0));

    private static AslValue Input(AslValue request)
    {
        if (Text(request, "input") is not { } text) return default;
        return AslValue.TryParse(text, out var input, out var problem)
            ? input : throw new ServiceException("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{problem!.Message}'");
    }

    private static AslValue PageOf<T>(AslValue request, string name, IReadOnlyList<T> all, Func<T, AslValue> write)
    {
        var most = Most(request);
        var start = 0;
        if (Text(request, "nextToken") is { } token && (!int.TryParse(token, out start) || start < 0))
            throw new ServiceException("InvalidToken", $"This is no token of a page: '{token}'.");
        var next = start + most < all.Count ? (start + most).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return Page(name, all.Skip(start).Take(most), next, write);
    }

    private static AslValue Page<T>(string name, IEnumerable<T> items, string? nextToken, Func<T, AslValue> write)
    {
        var page = AslValue.Object(new AslProperty(name, AslValue.Array([.. items.Select(write)])));
        return nextToken is null ? page : page.With("nextToken", nextToken);
    }

    private static int Most(AslValue request) => request["maxResults"].TryGetInt64(out var most) && most > 0 ? (int)Math.Min(most, MostResults) : PageLength;

    private static bool WithData(AslValue request) => Text(request, "includedData") != "METADATA_ONLY";

    private static string? Text(AslValue request, string name) => request[name].TryGetString(out var text) ? text : null;

    private static bool? Flag(AslValue request, string name) => request[name] is { IsBoolean: true } flag ? flag.GetBoolean() : null;

    // Seconds since 1970 with milliseconds, as the protocol has them.
    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    private static readonly Dictionary<string, ExecutionStatus> Statuses = Enum.GetValues<ExecutionStatus>().ToDictionary(Name, StringComparer.Ordinal);

    private static string Name(ExecutionStatus status) => status == ExecutionStatus.TimedOut ? "TIMED_OUT" : status.ToString().ToUpperInvariant();
}
