namespace AslSharp.Runtime;

/// <summary>The paths of a folder's files, which no name and no link leads out of.</summary>
/// <param name="root">The folder, as a full path.</param>
internal sealed class FolderPaths(string root)
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    private static readonly HashSet<string> DeviceNames = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(static n => new[] { $"COM{n}", $"LPT{n}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>The path of an object, or of a bucket where the key is empty, with all links followed.</summary>
    /// <exception cref="ArgumentException">It is outside of the folder.</exception>
    internal string Resolve(string bucket, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        ArgumentNullException.ThrowIfNull(key);
        var isWindows = OperatingSystem.IsWindows();
        if (bucket.AsSpan().ContainsAny('/', '\\') || !IsName(bucket, isWindows))
            throw new ArgumentException($"'{bucket}' is no name of a bucket.", nameof(bucket));
        var names = key.Split(isWindows ? ['/', '\\'] : ['/'], StringSplitOptions.RemoveEmptyEntries);
        if (Path.IsPathRooted(key) || !names.All(name => IsName(name, isWindows))) throw LeadsOut(key);
        var folder = Follow(Path.Combine(root, bucket));
        if (!IsInside(folder, Follow(root))) throw new ArgumentException($"The bucket '{bucket}' is a link that leads out of its store.", nameof(bucket));
        var path = Follow(Path.Combine([folder, .. names]));
        return key.Length == 0 || IsInside(path, Follow(root)) ? path + (key.EndsWith('/') ? "/" : "") : throw LeadsOut(key);
    }

    /// <summary>Follows the links of a path; false where they lead out of the folder, or nowhere.</summary>
    internal bool TryFollow(string path, out string target)
    {
        try
        {
            target = Follow(path);
            return IsInside(target, Follow(root));
        }
        catch (IOException)
        {
            target = path;
            return false;
        }
    }

    /// <summary>Whether a part of a path is the name of a file or a folder, and not a way out or a device.</summary>
    internal static bool IsName(string name, bool isWindows)
    {
        if (name is "." or ".." || name.Contains('\0', StringComparison.Ordinal)) return false;
        return !isWindows
            || (!name.Contains(':', StringComparison.Ordinal) && !name.EndsWith('.') && !name.EndsWith(' ')
                && !DeviceNames.Contains(name.Split('.')[0].TrimEnd()));
    }

    private static bool IsInside(string path, string folder)
        => path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static ArgumentException LeadsOut(string key) => new($"The key '{key}' leads out of its bucket.", nameof(key));

    // Part by part, as the system does: a link may stand anywhere in the path, and lead to another.
    private static string Follow(string path)
    {
        var links = 0;
        var start = Path.GetPathRoot(path)!;
        var names = new Stack<string>(Parts(path));
        var current = start;
        while (names.TryPop(out var name))
        {
            var next = Path.Combine(current, name);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MostLinks) throw new IOException($"'{path}' is a link that leads to itself.");
            // What the link says is a path of its own, from where the link stands.
            var full = Path.GetFullPath(target, current);
            current = Path.GetPathRoot(full)!;
            foreach (var part in Parts(full)) names.Push(part);
        }

        return current;

        static IEnumerable<string> Parts(string full)
            => full[Path.GetPathRoot(full)!.Length..].Split(
                [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse();
    }
}
