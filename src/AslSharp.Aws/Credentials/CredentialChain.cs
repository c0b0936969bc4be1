using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace AslSharp.Aws;

/// <summary>Finds credentials where AWS's own tools find them, in their order: environment, web identity, profile, container, machine.</summary>
internal sealed class CredentialChain(AwsOptions options, AwsClient client)
{
    private const string ContainerHost = "http://169.254.170.2";
    private const int MostProfiles = 10;

    private readonly AwsEnvironment _environment = options.Environment;

    internal async ValueTask<AwsCredentials> FindAsync(CancellationToken cancellationToken)
    {
        if (options.Credentials is { } given) return await given(cancellationToken).ConfigureAwait(false);
        if (options.Profile is null)
        {
            if (FromEnvironment() is { } keys) return keys;
            if (_environment["AWS_WEB_IDENTITY_TOKEN_FILE"] is { } file && _environment["AWS_ROLE_ARN"] is { } role)
            {
                return await AssumeByIdentityAsync(role, file, _environment["AWS_ROLE_SESSION_NAME"], cancellationToken).ConfigureAwait(false);
            }
        }

        var name = client.Settings.ProfileName;
        if (client.Settings.Profiles.Profile(name) is { } profile)
        {
            if (await FromProfileAsync(name, profile, 0, cancellationToken).ConfigureAwait(false) is { } found) return found;
        }
        else if (options.Profile is not null || _environment["AWS_PROFILE"] is not null)
        {
            throw new CredentialsException($"There is no profile '{name}' in ~/.aws/config and ~/.aws/credentials.");
        }

        return await FromContainerAsync(cancellationToken).ConfigureAwait(false)
            ?? await FromMachineAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new CredentialsException(
                "No AWS credentials were found: not in the environment (AWS_ACCESS_KEY_ID), not in the profile "
                + $"'{name}', not from a container and not from the machine. Set {nameof(AwsOptions)}.{nameof(AwsOptions.Credentials)} or sign in.");
    }

    private AwsCredentials? FromEnvironment() => _environment["AWS_ACCESS_KEY_ID"] is { } id && _environment["AWS_SECRET_ACCESS_KEY"] is { } secret
        ? new AwsCredentials(id, secret, _environment["AWS_SESSION_TOKEN"])
        : null;

