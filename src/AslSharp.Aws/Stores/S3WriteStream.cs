namespace AslSharp.Aws;

/// <summary>Writes an object in parts; a small one in one go. It is there when the stream is disposed of, and not at all if a write failed.</summary>
internal sealed class S3WriteStream(AwsClient client, AslValue place) : Stream
{
    // Ten thousand parts at most, five terabytes an object at most: later parts are larger.
    private const int FirstPart = 8 << 20;
    private const int PartsOfOneSize = 1_000;
    private const string Model = "s3";

    private readonly List<AslValue> _parts = [];
    private MemoryStream _buffer = new();
    private string? _upload;
    private bool _hasFailed;
    private bool _isClosed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !_isClosed;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private int PartSize => FirstPart * (1 + _parts.Count / PartsOfOneSize);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        while (buffer.Length > 0)
        {
            var count = (int)Math.Min(buffer.Length, PartSize - _buffer.Length);
            _buffer.Write(buffer.Span[..count]);
            buffer = buffer[count..];
            if (_buffer.Length >= PartSize) await SendPartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) CloseAsync().AsTask().GetAwaiter().GetResult();
        base.Dispose(disposing);
    }

    private async ValueTask CloseAsync()
    {
        if (_isClosed) return;
        _isClosed = true;
        if (_hasFailed)
        {
            await AbandonAsync().ConfigureAwait(false);
        }
        else if (_upload is null)
        {
            await SendAsync("putObject", place, _buffer.ToArray(), CancellationToken.None).ConfigureAwait(false);
        }
        else
        {
            if (_buffer.Length > 0) await SendPartAsync(CancellationToken.None).ConfigureAwait(false);
            var parts = AslValue.Object(new AslProperty("Parts", AslValue.Array([.. _parts])));
            await SendAsync("completeMultipartUpload", place.With("UploadId", _upload).With("MultipartUpload", parts), null, CancellationToken.None)
                .ConfigureAwait(false);
        }

        await _buffer.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask SendPartAsync(CancellationToken cancellationToken)
    {
        try
        {
            _upload ??= (await SendAsync("createMultipartUpload", place, null, cancellationToken).ConfigureAwait(false))["UploadId"].GetString();
            var part = place.With("UploadId", _upload).With("PartNumber", _parts.Count + 1);
            var sent = await SendAsync("uploadPart", part, _buffer.ToArray(), cancellationToken).ConfigureAwait(false);
            _parts.Add(AslValue.Object(new AslProperty("ETag", sent["ETag"]), new AslProperty("PartNumber", _parts.Count + 1)));
            _buffer.SetLength(0);
        }
        catch
        {
            _hasFailed = true;
            throw;
        }
    }

    private async ValueTask AbandonAsync()
    {
        if (_upload is null) return;
        try
        {
            await SendAsync("abortMultipartUpload", place.With("UploadId", _upload), null, CancellationToken.None).ConfigureAwait(false);
        }
        catch (AwsException)
        {
            // The failure of the write is what the caller knows; parts that stay fall to the bucket's rules.
        }
    }

    private async ValueTask<AslValue> SendAsync(string action, AslValue parameters, byte[]? body, CancellationToken cancellationToken)
    {
        var scope = new CallScope
        {
            Form = ValueForm.Sdk,
            Prepare = request =>
            {
                if (body is null) return;
                request.Body = body;
                request.SetHeader("Content-Type", "application/octet-stream");
            },
        };
        return (await client.CallAsync(Model, action, parameters, scope, cancellationToken).ConfigureAwait(false)).Value;
    }
}
