namespace AslSharp.Aws;

/// <summary>The models of the operations that this package calls by itself: for credentials, and as the store of distributed Maps. A test writes the
/// files.</summary>
internal static class OwnModels
{
    /// <summary>The operations, each as <c>sts:AssumeRole</c>.</summary>
    internal static readonly string[] Operations =
    [
        "s3:AbortMultipartUpload", "s3:CompleteMultipartUpload", "s3:CreateMultipartUpload", "s3:GetObject", "s3:ListObjectsV2", "s3:PutObject",
        "s3:UploadPart",
        "sso:GetRoleCredentials", "ssooidc:CreateToken", "sts:AssumeRole", "sts:AssumeRoleWithWebIdentity",
    ];

    /// <summary>The models by the names of their services.</summary>
    internal static IEnumerable<(string Service, ServiceModelText Text)> All
    {
        get
        {
            foreach (var service in (string[])["s3", "sso", "ssooidc", "sts"]) yield return (service, () => Read(service));
        }
    }

    private static ReadOnlySpan<byte> Read(string service)
    {
        using var stream = typeof(OwnModels).Assembly.GetManifestResourceStream($"AslSharp.Aws.{service}.json")!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
