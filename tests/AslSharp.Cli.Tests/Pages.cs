using System.Text.RegularExpressions;

namespace AslSharp.Cli.Tests;

/// <summary>The pages of the repository, and the blocks of code on them.</summary>
internal static partial class Pages
{
    private static readonly HashSet<string> NotOurs = new(StringComparer.Ordinal) { "bin", "obj", "node_modules", "artifacts", "TestResults" };

    /// <summary>
    /// Every page, by its path from the root of the repository, but for those of the rules: each of these is run by the tests of the room that reports the
    /// rule, and <c>RulePageTests</c> holds that none is left out.
    /// </summary>
    internal static IReadOnlyList<string> All { get; } =
    [
        .. Find(new DirectoryInfo(Repository.Root))
            .Select(static page => Path.GetRelativePath(Repository.Root, page.FullName).Replace('\\', '/'))
            .Where(static page => !page.StartsWith("src/AslSharp.Compiler/Diagnostics/Rules/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a page.</summary>
    internal static string Read(string page) => File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n");

    /// <summary>The fenced blocks of a page, in order.</summary>
    internal static List<(string Language, string Text)> BlocksOf(string page)
        => [.. Block().Matches(Read(page)).Select(static block => (block.Groups["language"].Value, block.Groups["text"].Value))];

    /// <summary>Lines that a reader takes for code and <see cref="BlocksOf"/> does not see: indented ones, and fences of another form.</summary>
    internal static IEnumerable<string> UnfencedCodeOf(string page)
    {
        var before = "";
        foreach (var line in Block().Replace(Read(page), "").Split('\n'))
        {
            var isIndented = line.StartsWith("    ", StringComparison.Ordinal) && line.Trim().Length > 0 && before.Trim().Length == 0;
            if (isIndented || OtherFence().IsMatch(line)) yield return line;
            before = line;
        }
    }

    private static IEnumerable<FileInfo> Find(DirectoryInfo folder)
        => folder.EnumerateFiles("*.md")
            .Concat(folder.EnumerateDirectories().Where(static inner => !NotOurs.Contains(inner.Name) && !inner.Name.StartsWith('.')).SelectMany(Find));

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\s*(```|~~~)")]
    private static partial Regex OtherFence();
}
