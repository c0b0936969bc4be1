using System.Globalization;
using System.Runtime.CompilerServices;
namespace AslSharp;

/// <summary>
/// A store on disk: each bucket is a folder, each object a file whose path is its key. It keeps no versions. Nothing outside of the
/// folder is read or written: a link that leads out of it is refused where a key names it, and left out of listings. Listings do not go
/// through links to folders.
/// </summary>
/// <param name="root">The folder that holds the buckets.</param>
public sealed class FolderObjectStore(string root) : IObjectStore
{
    // Readers and writers take large blocks of their own.
    private const int NoBuffer = 1;

    private readonly FolderPaths _paths = new(Path.GetFullPath(root ?? throw new ArgumentNullException(nameof(root))));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Bucket or key would lead out of the folder.</exception>
    /// <exception cref="NotSupportedException">A version is asked for.</exception>
    public ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
    {
        if (versionId is not null) throw new NotSupportedException("A folder keeps no versions of its objects.");
        var file = new FileInfo(_paths.Resolve(bucket, key));
        if (!file.Exists) return new((Stream?)null);
        // Pipes and devices have no length: opening one may wait for ever.
        return new(file.Length == 0
            ? new MemoryStream([], writable: false)
            : new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, NoBuffer, FileOptions.SequentialScan));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The bucket's name would lead out of the folder.</exception>
    public async IAsyncEnumerable<StoredObject> ListAsync(
        string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var folder = new DirectoryInfo(_paths.Resolve(bucket, ""));
        if (!folder.Exists) yield break;
        var files = new List<(string Key, FileInfo File)>();
        Find(folder, "", prefix, files, cancellationToken);
        foreach (var (key, file) in files.OrderBy(static file => file.Key, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Refresh();
            if (!file.Exists) continue;
            var etag = string.Create(CultureInfo.InvariantCulture, $"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");
            yield return new StoredObject { Key = key, Etag = etag, Size = file.Length, LastModified = file.LastWriteTimeUtc };
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Bucket or key would lead out of the folder.</exception>
    public ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var path = _paths.Resolve(bucket, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // A pipe would keep the writer waiting for a reader: like any object, it is replaced.
        if (new FileInfo(path) is { Exists: true, Length: 0 } empty) empty.Delete();
        return new(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, NoBuffer));
    }

    private void Find(DirectoryInfo folder, string key, string prefix, List<(string Key, FileInfo File)> files, CancellationToken cancellationToken)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = key + entry.Name;
            if (entry is DirectoryInfo inner)
            {
                var path = name + "/";
                var isOnTheWay = path.StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(path, StringComparison.Ordinal);
                if (isOnTheWay && inner.LinkTarget is null) Find(inner, path, prefix, files, cancellationToken);
            }
            else if (name.StartsWith(prefix, StringComparison.Ordinal) && Target((FileInfo)entry) is { } file)
            {
                files.Add((name, file));
            }
        }
    }

    // What a link leads to, if that is a file of the store.
    private FileInfo? Target(FileInfo file)
    {
        if (file.LinkTarget is null) return file;
        return _paths.TryFollow(file.FullName, out var path) && File.Exists(path) ? new FileInfo(path) : null;
    }
}
