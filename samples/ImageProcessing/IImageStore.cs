namespace ImageProcessing;

/// <summary>Where images come from and where results go.</summary>
internal interface IImageStore
{
    /// <summary>Reads an upload, which is only read.</summary>
    Task<byte[]> ReadUploadAsync(string file, CancellationToken cancellationToken);

    /// <summary>Writes a result, over an older one of the same name; so a retried task does no harm.</summary>
    /// <returns>The path below the place for results, with forward slashes.</returns>
    Task<string> WriteAsync(string folder, string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The results, with their sizes.</summary>
    IAsyncEnumerable<(string Path, long Bytes)> ResultsAsync();
}
