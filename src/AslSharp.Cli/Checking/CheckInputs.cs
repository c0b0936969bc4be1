using AslSharp.Compiler.Text;
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

        // Where a template names the file of a definition, that file is checked with it.
        var named = inputs.Where(static input => !AslDocument.IsDefinition(input.Path)).SelectMany(FilesOf).ToList();
        foreach (var file in named)
        {
            if (File.Exists(file) && seen.Add(Path.GetFullPath(file))) inputs.Add(new CheckInput(file, Files.ReadText(file), IsNamed: false));
        }

        return inputs;
    }

    /// <summary>The path of the file that a template names.</summary>
    internal static string FileOf(DefinitionReference reference, string template)
        => Path.GetDirectoryName(template) is { Length: > 0 } folder ? Path.Join(folder, reference.Path) : reference.Path;

    private static IEnumerable<string> FilesOf(CheckInput input)
        => AslDocument.Read(AslFile.Create(input.Path, input.Text)).References.Select(reference => FileOf(reference, input.Path));

    /// <summary>Tells one state of the files from another: which there are, how long they are, and when they were written.</summary>
    internal static string Fingerprint(IReadOnlyCollection<string> paths, Inputs texts)
    {
        try
        {
            var files = Read(paths, texts).Select(static input => new FileInfo(input.Path));
            return string.Join('\n', files.Select(static file => $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}"));
        }
        catch (Exception exception) when (exception is UsageException or IOException)
        {
            // Gone, or not there yet.
            return exception.Message;
        }
    }

    private static IEnumerable<(string Path, bool IsNamed)> Expand(string path)
    {
        if (File.Exists(path)) return [(path, true)];
        var files = Directory.Exists(path)
            ? FilesBelow(path).Where(AslDocument.IsDefinition).Select(FromHere)
            : Glob.IsPattern(path)
                ? Glob.Expand(path, FilesBelow)
                : throw new UsageException($"There is no file or folder '{path}'.");
        var found = files.Order(StringComparer.Ordinal).Select(static file => (file, false)).ToList();
        return found.Count > 0 ? found : throw new UsageException($"There is no definition (*.asl.json, *.asl.yaml, *.asl.yml) in '{path}'.");
    }

    // Annotations of pull requests, and what people click on, want no ./ in front.
    private static string FromHere(string file) => file is ['.', '/' or '\\', .. var rest] ? rest : file;

    private static IEnumerable<string> FilesBelow(string folder) => Files.Below(folder, FoldersOfBuilds.Contains);
}
