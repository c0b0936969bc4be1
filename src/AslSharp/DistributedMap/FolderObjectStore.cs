using System.Globalization;
using System.Runtime.CompilerServices;

namespace AslSharp;

/// <summary>A store on disk: each bucket is a folder, each object a file whose path is its key. It keeps no versions.</summary>
/// <param name="root">The folder that holds the buckets.</param>
public sealed class FolderObjectStore(string root) : IObjectStore
{
    // Readers and writers take large blocks of their own.
    private const int NoBuffer = 1;

    private readonly string _root = Path.GetFullPath(root ?? throw new ArgumentNullException(nameof(root)));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Bucket or key would lead out of the folder.</exception>
    /// <exception cref="NotSupportedException">A version is asked for.</exception>
    public ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
    {
        if (versionId is not null) throw new NotSupportedException("A folder keeps no versions of its objects.");
        var path = PathOf(bucket, key);
        return new(File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, NoBuffer, FileOptions.SequentialScan)
            : null);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The bucket's name would lead out of the folder.</exception>
    public async IAsyncEnumerable<StoredObject> ListAsync(
        string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var folder = new DirectoryInfo(PathOf(bucket, ""));
        if (!folder.Exists) yield break;
        var files = folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (Key: Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'), File: file))
            .Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(file => file.Key, StringComparer.Ordinal);
        foreach (var (key, file) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var etag = string.Create(CultureInfo.InvariantCulture, $"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");
            yield return new StoredObject(key, etag, file.Length, file.LastWriteTimeUtc);
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Bucket or key would lead out of the folder.</exception>
    public ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        var path = PathOf(bucket, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, NoBuffer));
    }

    private string PathOf(string bucket, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        ArgumentNullException.ThrowIfNull(key);
        if (bucket is "." or ".." || bucket.AsSpan().ContainsAny('/', '\\'))
            throw new ArgumentException($"'{bucket}' is no name of a bucket.", nameof(bucket));
        var folder = Path.Combine(_root, bucket);
        if (key.Length == 0) return folder;
        var path = Path.GetFullPath(Path.Combine(folder, key));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(key)
            ? path
            : throw new ArgumentException($"The key '{key}' leads out of its bucket.", nameof(key));
    }
}
