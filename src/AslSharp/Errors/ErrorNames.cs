namespace AslSharp;

/// <summary>The reserved error names of the States Language (ASL: Errors).</summary>
public static class ErrorNames
{
    /// <summary>Wildcard: matches every error but <see cref="Runtime"/>.</summary>
    public const string All = "States.ALL";

    /// <summary>A task failed with no better name; as a wildcard, every error but timeouts.</summary>
    public const string TaskFailed = "States.TaskFailed";

    /// <summary>A task or an execution ran longer than its <c>TimeoutSeconds</c>, or missed a heartbeat.</summary>
    public const string Timeout = "States.Timeout";

    /// <summary>A task missed a heartbeat. Recorded as <see cref="Timeout"/>; retriers and catchers may name it.</summary>
    public const string HeartbeatTimeout = "States.HeartbeatTimeout";

    /// <summary>Something the interpreter cannot process. It cannot be retried or caught.</summary>
    public const string Runtime = "States.Runtime";

    /// <summary>A JSONata expression could not be evaluated, or gave what its field cannot take.</summary>
    public const string QueryEvaluationError = "States.QueryEvaluationError";

    /// <summary>A <c>ResultPath</c> or <c>ItemsPath</c> cannot be applied to its input.</summary>
    public const string ReferencePathConflict = "States.ReferencePathConflict";

    /// <summary>A payload was larger than the service takes.</summary>
    public const string DataLimitExceeded = "States.DataLimitExceeded";

    /// <summary>More children of a distributed Map failed than is tolerated.</summary>
    public const string ExceedToleratedFailureThreshold = "States.ExceedToleratedFailureThreshold";

    /// <summary>A distributed Map could not read its items.</summary>
    public const string ItemReaderFailed = "States.ItemReaderFailed";

    /// <summary>A distributed Map could not write its results.</summary>
    public const string ResultWriterFailed = "States.ResultWriterFailed";
}
