namespace AslSharp.Aws;

/// <summary>Credentials that are fetched once, and again shortly before they end.</summary>
internal sealed class CachedCredentials(Func<CancellationToken, ValueTask<AwsCredentials>> fetch, TimeProvider timeProvider) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private AwsCredentials? _credentials;

    internal async ValueTask<AwsCredentials> GetAsync(CancellationToken cancellationToken)
    {
        if (IsFresh(Volatile.Read(ref _credentials)) is { } known) return known;
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (IsFresh(_credentials) is { } fetched) return fetched;
            var credentials = await fetch(cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _credentials, credentials);
            return credentials;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private AwsCredentials? IsFresh(AwsCredentials? credentials)
        => credentials is not null && (credentials.Expiration is not { } end || end - timeProvider.GetUtcNow() > Margin) ? credentials : null;
}
