namespace AslSharp.Aws;

/// <summary>S3 on AWS has a host for each bucket whose name can be a part of one.</summary>
internal static class BucketAddress
{
    internal static void Apply(AwsRequest request, AslValue parameters)
    {
        if (!parameters["Bucket"].TryGetString(out var bucket) || !IsHostName(bucket)) return;
        var prefix = "/" + bucket;
        if (request.Path != prefix && !request.Path.StartsWith(prefix + "/", StringComparison.Ordinal)) return;
        request.Address = new UriBuilder(request.Address) { Host = $"{bucket}.{request.Address.Host}" }.Uri;
        request.Path = request.Path.Length == prefix.Length ? "/" : request.Path[prefix.Length..];
    }

    // A dot would make it a host that the certificate does not cover.
    private static bool IsHostName(string bucket) => bucket.Length is >= 3 and <= 63
        && bucket.All(static character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
        && bucket[0] != '-' && bucket[^1] != '-';
}
