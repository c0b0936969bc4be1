using AslSharp.Cli.Sam;
using AslSharp.Cli.Sam.Permissions;

namespace AslSharp.Aws.Tests.Integrations;

/// <summary>The role that <c>aslsharp sam</c> writes for a machine of one task, beside what the task has called.</summary>
internal static class MachineRole
{
    /// <summary>The operations that were called and that the role does not allow, by their names in policies.</summary>
    /// <param name="resource">The task's resource, with or without <c>arn:aws:states:::</c>.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="service">The service that was called, as its model is called.</param>
    /// <param name="operations">What was called.</param>
    internal static IReadOnlyList<string> Missing(string resource, AslValue parameters, string service, IEnumerable<string> operations)
    {
        var full = resource.StartsWith("arn:", StringComparison.Ordinal) ? resource : "arn:aws:states:::" + resource;
        var task = AslValue.Object(
            new AslProperty("Type", "Task"), new AslProperty("Resource", full), new AslProperty("Parameters", parameters), new AslProperty("End", true));
        var definition = AslValue.Object(new AslProperty("StartAt", "Task"), new AslProperty("States", AslValue.Object(new AslProperty("Task", task))));
        var placeholders = new Placeholders(definition.ToJson());
        var calls = MachineCalls.Of(definition, placeholders);
        var functions = calls.Functions.ToDictionary(static function => function.Name, static function => function.Name);
        var allowed = new MachinePolicy(calls, "Machine", placeholders).Write(functions)
            .SelectMany(static statement => statement.Actions)
            .ToHashSet(StringComparer.Ordinal);
        return [.. operations
            .SelectMany(operation => SdkActions.Of(new ServiceCall("", service, operation, "", IsSdk: true, AslValue.EmptyObject, placeholders)))
            .Where(action => !allowed.Contains(action))];
    }
}
