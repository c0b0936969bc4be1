namespace AslSharp.Aws.Tests.Moto;

/// <summary>Keeps the requests that go out, to tell afterwards which operations they were: botocore reads them.</summary>
internal sealed class RequestRecorder() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly List<AslValue> _requests = [];

    /// <summary>The operations since the last time.</summary>
    /// <param name="oracle">Reads requests.</param>
    /// <param name="service">The service that they went to.</param>
    internal IReadOnlyList<string> Drain(Oracle oracle, string service)
    {
        var operations = _requests
            .Select(request => oracle.Ask(request.With("service", service))["operation"].GetString())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        _requests.Clear();
        return operations;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .Select(static header => new AslProperty(header.Key, string.Join(",", header.Value)));
        _requests.Add(AslValue.Object(
            new AslProperty("do", "which"),
            new AslProperty("method", request.Method.Method),
            new AslProperty("path", request.RequestUri!.AbsolutePath),
            new AslProperty("query", request.RequestUri.Query.TrimStart('?')),
            new AslProperty("headers", AslValue.Object([.. headers])),
            new AslProperty("body", Convert.ToBase64String(body))));
        return await base.SendAsync(request, cancellationToken);
    }
}
