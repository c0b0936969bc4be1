using System.Collections.Concurrent;

namespace AslSharp.ServiceModels;

/// <content>Whole models, read when somebody first asks for them.</content>
internal sealed partial class Service
{
    private static readonly ConcurrentDictionary<string, Lazy<Service?>> Services = new(StringComparer.Ordinal);

    /// <summary>The model of a service; null where there is none.</summary>
    /// <param name="name">The service as <c>aws-sdk</c> resources spell it.</param>
    internal static Service? Find(string name) => Services.GetOrAdd(name, static name => new(() => Read(name) ?? Read(name + "service"))).Value;

    private static Service? Read(string name)
    {
        using var stream = AwsServiceModels.Open(name);
        if (stream is null) return null;
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return new Service(name, AslValue.Parse(text.ToArray()));
    }
}
