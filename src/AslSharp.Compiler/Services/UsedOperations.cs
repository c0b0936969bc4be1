using AslSharp.Compiler.Binding;

namespace AslSharp.Compiler.Services;

/// <summary>The operations of services that a resource lets a task call, for those who run it.</summary>
internal static class UsedOperations
{
    /// <summary>The operations, each as <c>sqs:SendMessage</c>: the model's name and the operation's. None where there is no model.</summary>
    /// <param name="resource">The text of <c>Resource</c>.</param>
    public static IEnumerable<string> Of(string resource)
        => Calls(ResourceReader.Read(resource)).Select(static call => Find(call.Model, call.Action)).OfType<string>();

    /// <summary>An operation by the names that <c>aws-sdk</c> resources have; null where there is none.</summary>
    /// <param name="service">The service.</param>
    /// <param name="action">The action, with a capital or without.</param>
    public static string? Find(string service, string action)
        => ServiceModel.Find(service) is { } model && model.FindOperation(action) is { } operation ? $"{model.Name}:{operation.Name}" : null;

    private static IEnumerable<(string Model, string Action)> Calls(BoundResource resource)
    {
        const string Sdk = ResourceReader.SdkPrefix + ":";
        if (resource.Kind == BoundResourceKind.Activity) return [];
        if (resource.Kind == BoundResourceKind.Function) return [("lambda", "invoke")];
        return resource.ResourceType.StartsWith(Sdk, StringComparison.Ordinal)
            ? [(resource.ResourceType.Substring(Sdk.Length), resource.ActionName)]
            : IntegrationActions.Of(resource.ResourceType, resource.ActionName, resource.IsSync);
    }
}
