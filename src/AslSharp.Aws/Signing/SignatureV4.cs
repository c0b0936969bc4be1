using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AslSharp.Aws;

/// <summary>AWS's signature, version 4, in the header <c>Authorization</c>.</summary>
internal static class SignatureV4
{
    internal const string UnsignedPayload = "UNSIGNED-PAYLOAD";
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    // Whoever carries a request may change these on the way.
    private static readonly HashSet<string> NotSigned = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Connection", "Expect", "Transfer-Encoding", "User-Agent", "X-Amzn-Trace-Id",
    };

    /// <summary>Adds the headers <c>X-Amz-Date</c>, <c>X-Amz-Security-Token</c> and <c>Authorization</c>; S3 gets the hash of the body too.</summary>
    internal static void Sign(AwsRequest request, AwsCredentials credentials, string region, string service, DateTimeOffset time, bool isPayloadSigned)
    {
        var isS3 = service is "s3" or "s3-outposts" or "s3-object-lambda" or "s3express";
        var stamp = time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        var payload = isPayloadSigned ? Convert.ToHexStringLower(SHA256.HashData(request.Body)) : UnsignedPayload;
        request.SetHeader("X-Amz-Date", stamp);
        if (credentials.SessionToken is { } token) request.SetHeader("X-Amz-Security-Token", token);
        if (isS3 || !isPayloadSigned) request.SetHeader("X-Amz-Content-SHA256", payload);

        var headers = SignedHeaders(request);
        var names = string.Join(';', headers.Select(static header => header.Name));
        var canonical = string.Join('\n', [
            request.Method,
            CanonicalPath(request.Path, isS3),
            CanonicalQuery(request.Query),
            .. headers.Select(static header => $"{header.Name}:{header.Value}"),
            "",
            names,
            payload]);
        var scope = $"{stamp[..8]}/{region}/{service}/aws4_request";
        var text = $"{Algorithm}\n{stamp}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Convert.ToHexStringLower(Hash(Key(credentials.SecretAccessKey, stamp[..8], region, service), text));
        request.SetHeader("Authorization", $"{Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}");
    }

    private static byte[] Key(string secret, string date, string region, string service)
        => Hash(Hash(Hash(Hash(Encoding.UTF8.GetBytes("AWS4" + secret), date), region), service), "aws4_request");

    private static byte[] Hash(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static List<(string Name, string Value)> SignedHeaders(AwsRequest request)
    {
        var headers = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Headers.Append(("Host", request.HostHeader)))
        {
            if (NotSigned.Contains(name)) continue;
            var key = name.ToLowerInvariant();
            if (!headers.TryGetValue(key, out var values)) headers.Add(key, values = []);
            values.Add(string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }

        return [.. headers.Select(static header => (header.Key, string.Join(',', header.Value)))];
    }

    // All services but S3 encode the encoded path once more, and resolve its dots.
    private static string CanonicalPath(string path, bool isS3)
    {
        if (isS3) return path.Length == 0 ? "/" : path;
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "." || (part == ".." && parts.Count == 0)) continue;
            if (part == "..") parts.RemoveAt(parts.Count - 1);
            else parts.Add(UriText.Encode(part));
        }

        return "/" + string.Join('/', parts) + (path.EndsWith('/') && parts.Count > 0 ? "/" : "");
    }

    private static string CanonicalQuery(IReadOnlyList<(string Name, string Value)> query)
    {
        var encoded = query.Select(static pair => (Name: UriText.Encode(pair.Name), Value: UriText.Encode(pair.Value)));
        return string.Join('&', encoded
            .OrderBy(static pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(static pair => pair.Value, StringComparer.Ordinal)
            .Select(static pair => $"{pair.Name}={pair.Value}"));
    }
}
