using AslSharp.Hosting;

namespace AslSharp.Testing;

/// <summary>The service's limit on the size of data (reference 3.4): what is larger fails with <c>States.DataLimitExceeded</c>.</summary>
internal sealed class ServiceLimits
{
    // Bytes of compact UTF-8 JSON.
    private const int LargestData = 262_144;

    internal TaskFailure? CheckParameters(TaskContext context, AslValue input)
        => input.Utf8Length > LargestData
            ? new TaskFailure(ErrorNames.DataLimitExceeded, $"The state/task '{NameOf(context.Descriptor)}' provided parameters {TooLarge}")
            : null;

    internal TaskOutcome CheckResult(TaskContext context, TaskOutcome outcome)
        => outcome.Failure is null && outcome.Value.Utf8Length > LargestData
            ? TaskOutcome.Failed(new TaskFailure(ErrorNames.DataLimitExceeded, Returned(NameOf(context.Descriptor))))
            : outcome;

    /// <summary>The fault that ends an execution when a state's output is too large, or null.</summary>
    internal RuntimeFault? CheckOutput(HistoryEvent historyEvent)
    {
        // Only states have both a name and an output: what leaves a task has been looked at before.
        if (historyEvent.Name is not { } name || historyEvent.Output.IsUndefined || historyEvent.Output.Utf8Length <= LargestData) return null;
        // Located, so that no frame puts its prefix in front: the service does not either.
        return new RuntimeFault(Returned(name), ErrorNames.DataLimitExceeded).Locate("");
    }

    private const string TooLarge = "with a size exceeding the maximum number of bytes service limit.";

    private static string Returned(string name) => $"The state/task '{name}' returned a result {TooLarge}";

    private static string NameOf(TaskDescriptor task) => task.Kind == TaskKind.Service ? task.ResourceType : task.Resource;
}
