using System.IO.Compression;

namespace AslSharp;

/// <summary>The models of all AWS services. Programs whose actions are known when they are built need none of it.</summary>
public static class AwsServiceModels
{
    /// <summary>Opens the model of a service: JSON in UTF-8, for <c>AwsOptions.ServiceModels</c>. Its form may change from one version to the next.</summary>
    /// <param name="service">The service: its id in lower case without blanks and hyphens, <c>secretsmanager</c>.</param>
    /// <returns>The model, which the caller disposes of; null where there is none of that name.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Stream? Open(string service)
    {
        ArgumentException.ThrowIfNullOrEmpty(service);
        var models = typeof(AwsServiceModels).Assembly.GetManifestResourceStream("AslSharp.ServiceModels.service-models.zip")!;
        using var archive = new ZipArchive(models);
        if (archive.GetEntry(service + ".json") is not { } entry) return null;
        var text = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(text);
        return new MemoryStream(text, writable: false);
    }
}
