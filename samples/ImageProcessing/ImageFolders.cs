namespace ImageProcessing;

/// <summary>Folders of this machine: what two buckets are on AWS.</summary>
/// <param name="Inbox">The folder that images are uploaded to. It is only read.</param>
/// <param name="Output">The folder for <c>processed</c> and <c>quarantine</c>.</param>
internal sealed record ImageFolders(string Inbox, string Output) : IImageStore
{
    /// <inheritdoc />
    public Task<byte[]> ReadUploadAsync(string file, CancellationToken cancellationToken)
        => File.ReadAllBytesAsync(Path.Combine(Inbox, file), cancellationToken);

    /// <inheritdoc />
    public async Task<string> WriteAsync(string folder, string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(Output, folder));
        await File.WriteAllBytesAsync(Path.Combine(Output, folder, file), content, cancellationToken);
        return $"{folder}/{file}";
    }

    /// <inheritdoc />
    public IAsyncEnumerable<(string Path, long Bytes)> ResultsAsync()
        => Directory.CreateDirectory(Output).GetFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(Output, file.FullName), file.Length)).ToAsyncEnumerable();

    /// <inheritdoc />
    public override string ToString() => Output;
}
