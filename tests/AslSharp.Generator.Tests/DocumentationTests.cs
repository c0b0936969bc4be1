using System.Text.RegularExpressions;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator.Tests;

/// <summary>The pages of the repository: their examples compile, and what the code refers to is there.</summary>
public sealed partial class DocumentationTests
{
    // What a project with ImplicitUsings has.
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    public static TheoryData<string> Pages =>
    [
        .. new[] { "README.md" }
            .Concat(Directory.GetFiles(Path.Combine(Dotnet.Repository, "docs"), "*.md"))
            .Concat(Directory.GetDirectories(Path.Combine(Dotnet.Repository, "src")).Select(folder => Path.Combine(folder, "README.md")).Where(File.Exists))
            .Select(page => Path.GetRelativePath(Dotnet.Repository, Path.Combine(Dotnet.Repository, page)).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Examples_OfAPage_Compile(string page)
    {
        var definition = "";
        foreach (Match block in Block().Matches(Read(page)))
        {
            var text = block.Groups["text"].Value;
            if (block.Groups["language"].Value == "json" && text.Contains("\"StartAt\"", StringComparison.Ordinal)) AssertCompiles(definition = text, "");
            // A program with its tasks is a whole example: that of the definition before.
            else if (block.Groups["language"].Value == "csharp" && text.Contains(": IOrderTasks", StringComparison.Ordinal)) AssertCompiles(definition, text);
        }
    }

    [Fact]
    public void Examples_AreFound()
    {
        string[] pages = ["README.md", "docs/language.md", "src/AslSharp/README.md"];
        Assert.All(pages, page => Assert.Contains(Block().Matches(Read(page)), block => block.Value.Contains("StartAt", StringComparison.Ordinal)));
    }

    [Fact]
    public void Examples_OfTheTestKit_AreTestsOfTheSample()
    {
        var tests = Unindented(Read("samples/OrderFulfillment.Tests/ReadmeTests.cs"));
        var examples = Block().Matches(Read("src/AslSharp.Testing/README.md")).Select(block => block.Groups["text"].Value)
            .Where(text => text.StartsWith("var tester", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Contains(Unindented(example), tests, StringComparison.Ordinal));
    }

    [Fact]
    public void SectionsThatTheCodeRefersTo_AreThere()
    {
        var sections = Heading().Matches(Read("docs/language.md")).Select(heading => heading.Groups["number"].Value).ToHashSet(StringComparer.Ordinal);
        var references =
            from folder in new[] { "src", "tests", "samples" }
            from file in Directory.EnumerateFiles(Path.Combine(Dotnet.Repository, folder), "*.cs", SearchOption.AllDirectories)
            where !file.Split(Path.DirectorySeparatorChar).Contains("obj")
            from Match reference in Reference().Matches(File.ReadAllText(file))
            from number in reference.Groups["numbers"].Value.Split(", ")
            select (Number: number, File: Path.GetRelativePath(Dotnet.Repository, file));
        var found = references.ToList();
        Assert.NotEmpty(found);
        Assert.Empty(found.Where(reference => !sections.Contains(reference.Number)).Select(reference => $"{reference.File}: reference {reference.Number}"));
    }

    [Fact]
    public void FilesThatContributingNames_AreThere()
    {
        var missing = FileName().Matches(Read("CONTRIBUTING.md")).Select(match => match.Groups["path"].Value)
            .Where(path => !path.Contains('*') && !path.Contains("AREA", StringComparison.Ordinal) && !path.Contains("nnnn", StringComparison.Ordinal))
            .Where(path => !File.Exists(Path.Combine(Dotnet.Repository, path)) && !Directory.Exists(Path.Combine(Dotnet.Repository, path)));
        Assert.Empty(missing);
    }

    private static void AssertCompiles(string definition, string program)
    {
        var project = Project.Empty.WithDefinition("order.asl.json", definition);
        if (program.Length > 0)
        {
            var usings = program.Contains("using Shop;", StringComparison.Ordinal) ? Usings : Usings + "using Shop;\n";
            project = project.WithCompilerOptions(options => options.WithOutputKind(OutputKind.ConsoleApplication))
                .WithSource("Program.cs", usings + program.Replace("using AslSharp;\n", "", StringComparison.Ordinal));
        }

        var run = project.Run();
        Assert.Empty(run.Diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        run.AssertCompiles();
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(Dotnet.Repository, page)).ReplaceLineEndings("\n");

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Trim())).Trim();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^#+ (?<number>\d+(\.\d+)?)\.? ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\breference (?<numbers>\d+(\.\d+)*(, \d+(\.\d+)*)*)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"[(`](?<path>(src|tests|docs|samples)/[^`)\s]+)[`)]")]
    private static partial Regex FileName();
}
