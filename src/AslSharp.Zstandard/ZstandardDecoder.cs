using ZstdSharp;

namespace AslSharp.Zstandard;

/// <summary>Reads objects that are compressed with Zstandard, whatever text is in them. Give it to a <see cref="DecodingObjectStore"/>.</summary>
public sealed class ZstandardDecoder : IItemDecoder
{
    /// <inheritdoc/>
    public ReadOnlySpan<byte> Mark => [0x28, 0xB5, 0x2F, 0xFD];

    /// <inheritdoc/>
    /// <remarks>A text that ends too soon is an <see cref="EndOfStreamException"/> when it is read so far.</remarks>
    public ValueTask<Stream> DecodeAsync(Stream content, CancellationToken cancellationToken) => new(new DecompressionStream(content, leaveOpen: false));
}
