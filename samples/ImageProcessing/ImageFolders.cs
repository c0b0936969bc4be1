namespace ImageProcessing;

/// <summary>Where images come from and where results go: what two buckets are on AWS.</summary>
/// <param name="Inbox">The folder that images are uploaded to. It is only read.</param>
/// <param name="Output">The folder for <c>processed</c> and <c>quarantine</c>.</param>
internal sealed record ImageFolders(string Inbox, string Output)
{
    /// <summary>The path of an uploaded file.</summary>
    public string Upload(string file) => Path.Combine(Inbox, file);

    /// <summary>Writes a result, over an older one of the same name; so a retried task does no harm.</summary>
    /// <returns>The path below the output folder, with forward slashes.</returns>
    public async Task<string> WriteAsync(string folder, string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(Output, folder));
        await File.WriteAllBytesAsync(Path.Combine(Output, folder, file), content, cancellationToken);
        return $"{folder}/{file}";
    }
}
