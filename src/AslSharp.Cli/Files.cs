using AslSharp.Compiler.Text;

namespace AslSharp.Cli;

/// <summary>Reads what the command line names; what cannot be read is a <see cref="UsageException"/>.</summary>
internal static class Files
{
    internal static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"Cannot read '{path}': {exception.Message}", exception);
        }
    }

    internal static AslFile ReadDefinition(string path) => AslFile.Create(path, ReadText(path));

    internal static void WriteText(string path, string text)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            File.WriteAllText(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"Cannot write '{path}': {exception.Message}", exception);
        }
    }
}
