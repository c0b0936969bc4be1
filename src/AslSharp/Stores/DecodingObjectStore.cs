namespace AslSharp;

/// <summary>A store whose objects may also be of forms that decoders know: <c>new DecodingObjectStore(store, new ParquetDecoder())</c>.</summary>
/// <param name="store">Where the objects are.</param>
/// <param name="decoders">The decoders; of several for one form the first counts.</param>
public sealed class DecodingObjectStore(IObjectStore store, params IReadOnlyList<IItemDecoder> decoders) : IObjectStore
{
    /// <inheritdoc/>
    public IReadOnlyList<IItemDecoder> Decoders { get; } = [.. decoders, .. store.Decoders];

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
        => store.OpenReadAsync(bucket, key, versionId, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, CancellationToken cancellationToken)
        => store.ListAsync(bucket, prefix, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
        => store.OpenWriteAsync(bucket, key, cancellationToken);
}
