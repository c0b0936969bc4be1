namespace AslSharp;

/// <summary>
/// Makes texts of objects that the runtime cannot read by itself, which depends on nothing but the base class library. The packages AslSharp.Parquet and
/// AslSharp.Zstandard have one each; a <see cref="DecodingObjectStore"/> takes them.
/// </summary>
public interface IItemDecoder
{
    /// <summary>The bytes that such objects begin with, at most four.</summary>
    ReadOnlySpan<byte> Mark { get; }

    /// <summary>Opens the text of an object. Whatever it throws, now or when the text is read, fails the Map state with
    /// <c>States.ItemReaderFailed</c>.</summary>
    /// <param name="content">The object from its first byte. It can be sought in where the store's stream can.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>
    /// The text, which the caller disposes of, and the content with it: what was compressed, as it was before; rows of a table as JSON Lines, an object on
    /// each line.
    /// </returns>
    ValueTask<Stream> DecodeAsync(Stream content, CancellationToken cancellationToken);
}