    private async ValueTask<AwsCredentials?> FromProfileAsync(
        string name, IReadOnlyDictionary<string, string> profile, int depth, CancellationToken cancellationToken)
    {
        if (depth > MostProfiles) throw new CredentialsException($"The profile '{name}' leads to itself by source_profile.");
        if (profile.TryGetValue("role_arn", out var role))
        {
            if (profile.TryGetValue("web_identity_token_file", out var file))
            {
                return await AssumeByIdentityAsync(role, file, profile.GetValueOrDefault("role_session_name"), cancellationToken).ConfigureAwait(false);
            }

            var source = await SourceAsync(name, profile, depth, cancellationToken).ConfigureAwait(false);
            return await AssumeAsync(role, profile, source, cancellationToken).ConfigureAwait(false);
        }

        if (Keys(profile) is { } keys) return keys;
        if (profile.ContainsKey("sso_account_id")) return await FromSignInAsync(name, profile, cancellationToken).ConfigureAwait(false);
        return profile.TryGetValue("credential_process", out var command)
            ? await CredentialProcess.RunAsync(command, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private static AwsCredentials? Keys(IReadOnlyDictionary<string, string> profile)
        => profile.TryGetValue("aws_access_key_id", out var id) && profile.TryGetValue("aws_secret_access_key", out var secret)
            ? new AwsCredentials(id, secret, profile.GetValueOrDefault("aws_session_token"))
            : null;

    private async ValueTask<AwsCredentials> SourceAsync(
        string name, IReadOnlyDictionary<string, string> profile, int depth, CancellationToken cancellationToken)
    {
        if (profile.TryGetValue("source_profile", out var sourceName))
        {
            var source = client.Settings.Profiles.Profile(sourceName)
                ?? throw new CredentialsException($"The profile '{name}' names the profile '{sourceName}', which there is not.");
            // A profile may name itself: its own keys assume its role.
            var found = sourceName == name ? Keys(source) : await FromProfileAsync(sourceName, source, depth + 1, cancellationToken).ConfigureAwait(false);
            return found ?? throw new CredentialsException($"The profile '{sourceName}' has no credentials.");
        }

        var from = profile.GetValueOrDefault("credential_source") switch
        {
            "Environment" => FromEnvironment(),
            "EcsContainer" => await FromContainerAsync(cancellationToken).ConfigureAwait(false),
            "Ec2InstanceMetadata" => await FromMachineAsync(cancellationToken).ConfigureAwait(false),
            _ => throw new CredentialsException($"The profile '{name}' has a role_arn and neither source_profile nor credential_source."),
        };
        return from ?? throw new CredentialsException($"The credential_source of the profile '{name}' has no credentials.");
    }

    private ValueTask<AwsCredentials> AssumeAsync(
        string role, IReadOnlyDictionary<string, string> profile, AwsCredentials source, CancellationToken cancellationToken)
    {
        var seconds = profile.TryGetValue("duration_seconds", out var text)
            && int.TryParse(text, CultureInfo.InvariantCulture, out var duration) ? duration : (int?)null;
        return client.AssumeRoleAsync(
            role, profile.GetValueOrDefault("role_session_name"), profile.GetValueOrDefault("external_id"), seconds, source, cancellationToken);
    }

    private async ValueTask<AwsCredentials> AssumeByIdentityAsync(string role, string tokenFile, string? session, CancellationToken cancellationToken)
    {
        var parameters = AslValue.Object(
            new AslProperty("RoleArn", role),
            new AslProperty("RoleSessionName", session ?? AwsClient.SessionName),
            new AslProperty("WebIdentityToken", (await File.ReadAllTextAsync(tokenFile, cancellationToken).ConfigureAwait(false)).Trim()));
        return await client.CallForCredentialsAsync("AssumeRoleWithWebIdentity", parameters, null, cancellationToken).ConfigureAwait(false);
    }

    // What `aws sso login` left: a token below ~/.aws/sso/cache, for which the portal gives the credentials of a role.
    private async ValueTask<AwsCredentials> FromSignInAsync(string name, IReadOnlyDictionary<string, string> profile, CancellationToken cancellationToken)
    {
        var session = profile.GetValueOrDefault("sso_session");
        var settings = session is null ? profile : client.Settings.Profiles.Section("sso-session", session)
            ?? throw new CredentialsException($"The profile '{name}' names the sso-session '{session}', which there is not.");
        var region = settings.GetValueOrDefault("sso_region") ?? throw new CredentialsException($"The sign-in of the profile '{name}' has no sso_region.");
        var key = session ?? settings.GetValueOrDefault("sso_start_url") ?? throw new CredentialsException($"The profile '{name}' has no sso_start_url.");
        var token = await SignInToken.GetAsync(client, _environment.Home, key, region, cancellationToken).ConfigureAwait(false);
        var parameters = AslValue.Object(
            new AslProperty("RoleName", profile.GetValueOrDefault("sso_role_name") ?? ""),
            new AslProperty("AccountId", profile["sso_account_id"]),
            new AslProperty("AccessToken", token));
        var answer = await client.CallAsync("sso", "getRoleCredentials", parameters, new CallScope { Region = region }, cancellationToken)
            .ConfigureAwait(false);
        var role = answer.Value["RoleCredentials"];
        return new AwsCredentials(
            role["AccessKeyId"].GetString(),
            role["SecretAccessKey"].GetString(),
            role["SessionToken"].GetString(),
            DateTimeOffset.FromUnixTimeMilliseconds(role["Expiration"].GetInt64()));
    }

    private async ValueTask<AwsCredentials?> FromContainerAsync(CancellationToken cancellationToken)
    {
        var address = _environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] is { } relative
            ? ContainerHost + relative
            : _environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"];
        if (address is null) return null;
        var uri = new Uri(address);
        if (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback && uri.Host is not ("169.254.170.2" or "169.254.170.23" or "[fd00:ec2::23]"))
        {
            throw new CredentialsException($"Credentials are not fetched from '{uri.Host}': neither HTTPS nor a container's own address.");
        }

        var token = _environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] is { } file
            ? (await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false)).Trim()
            : _environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"];
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", token);
        using var response = await client.Http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? Read(AslValue.Parse(text), "Token")
            : throw new CredentialsException($"The container's credentials were refused: {(int)response.StatusCode} {Encoding.UTF8.GetString(text)}");
    }

    private async ValueTask<AwsCredentials?> FromMachineAsync(CancellationToken cancellationToken)
    {
        if (_environment.Is("AWS_EC2_METADATA_DISABLED")) return null;
        var metadata = new MachineMetadata(client.Http, _environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"], options.TimeProvider);
        const string Path = "/latest/meta-data/iam/security-credentials/";
        var role = await metadata.GetAsync(Path, cancellationToken).ConfigureAwait(false);
        if (role is null) return null;
        var text = await metadata.GetAsync(Path + role.Trim(), cancellationToken).ConfigureAwait(false);
        return text is null ? null : Read(AslValue.Parse(text), "Token");
    }

    internal static AwsCredentials Read(AslValue value, string token)
    {
        if (!value["AccessKeyId"].TryGetString(out var id) || !value["SecretAccessKey"].TryGetString(out var secret))
        {
            throw new CredentialsException("An answer that should hold credentials holds none.");
        }

        return new AwsCredentials(
            id,
            secret,
            value[token].TryGetString(out var session) ? session : null,
            value["Expiration"].TryGetString(out var end) ? DateTimeOffset.Parse(end, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null);
    }

    /// <summary>The file's name below <c>~/.aws/sso/cache</c>.</summary>
    internal static string CacheName(string key) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(key))) + ".json";
}
