using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace AslSharp.Cli;

/// <summary>Reads what the command line names; what cannot be read is a <see cref="UsageException"/>.</summary>
internal static class Files
{
    // Longer than any definition, template, history or case: a device would give more for ever.
    private const int LargestText = 256 * 1024 * 1024;

    internal static string ReadText(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            return ReadText(path, reader);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"Cannot read '{path}': {exception.Message}", exception);
        }
    }

    /// <summary>Reads a text to its end.</summary>
    internal static string ReadText(string path, TextReader reader)
    {
        var text = new StringBuilder();
        var block = new char[16 * 1024];
        while (reader.Read(block, 0, block.Length) is var count and > 0)
        {
            if (text.Length + count > LargestText) throw new UsageException($"Cannot read '{path}': it is longer than {LargestText:N0} characters.");
            text.Append(block, 0, count);
        }

        return text.ToString();
    }

    /// <summary>The files in and below a folder, but for what is hidden. A link to a folder is followed, unless that folder has been searched.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isLeftOut">Whether folders of this name are left out.</param>
    /// <exception cref="UsageException">A folder cannot be read: what is wrong in it must not go unsaid.</exception>
    internal static IEnumerable<string> Below(string folder, Func<string, bool>? isLeftOut = null)
    {
        var searched = new HashSet<string>(StringComparer.Ordinal);
        var links = new Queue<string>();
        var folders = new Stack<(string Path, string Real)>();
        folders.Push((folder, Real(folder)));
        while (folders.TryPop(out var next) || links.TryDequeue(out next.Path!))
        {
            next.Real ??= Real(next.Path);
            if (!searched.Add(next.Real)) continue;
            foreach (var entry in Entries(next.Path))
            {
                if ((entry.Attributes & (FileAttributes.Hidden | FileAttributes.System)) != 0) continue;
                var path = Path.Combine(next.Path, entry.Name);
                if (entry is not DirectoryInfo) yield return path;
                else if (isLeftOut is not null && isLeftOut(entry.Name)) continue;
                else if (entry.LinkTarget is null) folders.Push((path, Path.Combine(next.Real, entry.Name)));
                else links.Enqueue(path);
            }
        }
    }

    /// <summary>The text of a file that a search found; null for one that is gone, or never was one: a pipe, a device.</summary>
    internal static string? ReadFound(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) file = target;
            // Pipes and devices have no length: opening one may wait for ever.
            return file.Exists ? file.Length == 0 ? "" : ReadText(path) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string Real(string folder)
    {
        var path = Path.GetFullPath(folder);
        return new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
    }

    private static FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"Cannot read the folder '{folder}': {exception.Message}", exception);
        }
    }

    /// <summary>Writes what a command makes.</summary>
    /// <param name="path">The file; null, or <c>-</c>, for standard output.</param>
    /// <param name="text">The text.</param>
    /// <param name="output">Standard output.</param>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    internal static void WriteText(string? path, string text, TextWriter output)
    {
        if (IsStandardOutput(path)) output.Write(text);
        else WriteText(path, text);
    }

    /// <summary>Whether a command that may write a file is to write to standard output instead.</summary>
    internal static bool IsStandardOutput([NotNullWhen(false)] string? path) => path is null or "-";

    internal static void WriteText(string path, string text)
        => Write(path, () =>
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            File.WriteAllText(path, text);
        });

    /// <summary>Writes a file anew, in the encoding that it has.</summary>
    /// <param name="path">The file.</param>
    /// <param name="old">Its text as it was read.</param>
    /// <param name="text">Its new text.</param>
    /// <exception cref="UsageException">It cannot be written, or what would be written is not all that it holds.</exception>
    internal static void Rewrite(string path, string old, string text)
        => Write(path, () =>
        {
            Encoding encoding;
            using (var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)))
            {
                if (reader.ReadToEnd() != old) throw new IOException("it has changed since it was read.");
                encoding = reader.CurrentEncoding;
            }

            File.WriteAllText(path, text, encoding);
        });

    private static void Write(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"Cannot write '{path}': {exception.Message}", exception);
        }
    }
}
