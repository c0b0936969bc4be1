using System.Globalization;

namespace AslSharp.Aws;

/// <summary>Region, endpoints and attempts, from options, environment and profile.</summary>
internal sealed class AwsSettings(AwsOptions options)
{
    private const int UsualAttempts = 3;

    private readonly Lazy<ProfileFile> _profiles = new(() => ProfileFile.Read(options.Environment));

    internal ProfileFile Profiles => _profiles.Value;

    internal string ProfileName => options.Profile ?? options.Environment["AWS_PROFILE"] ?? options.Environment["AWS_DEFAULT_PROFILE"] ?? "default";

    internal string? Region => options.Region ?? options.Environment["AWS_REGION"] ?? options.Environment["AWS_DEFAULT_REGION"] ?? Setting("region");

    internal int MaxAttempts => options.MaxAttempts
        ?? (int.TryParse(options.Environment["AWS_MAX_ATTEMPTS"] ?? Setting("max_attempts"), CultureInfo.InvariantCulture, out var attempts)
            && attempts > 0 ? attempts : UsualAttempts);

    /// <summary>The address that somebody set for a service; null for AWS's own.</summary>
    internal Uri? Endpoint(Service service)
    {
        if (options.EndpointUrl is { } given) return given;
        var environment = options.Environment;
        if (environment.Is("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")) return null;
        if (string.Equals(Setting("ignore_configured_endpoint_urls"), "true", StringComparison.OrdinalIgnoreCase)) return null;
        var id = service.Id.Replace(' ', '_').Replace('-', '_');
        var text = environment["AWS_ENDPOINT_URL_" + id.ToUpperInvariant()]
            ?? environment["AWS_ENDPOINT_URL"]
            ?? (Setting("services") is { } services ? Profiles.Section("services", services)?.GetValueOrDefault(id.ToLowerInvariant() + ".endpoint_url") : null)
            ?? Setting("endpoint_url");
        return text is null ? null : new Uri(text);
    }

    private string? Setting(string name) => Profiles.Profile(ProfileName)?.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
