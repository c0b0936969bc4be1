using System.Collections.Immutable;

namespace AslSharp.Compiler.Checks;

/// <summary>The error names that the language reserves (reference 9.1).</summary>
internal static class ErrorNames
{
    /// <summary>The beginning of every reserved name.</summary>
    public const string Prefix = "States.";

    /// <summary>Matches every error but <see cref="Runtime"/>.</summary>
    public const string All = "States.ALL";

    /// <summary>Matches most errors of a task.</summary>
    public const string TaskFailed = "States.TaskFailed";

    /// <summary>The error that nothing matches.</summary>
    public const string Runtime = "States.Runtime";

    /// <summary>A JSONata expression failed.</summary>
    public const string QueryEvaluationError = "States.QueryEvaluationError";

    private const string StatusCodePrefix = "States.Http.StatusCode.";

    /// <summary>The reserved names, those of the specification that the service does not raise among them.</summary>
    public static ImmutableArray<string> Reserved { get; } =
    [
        All, TaskFailed, Runtime, "States.Timeout", "States.HeartbeatTimeout", "States.Permissions", QueryEvaluationError,
        "States.ExceedToleratedFailureThreshold", "States.ItemReaderFailed", "States.ResultWriterFailed", "States.Http.Socket",
        "States.DataLimitExceeded", "States.BranchFailed", "States.NoChoiceMatched", "States.ParameterPathFailure", "States.IntrinsicFailure",
        "States.ResultPathMatchFailure", "States.ReferencePathConflict",
    ];

    /// <summary>Whether a name claims to be reserved, whatever its case.</summary>
    /// <param name="name">An error name.</param>
    public static bool ClaimsReserved(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is reserved.</summary>
    /// <param name="name">An error name.</param>
    public static bool IsReserved(string name) => Reserved.Contains(name) || name.StartsWith(StatusCodePrefix, StringComparison.Ordinal);

    /// <summary>Whether <see cref="TaskFailed"/> surely matches the error, when a Task state raises it.</summary>
    /// <param name="name">An error name.</param>
    public static bool IsTaskFailure(string name) =>
        name is "States.Permissions" or "States.Http.Socket" || name.StartsWith(StatusCodePrefix, StringComparison.Ordinal) || !ClaimsReserved(name);
}
