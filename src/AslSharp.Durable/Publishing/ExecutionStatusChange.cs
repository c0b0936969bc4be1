using System.Globalization;

namespace AslSharp.Durable;

/// <summary>An execution has started, ended, or been redriven.</summary>
public sealed class ExecutionStatusChange
{
    private const string DetailType = "Step Functions Execution Status Change";

    // What the service lets through of data, in bytes as they stand in the event.
    private const int LongestData = 248 * 1024;

    internal ExecutionStatusChange(ExecutionDescription execution)
    {
        Execution = execution;
        Time = execution.Status != ExecutionStatus.Running ? execution.StopDate!.Value : execution.RedriveDate ?? execution.StartDate;
        Id = DurableEngine.NameOf($"{execution.ExecutionArn}/{execution.RedriveCount}/{StatusName}/{execution.StartDate.UtcTicks}");
    }

    /// <summary>The change's id: the same whenever the same change is told of.</summary>
    public string Id { get; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The execution after the change.</summary>
    public ExecutionDescription Execution { get; }

    private string StatusName => Execution.Status == ExecutionStatus.TimedOut ? "TIMED_OUT" : Execution.Status.ToString().ToUpperInvariant();

    /// <summary>The event that the service sends to EventBridge: "Step Functions Execution Status Change".</summary>
    /// <param name="source">
    /// Its source. The service's own is <c>aws.states</c>; a bus takes events of others only with a source of their own.
    /// </param>
    /// <returns>An object.</returns>
    public AslValue ToEventBridgeEvent(string source = "aws.states")
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        var parts = Execution.ExecutionArn.Split(':');
        return AslValue.Object(
            new AslProperty("version", "0"),
            new AslProperty("id", Id),
            new AslProperty("detail-type", DetailType),
            new AslProperty("source", source),
            new AslProperty("account", parts[4]),
            new AslProperty("time", Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            new AslProperty("region", parts[3]),
            new AslProperty("resources", AslValue.Array(Execution.ExecutionArn)),
            new AslProperty("detail", Detail()));
    }

    /// <summary>The same as an event of CloudEvents 1.0, in its JSON format: the machine is its source, the execution its subject.</summary>
    /// <returns>An object.</returns>
    public AslValue ToCloudEvent() => AslValue.Object(
        new AslProperty("specversion", "1.0"),
        new AslProperty("id", Id),
        new AslProperty("source", Execution.StateMachineArn),
        new AslProperty("type", "aws.states.ExecutionStatusChange"),
        new AslProperty("subject", Execution.ExecutionArn),
        new AslProperty("time", Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        new AslProperty("datacontenttype", "application/json"),
        new AslProperty("data", Detail()));

    /// <summary>That an execution has started or been redriven, of which more may be known already.</summary>
    internal static ExecutionStatusChange Start(ExecutionDescription execution) => new(execution with
    {
        Status = ExecutionStatus.Running,
        StopDate = null,
        Output = default,
        Error = null,
        Cause = null,
        IsRedrivable = false,
    });

    private AslValue Detail()
    {
        var input = Execution.Input.ToJson();
        var output = Execution.Output.IsUndefined ? null : Execution.Output.ToJson();
        var (inputSize, outputSize) = (HistoryLogLine.Size(input), output is null ? 0 : HistoryLogLine.Size(output));
        var hasOutput = outputSize <= LongestData;
        var hasInput = inputSize + (hasOutput ? outputSize : 0) <= LongestData;
        var detail = AslValue.Object(
            new AslProperty("executionArn", Execution.ExecutionArn),
            new AslProperty("stateMachineArn", Execution.StateMachineArn),
            new AslProperty("name", Execution.Name),
            new AslProperty("status", StatusName),
            new AslProperty("startDate", Execution.StartDate.ToUnixTimeMilliseconds()),
            new AslProperty("stopDate", Milliseconds(Execution.StopDate)),
            new AslProperty("input", hasInput ? input : AslValue.Null),
            new AslProperty("output", hasOutput ? Text(output) : AslValue.Null),
            new AslProperty("stateMachineVersionArn", AslValue.Null),
            new AslProperty("stateMachineAliasArn", AslValue.Null),
            new AslProperty("redriveCount", Execution.RedriveCount),
            new AslProperty("redriveDate", Milliseconds(Execution.RedriveDate)),
            new AslProperty("redriveStatus", Execution.RedriveStatus),
            new AslProperty("redriveStatusReason", Text(Execution.RedriveStatusReason)),
            new AslProperty("inputDetails", Included(hasInput)),
            new AslProperty("outputDetails", output is null ? AslValue.Null : Included(hasOutput)),
            new AslProperty("error", Text(Execution.Error)),
            new AslProperty("cause", Text(Execution.Cause)));
        return Execution.MapRunArn is { } run ? detail.With("mapRunArn", run) : detail;
    }

    private static AslValue Included(bool isIncluded) => AslValue.Object(new AslProperty("included", isIncluded));

    private static AslValue Text(string? text) => text is null ? AslValue.Null : AslValue.Of(text);

    private static AslValue Milliseconds(DateTimeOffset? time) => time is { } moment ? AslValue.Of(moment.ToUnixTimeMilliseconds()) : AslValue.Null;
}
