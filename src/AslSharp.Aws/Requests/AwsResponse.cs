namespace AslSharp.Aws;

/// <summary>An answer over HTTP, read to its end.</summary>
internal sealed class AwsResponse
{
    internal required int StatusCode { get; init; }

    internal required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    internal required byte[] Body { get; init; }

    internal string RequestId => Header("x-amzn-RequestId") ?? Header("x-amz-request-id") ?? Header("x-amzn-requestid") ?? "";

    internal string? Header(string name)
    {
        foreach (var (key, value) in Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        }

        return null;
    }

    internal static async ValueTask<AwsResponse> ReadAsync(HttpResponseMessage message, CancellationToken cancellationToken) => new()
    {
        StatusCode = (int)message.StatusCode,
        Headers = HeadersOf(message),
        Body = await message.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false),
    };

    internal static List<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage message)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, values) in message.Headers.NonValidated) headers.Add(new(name, string.Join(',', values)));
        foreach (var (name, values) in message.Content.Headers.NonValidated) headers.Add(new(name, string.Join(',', values)));
        return headers;
    }
}
