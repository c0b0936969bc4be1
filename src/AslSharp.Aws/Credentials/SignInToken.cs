using System.Globalization;

namespace AslSharp.Aws;

/// <summary>The access token that a person's sign-in left on disk, made anew where it has ended and may be.</summary>
internal static class SignInToken
{
    internal static async ValueTask<string> GetAsync(AwsClient client, string home, string key, string region, CancellationToken cancellationToken)
    {
        var path = Path.Combine(home, ".aws", "sso", "cache", CredentialChain.CacheName(key));
        if (!File.Exists(path)) throw Ended(key);
        var kept = AslValue.Parse(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
        var end = kept["expiresAt"].TryGetString(out var text)
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : default;
        if (end > client.Options.TimeProvider.GetUtcNow() && kept["accessToken"].TryGetString(out var token)) return token;
        if (!kept["refreshToken"].TryGetString(out var refresh)) throw Ended(key);
        if (!kept["clientId"].TryGetString(out var id) || !kept["clientSecret"].TryGetString(out var secret)) throw Ended(key);
        var parameters = AslValue.Object(
            new AslProperty("ClientId", id),
            new AslProperty("ClientSecret", secret),
            new AslProperty("GrantType", "refresh_token"),
            new AslProperty("RefreshToken", refresh));
        var answer = await client.CallAsync("ssooidc", "createToken", parameters, new CallScope { Region = region }, cancellationToken).ConfigureAwait(false);
        return answer.Value["AccessToken"].GetString();
    }

    private static CredentialsException Ended(string key) => new($"The sign-in '{key}' has ended: run 'aws sso login'.");
}
