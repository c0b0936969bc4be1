namespace AslSharp.Aws;

/// <summary>What a machine of EC2 says of itself (the second version of the service: with a token).</summary>
internal sealed class MachineMetadata(HttpClient http, string? endpoint, TimeProvider timeProvider)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string _endpoint = (endpoint ?? "http://169.254.169.254").TrimEnd('/');
    private string? _token;

    /// <summary>A text; null where there is none, or no such service.</summary>
    internal async ValueTask<string?> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, timeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            _token ??= await SendAsync(HttpMethod.Put, "/latest/api/token", ("X-aws-ec2-metadata-token-ttl-seconds", "21600"), both.Token)
                .ConfigureAwait(false);
            return _token is null ? null : await SendAsync(HttpMethod.Get, path, ("X-aws-ec2-metadata-token", _token), both.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (
            problem is HttpRequestException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private async ValueTask<string?> SendAsync(HttpMethod method, string path, (string Name, string Value) header, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, _endpoint + path);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false) : null;
    }
}
