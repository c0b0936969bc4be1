using System.Collections.Immutable;
using AslSharp.Compiler.Binding;

namespace AslSharp.Compiler.Checks;

/// <summary>The optimised service integrations (reference 11).</summary>
internal static class IntegrationTable
{
    private static readonly ImmutableDictionary<string, Integration> Services = new[]
    {
        new Integration("lambda", ["invoke"], HasSync: false, HasToken: true),
        new Integration("states", ["startExecution"], HasSync: true, HasToken: true),
        new Integration("sqs", ["sendMessage"], HasSync: false, HasToken: true),
        new Integration("sns", ["publish"], HasSync: false, HasToken: true),
        new Integration("events", ["putEvents"], HasSync: false, HasToken: true),
        new Integration("apigateway", ["invoke"], HasSync: false, HasToken: true),
        new Integration("dynamodb", ["getItem", "putItem", "updateItem", "deleteItem"], HasSync: false, HasToken: false),
        new Integration("http", ["invoke"], HasSync: false, HasToken: false),
        new Integration("batch", ["submitJob"], HasSync: true, HasToken: false),
        new Integration("ecs", ["runTask"], HasSync: true, HasToken: true),
        new Integration("glue", ["startJobRun"], HasSync: true, HasToken: false),
        new Integration("databrew", ["startJobRun"], HasSync: true, HasToken: false),
        new Integration("mediaconvert", ["createJob"], HasSync: true, HasToken: false),

        // Services whose actions are many, or grow: any action will do.
        Open("athena"), Open("bedrock"), Open("bedrock-agentcore"), Open("codebuild"), Open("eks"), Open("elasticmapreduce"),
        Open("emr-containers"), Open("emr-serverless"), Open("sagemaker"),
    }.ToImmutableDictionary(static service => service.Name, StringComparer.Ordinal);

    /// <summary>The integrations whose actions are known, each in every pattern, such as <c>lambda:invoke.waitForTaskToken</c>; in ordinal order.</summary>
    public static ImmutableArray<string> Patterns { get; } = [.. Services.Values.SelectMany(PatternsOf)
        .OrderBy(static pattern => pattern, StringComparer.Ordinal)];

    /// <summary>Whether the service offers the action in that pattern.</summary>
    /// <param name="resource">A service integration without placeholders.</param>
    public static IntegrationVerdict Check(BoundResource resource)
    {
        if (resource.ResourceType.StartsWith("aws-sdk:", StringComparison.Ordinal))
            return resource.IsSync || IsMiswritten(resource) ? IntegrationVerdict.ActionUnknown : IntegrationVerdict.Known;
        if (!Services.TryGetValue(resource.ResourceType, out var service))
            return IntegrationVerdict.ServiceUnknown;
        if (service.Actions.IsEmpty)
            return IntegrationVerdict.Known;
        var isKnown = service.Actions.Contains(resource.ActionName)
            && (resource.Action == resource.ActionName
                || (resource.WaitsForToken && service.HasToken && resource.Action == resource.ActionName + ".waitForTaskToken")
                || (service.HasSync && resource.SyncSuffix == ".sync")
                || (service.Name == "states" && resource.SyncSuffix == ".sync:2"));
        return isKnown ? IntegrationVerdict.Known : IntegrationVerdict.ActionUnknown;
    }

    /// <summary>What to write instead of an action that the service does not offer.</summary>
    /// <param name="resource">The integration.</param>
    public static string Advise(BoundResource resource)
    {
        if (!Services.TryGetValue(resource.ResourceType, out var service))
        {
            return IsMiswritten(resource)
                ? $"write {resource.ResourceType.ToLowerInvariant()}:{char.ToLowerInvariant(resource.ActionName[0])}{resource.ActionName.Substring(1)}"
                : "remove '.sync', which SDK integrations do not have";
        }

        if (!service.Actions.Contains(resource.ActionName))
            return $"write {string.Join(" or ", service.Actions)}, or use aws-sdk:{service.Name}:{resource.ActionName}";
        return $"remove '{resource.Action.Substring(resource.ActionName.Length)}'";
    }

    // SDK integrations name the service in lower case and start the action with a small letter, whatever the service's own API does.
    private static bool IsMiswritten(BoundResource resource) =>
        resource.ResourceType.Any(char.IsUpper) || (resource.ActionName.Length > 0 && char.IsUpper(resource.ActionName[0]));

    private static IEnumerable<string> PatternsOf(Integration service)
    {
        foreach (var action in service.Actions)
        {
            yield return $"{service.Name}:{action}";
            if (service.HasSync)
                yield return $"{service.Name}:{action}.sync";
            if (service is { HasSync: true, Name: "states" })
                yield return $"{service.Name}:{action}.sync:2";
            if (service.HasToken)
                yield return $"{service.Name}:{action}.waitForTaskToken";
        }
    }

    private static Integration Open(string name) => new(name, [], HasSync: true, HasToken: true);

    private sealed record Integration(string Name, ImmutableArray<string> Actions, bool HasSync, bool HasToken);
}
