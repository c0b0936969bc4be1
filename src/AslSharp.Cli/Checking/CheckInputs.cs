using AslSharp.Documents;

namespace AslSharp.Cli.Checking;

/// <summary>Finds the files to check.</summary>
internal static class CheckInputs
{
    private static readonly string[] FoldersOfBuilds = ["bin", "obj"];

    /// <summary>The files that the arguments name, each once.</summary>
    /// <param name="paths">Files, folders, patterns, and <c>-</c> for standard input.</param>
    /// <param name="texts">Reads what the arguments name.</param>
    /// <exception cref="UsageException">An argument names nothing, or a file cannot be read.</exception>
    internal static IReadOnlyList<CheckInput> Read(IEnumerable<string> paths, Inputs texts)
    {
        var inputs = new List<CheckInput>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (path == Inputs.StandardInput)
            {
                inputs.Add(new CheckInput(Inputs.StandardInputName, texts.Read(path), IsNamed: true));
                continue;
            }

            foreach (var (file, isNamed) in Expand(path))
            {
                if (!seen.Add(Path.GetFullPath(file))) continue;
                if ((isNamed ? Files.ReadText(file) : Files.ReadFound(file)) is { } text) inputs.Add(new CheckInput(file, text, isNamed));
            }
        }

        return inputs;
    }

    private static IEnumerable<(string Path, bool IsNamed)> Expand(string path)
    {
        if (File.Exists(path)) return [(path, true)];
        var files = Directory.Exists(path)
            ? FilesBelow(path).Where(AslDocument.IsDefinition)
            : Glob.IsPattern(path)
                ? Glob.Expand(path, FilesBelow)
                : throw new UsageException($"There is no file or folder '{path}'.");
        var found = files.Order(StringComparer.Ordinal).Select(static file => (file, false)).ToList();
        return found.Count > 0 ? found : throw new UsageException($"There is no definition (*.asl.json, *.asl.yaml, *.asl.yml) in '{path}'.");
    }

    private static IEnumerable<string> FilesBelow(string folder) => Files.Below(folder, FoldersOfBuilds.Contains);
}
