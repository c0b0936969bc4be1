namespace AslSharp;

/// <summary>
/// Where distributed Maps find the objects they read and leave the results they write: buckets of objects with keys, as S3 has them
/// (reference 8.8). Whatever it throws fails the Map state with <c>States.ItemReaderFailed</c> or <c>States.ResultWriterFailed</c>.
/// </summary>
public interface IObjectStore
{
    /// <summary>Opens an object for reading, from its start to its end.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="versionId">Which version; null for the newest.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The content, which the caller disposes of; null when there is no such object.</returns>
    ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken);

    /// <summary>Lists objects in the ordinal order of their keys.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What the keys start with; empty for all of them.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The objects.</returns>
    IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, CancellationToken cancellationToken);

    /// <summary>Opens an object for writing; one that is there already is replaced. It is complete when the stream is disposed of.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The stream to write to, which the caller disposes of.</returns>
    ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>What reads objects of forms that the runtime does not know; a store around another hands on those of that.</summary>
    IReadOnlyList<IItemDecoder> Decoders => [];
}
