using System.IO.Compression;

namespace AslSharp.Runtime;

/// <summary>A stream whose first bytes have been looked at.</summary>
internal sealed class PeekedStream : Stream
{
    private const int MarkLength = 4;

    private readonly Stream _inner;
    private readonly byte[] _first;
    private readonly int _count;
    private int _position;

    private PeekedStream(Stream inner, byte[] first, int count)
    {
        _inner = inner;
        _first = first;
        _count = count;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The stream's content, decompressed where it is compressed with gzip.</summary>
    /// <exception cref="ItemReaderException">It is compressed with Zstandard.</exception>
    internal static async ValueTask<Stream> DecompressAsync(Stream stream, string source, CancellationToken cancellationToken)
    {
        var first = new byte[MarkLength];
        var count = await stream.ReadAtLeastAsync(first, MarkLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var content = new PeekedStream(stream, first, count);
        if (first.AsSpan(0, count).StartsWith<byte>([0x1F, 0x8B])) return new GZipStream(content, CompressionMode.Decompress);
        if (!first.AsSpan(0, count).SequenceEqual<byte>([0x28, 0xB5, 0x2F, 0xFD])) return content;
        await stream.DisposeAsync().ConfigureAwait(false);
        throw new ItemReaderException($"{source} is compressed with Zstandard, which is not read here: compress it with gzip.");
    }

    public override async ValueTask DisposeAsync() => await _inner.DisposeAsync().ConfigureAwait(false);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => _position < _count ? Give(buffer) : _inner.Read(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => _position < _count ? new(Give(buffer.Span)) : _inner.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // Nothing is ever written, so nothing waits to be.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
    }

    private int Give(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _count - _position);
        _first.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
