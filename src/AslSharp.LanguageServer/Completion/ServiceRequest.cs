using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;

namespace AslSharp.LanguageServer.Completion;

/// <summary>What an action of a service takes, from the models that the services publish.</summary>
internal sealed class ServiceRequest
{
    private static readonly ConcurrentDictionary<string, JsonElement?> Models = new(StringComparer.Ordinal);

    // Optimised integrations have names of their own for some services.
    private static readonly Dictionary<string, string> OptimizedNames = new(StringComparer.Ordinal)
    {
        ["states"] = "sfn",
        ["events"] = "eventbridge",
        ["elasticmapreduce"] = "emr",
        ["emr-containers"] = "emrcontainers",
        ["emr-serverless"] = "emrserverless",
    };

    private ServiceRequest(string title, ImmutableArray<(string Name, bool IsRequired)> members) => (Title, Members) = (title, members);

    /// <summary>The names of all services, as resources of the SDK spell them.</summary>
    internal static ImmutableArray<string> Services { get; } = ReadServices();

    /// <summary>What it belongs to, in words.</summary>
    internal string Title { get; }

    /// <summary>What it takes, that which must be there first.</summary>
    internal ImmutableArray<(string Name, bool IsRequired)> Members { get; }

    /// <summary>The actions of a service, as resources of the SDK spell them.</summary>
    internal static IEnumerable<string> Actions(string service)
        => Load(service) is { } model ? model.EnumerateObject().Select(static action => char.ToLowerInvariant(action.Name[0]) + action.Name[1..]) : [];

    /// <summary>What the service behind a resource takes; null where nothing is known.</summary>
    /// <param name="resource">The text of <c>Resource</c>.</param>
    internal static ServiceRequest? Find(string resource)
    {
        // arn:aws:states:::[aws-sdk:]service:action[.sync]
        var parts = resource.Split(':');
        if (parts.Length < 7 || parts[2] != "states") return null;
        var isSdk = parts[5] == "aws-sdk";
        if (parts.Length < (isSdk ? 8 : 7)) return null;
        var service = parts[isSdk ? 6 : 5];
        var action = parts[isSdk ? 7 : 6].Split('.')[0];
        if (action.Length == 0 || Load(isSdk ? service : OptimizedNames.GetValueOrDefault(service, service)) is not { } model) return null;
        if (!model.TryGetProperty(Pascal(action), out var request)) return null;
        return new ServiceRequest($"{service}:{action}", [.. Names(request, "required", true), .. Names(request, "members", false)]);
    }

    private static IEnumerable<(string Name, bool IsRequired)> Names(JsonElement request, string list, bool isRequired)
        => request.GetProperty(list).EnumerateArray().Select(name => (Pascal(name.GetString()!), isRequired));

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static JsonElement? Load(string service) => Models.GetOrAdd(service, static service =>
    {
        using var archive = Open();
        if (archive.GetEntry(service + ".json") is not { } entry) return null;
        using var stream = entry.Open();
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    });

    private static ImmutableArray<string> ReadServices()
    {
        using var archive = Open();
        return [.. archive.Entries.Select(static entry => Path.GetFileNameWithoutExtension(entry.Name)).Distinct().Order(StringComparer.Ordinal)];
    }

    private static ZipArchive Open() => new(typeof(ServiceRequest).Assembly.GetManifestResourceStream("ServiceModels/service-requests.zip")!);
}
