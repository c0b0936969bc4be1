namespace AslSharp.DurableTask;

/// <summary>Ids of instances, which are made of the machine's name and the execution's.</summary>
internal static class InstanceName
{
    internal static string Of(string machine, string execution) => $"{machine}:{execution}";

    /// <summary>The execution's name. An id that was given without us is the name.</summary>
    internal static string ExecutionOf(string machine, string instanceId)
        => instanceId.Length > machine.Length + 1 && instanceId[machine.Length] == ':' && instanceId.StartsWith(machine, StringComparison.Ordinal)
            ? instanceId[(machine.Length + 1)..]
            : instanceId;
}
