using Microsoft.DurableTask;

namespace AslSharp.DurableTask;

/// <summary>
/// What the orchestration of an execution fails with that did not succeed. Its message, which is what is kept of it, is a JSON object of
/// <c>Status</c>, <c>Error</c> and <c>Cause</c>.
/// </summary>
public sealed class StateMachineFailedException : Exception
{
    private const string Failed = "FAILED";
    private const string TimedOut = "TIMED_OUT";
    private const string Aborted = "ABORTED";

    /// <summary>Creates the exception of an execution that did not succeed.</summary>
    /// <param name="result">How it ended.</param>
    public StateMachineFailedException(ExecutionResult result)
        : base(Describe(result), result?.Exception)
        => Result = result!;

    /// <summary>How the execution ended.</summary>
    public ExecutionResult Result { get; }

    /// <summary>How an execution ended whose orchestration failed with these details.</summary>
    internal static ExecutionResult Read(TaskFailureDetails? failure, DateTimeOffset startTime, DateTimeOffset stopTime)
    {
        var own = failure;
        while (own is not null && own.ErrorType != typeof(StateMachineFailedException).FullName) own = own.InnerFailure;
        var told = own is not null && AslValue.TryParse(own.ErrorMessage, out var parsed, out _) && parsed.IsObject ? parsed : default;
        return new ExecutionResult
        {
            Status = told["Status"].StringEquals(TimedOut)
                ? ExecutionStatus.TimedOut : told["Status"].StringEquals(Aborted) ? ExecutionStatus.Aborted : ExecutionStatus.Failed,
            // What is not the execution's own is a defect of the host's.
            Error = told.IsUndefined ? ErrorNames.Runtime : AnswerFormat.Text(told["Error"]),
            Cause = told.IsUndefined ? failure?.ErrorMessage : AnswerFormat.Text(told["Cause"]),
            StartTime = startTime,
            StopTime = stopTime,
        };
    }

    private static string Describe(ExecutionResult? result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var status = result.Status switch
        {
            ExecutionStatus.TimedOut => TimedOut,
            ExecutionStatus.Aborted => Aborted,
            _ => Failed,
        };
        return AslValue.Object(new AslProperty("Status", status), new AslProperty("Error", result.Error), new AslProperty("Cause", result.Cause)).ToJson();
    }
}
