using System.Globalization;

namespace AslSharp.Aws;

/// <summary>The content of an object as it comes. Where the way breaks, it goes on from there in the same version of the object.</summary>
internal sealed class S3ReadStream : ReadOnlyStream
{
    private readonly AwsClient _client;
    private readonly AslValue _parameters;
    private HttpResponseMessage _message;
    private Stream _content;
    private readonly long? _length;
    private long _position;

    private S3ReadStream(AwsClient client, AslValue parameters, HttpResponseMessage message, Stream content)
    {
        _client = client;
        _message = message;
        _content = content;
        _length = message.Content.Headers.ContentLength;
        _parameters = message.Headers.ETag is { } tag ? parameters.With("IfMatch", tag.ToString()) : parameters;
    }

    internal static async ValueTask<Stream> OpenAsync(AwsClient client, AslValue parameters, CancellationToken cancellationToken)
    {
        var message = await client.OpenAsync(client.Operations.Find("s3", "getObject"), parameters, CallScope.Default, cancellationToken).ConfigureAwait(false);
        return new S3ReadStream(client, parameters, message, await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var count = await _content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (count == 0 && buffer.Length > 0 && _position < _length) throw new IOException("The connection was closed before the object's end.");
                _position += count;
                return count;
            }
            catch (Exception problem) when (AwsClient.IsOfTheWay(problem, cancellationToken) && attempt < _client.Settings.MaxAttempts)
            {
                await Task.Delay(Retries.DelayBefore(attempt), _client.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
                await ReopenAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override async ValueTask DisposeAsync()
    {
        await _content.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _message.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask ReopenAsync(CancellationToken cancellationToken)
    {
        _message.Dispose();
        var parameters = _position == 0 ? _parameters : _parameters.With("Range", string.Create(CultureInfo.InvariantCulture, $"bytes={_position}-"));
        _message = await _client.OpenAsync(_client.Operations.Find("s3", "getObject"), parameters, CallScope.Default, cancellationToken).ConfigureAwait(false);
        _content = await _message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }
}
