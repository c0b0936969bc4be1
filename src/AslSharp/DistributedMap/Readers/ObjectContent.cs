namespace AslSharp.Runtime;

/// <summary>The bytes of an object, which has to have as many as the store says. Its first bytes have been looked at.</summary>
internal sealed class ObjectContent : ReadOnlyStream
{
    private const int MarkLength = 4;

    private readonly Stream _inner;
    private readonly string _source;
    private readonly long? _length;
    private readonly byte[] _first;
    private readonly int _count;
    private int _position;
    private long _read;

    private ObjectContent(Stream inner, string source, long? length, byte[] first, int count)
    {
        _inner = inner;
        _source = source;
        _length = length;
        _first = first;
        _count = count;
        _read = count;
    }

    /// <summary>An object's content, decompressed where it is compressed with gzip, and decoded where a decoder knows it.</summary>
    /// <param name="stream">The object as it is stored.</param>
    /// <param name="source">Its address.</param>
    /// <param name="length">How long it is, where a listing says so. What the stream itself says counts for more.</param>
    /// <param name="decoders">What reads forms that are not known here.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="ItemReaderException">It is compressed with Zstandard, and no decoder knows that.</exception>
    internal static async ValueTask<Stream> OpenAsync(
        Stream stream, string source, long? length, IReadOnlyList<IItemDecoder> decoders, CancellationToken cancellationToken)
    {
        try
        {
            if (stream.CanSeek) length = stream.Length - stream.Position;
            var first = new byte[MarkLength];
            var count = await stream.ReadAtLeastAsync(first, MarkLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            var content = new ObjectContent(stream, source, length, first, count);
            if (count < MarkLength) content.CheckLength();
            if (first.AsSpan(0, count).StartsWith<byte>([0x1F, 0x8B])) return new GzipContent(content, source);
            if (decoders.FirstOrDefault(decoder => first.AsSpan(0, count).StartsWith(decoder.Mark)) is { } decoder)
            {
                // Some forms are read from their end.
                if (stream.CanSeek) stream.Seek(-count, SeekOrigin.Current);
                return await decoder.DecodeAsync(stream.CanSeek ? stream : content, cancellationToken).ConfigureAwait(false);
            }

            if (!first.AsSpan(0, count).SequenceEqual<byte>([0x28, 0xB5, 0x2F, 0xFD])) return content;
            throw new ItemReaderException(
                $"{source} is compressed with Zstandard, which the package AslSharp.Zstandard reads: give its decoder to a DecodingObjectStore, or compress with gzip.");
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override ValueTask DisposeAsync() => _inner.DisposeAsync();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position < _count) return new(Give(buffer.Span));
        var read = _inner.ReadAsync(buffer, cancellationToken);
        return read.IsCompletedSuccessfully ? new(Take(read.Result)) : AwaitAsync(read);
    }

    private async ValueTask<int> AwaitAsync(ValueTask<int> read) => Take(await read.ConfigureAwait(false));

    private int Take(int count)
    {
        _read += count;
        if (count == 0) CheckLength();
        return count;
    }

    // A connection that breaks may look like the end of the object.
    private void CheckLength()
    {
        if (_read < _length) throw new ItemReaderException($"{_source} ends after {_read} of {_length} bytes.");
    }

    private int Give(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _count - _position);
        _first.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
