namespace AslSharp.Aws;

/// <summary>What requests are signed with.</summary>
/// <param name="AccessKeyId">The access key's id.</param>
/// <param name="SecretAccessKey">The secret.</param>
/// <param name="SessionToken">The token of temporary credentials; null for permanent ones.</param>
/// <param name="Expiration">When they end; null for never.</param>
public sealed record AwsCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken = null, DateTimeOffset? Expiration = null)
{
    /// <summary>The id of the access key: the secret stays secret.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{nameof(AwsCredentials)} {AccessKeyId}";
}
