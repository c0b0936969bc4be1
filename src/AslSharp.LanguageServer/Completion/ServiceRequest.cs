using System.Collections.Immutable;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Services;

namespace AslSharp.LanguageServer.Completion;

/// <summary>What an action of a service takes, from the models that the services publish.</summary>
internal sealed class ServiceRequest
{
    private ServiceRequest(string title, ImmutableArray<(string Name, bool IsRequired)> members) => (Title, Members) = (title, members);

    /// <summary>What it belongs to, in words.</summary>
    internal string Title { get; }

    /// <summary>What it takes, that which must be there first.</summary>
    internal ImmutableArray<(string Name, bool IsRequired)> Members { get; }

    /// <summary>The actions of a service, as resources of the SDK spell them.</summary>
    internal static IEnumerable<string> Actions(string service)
        => ServiceModel.FindFor($"{ResourceReader.SdkPrefix}:{service}")?.Operations.Select(static action => char.ToLowerInvariant(action[0]) + action[1..])
            ?? [];

    /// <summary>What the service behind a resource takes; null where nothing is known.</summary>
    /// <param name="resource">The text of <c>Resource</c>.</param>
    internal static ServiceRequest? Find(string resource)
    {
        var bound = ResourceReader.Read(resource);
        if (bound.Kind != BoundResourceKind.Integration || ServiceModel.FindFor(bound.ResourceType)?.FindOperation(bound.ActionName)?.Input is not { } input)
            return null;
        return new ServiceRequest(
            $"{bound.ResourceType[(bound.ResourceType.IndexOf(':') + 1)..]}:{bound.ActionName}",
            [.. input.Members.OrderByDescending(static member => member.IsRequired).Select(static member => (member.PascalName, member.IsRequired))]);
    }
}
