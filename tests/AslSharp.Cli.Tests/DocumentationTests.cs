using System.Text.RegularExpressions;
using System.Xml.Linq;
using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;
using AslSharp.Generator.Tests.Harness;
using AslSharp.LanguageServer;
using AslSharp.Testing;
using Microsoft.CodeAnalysis;

namespace AslSharp.Cli.Tests;

/// <summary>The pages of the repository: every block of code on them is compiled or run, every command is one, and what the code refers to is there.</summary>
public sealed partial class DocumentationTests : IDisposable
{
    // What a project with ImplicitUsings has.
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    private const string Sample = "samples/OrderFulfillment/order-fulfillment.asl.json";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Pages => [.. PagesWithCode()];

    public static TheoryData<string, int> Blocks
    {
        get
        {
            var blocks = new TheoryData<string, int>();
            foreach (var page in PagesWithCode())
            {
                for (var i = 0; i < BlocksOf(page).Count; i++) blocks.Add(page, i);
            }

            return blocks;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Block_OfAPage_IsTrue(string page, int number)
    {
        var blocks = BlocksOf(page);
        var (language, text) = blocks[number];
        var definition = blocks.Take(number + 1).LastOrDefault(static block => IsDefinition(block.Text)).Text ?? "";
        switch (language)
        {
            case "json":
                await AssertJsonAsync(text);
                break;
            case "csharp":
                // Tasks on a page are those of the contracts before them.
                var contracts = text.Contains("[StateMachine(", StringComparison.Ordinal) || !TasksClass().IsMatch(text) ? "" : ContractsBefore(blocks, number);
                AssertCSharp(text, (DefinitionName().Match(Read(page)).Value, definition), contracts);
                break;
            case "xml":
                var known = File.ReadAllText(Path.Combine(Repository.Root, "src/AslSharp.Generator/build/AslSharp.props"));
                Assert.All(XElement.Parse(text).Attributes().Where(static each => each.Name != "Update"), each => Assert.Contains($"MetadataName=\"{each.Name}\"", known, StringComparison.Ordinal));
                break;
            case "yaml":
                _folder.Write("order.asl.json", """{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""");
                var template = _folder.Write("template.yaml", "Resources:\n" + string.Concat(text.Split('\n').Select(static line => $"  {line}\n")));
                Assert.Equal((0, "1 definition checked: 0 errors, 0 warnings"), (await Tool.RunAsync("check", template)) is var run ? (run.ExitCode, run.Output.Trim()) : default);
                break;
            case "sh":
                Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), AssertCommand);
                break;
            case "":
                await AssertTextAsync(page, number);
                break;
            case "lua" or "toml" or "elisp":
                // Settings of editors start the server.
                Assert.Contains("aslsharp", text, StringComparison.Ordinal);
                break;
            default:
                Assert.Fail($"Nothing here knows whether a block of {language} is true.");
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_OfAPage_AreOnes(string page)
        => Assert.All(Command().Matches(Read(page)).Select(static match => match.Groups["line"].Value), AssertCommand);

    [Fact]
    public void Commands_OfTheTool_AreInTheTablesOfThePages()
    {
        foreach (var page in new[] { "README.md", "src/AslSharp.Cli/README.md" })
        {
            var listed = TableCommand().Matches(Read(page)).Select(static match => match.Groups["name"].Value).Order(StringComparer.Ordinal);
            Assert.Equal(CommandLine.CommandNames.Order(StringComparer.Ordinal), listed.Where(CommandLine.CommandNames.Contains));
        }
    }

    [Fact]
    public void SectionsThatTheCodeRefersTo_AreThere()
    {
        var sections = Heading().Matches(Read("docs/language.md")).Select(heading => heading.Groups["number"].Value).ToHashSet(StringComparer.Ordinal);
        var references =
            from folder in new[] { "src", "tests", "samples" }
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            where !file.Split(Path.DirectorySeparatorChar).Contains("obj")
            from Match reference in Reference().Matches(File.ReadAllText(file))
            from number in reference.Groups["numbers"].Value.Split(", ")
            select (Number: number, File: Path.GetRelativePath(Repository.Root, file));
        var found = references.ToList();
        Assert.NotEmpty(found);
        Assert.Empty(found.Where(reference => !sections.Contains(reference.Number)).Select(reference => $"{reference.File}: reference {reference.Number}"));
    }

    [Fact]
    public void FilesThatContributingNames_AreThere()
    {
        var missing = FileName().Matches(Read("CONTRIBUTING.md")).Select(match => match.Groups["path"].Value)
            .Where(path => !path.Contains('*') && !path.Contains("AREA", StringComparison.Ordinal) && !path.Contains("nnnn", StringComparison.Ordinal))
            .Where(path => !File.Exists(Path.Combine(Repository.Root, path)) && !Directory.Exists(Path.Combine(Repository.Root, path)));
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfAPage_LeadSomewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var lost = Link().Matches(Read(page)).Select(static match => match.Groups["path"].Value)
            .Where(path => !File.Exists(Path.Combine(folder, path)) && !Directory.Exists(Path.Combine(folder, path)));
        Assert.Empty(lost);
    }

    private static IEnumerable<string> PagesWithCode()
    {
        var pages = new[] { ".", "docs" }.Concat(new[] { "src", "samples", "benchmarks" }.SelectMany(static folder => Folders(folder)))
            .SelectMany(static folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.md"));
        return pages.Select(static page => Path.GetRelativePath(Repository.Root, page).Replace('\\', '/')).Order(StringComparer.Ordinal);

        // The rooms have pages too.
        static IEnumerable<string> Folders(string folder) => Directory.GetDirectories(Path.Combine(Repository.Root, folder))
            .SelectMany(static project => Directory.GetDirectories(project).Prepend(project))
            .Where(static room => Path.GetFileName(room) is not ("bin" or "obj"));
    }

    private static List<(string Language, string Text)> BlocksOf(string page)
        => [.. Block().Matches(Read(page)).Select(static block => (block.Groups["language"].Value, block.Groups["text"].Value))];

    private static bool IsDefinition(string text) => text.StartsWith('{') && text.Contains("\"StartAt\"", StringComparison.Ordinal);

    private async Task AssertJsonAsync(string text)
    {
        if (IsDefinition(text))
        {
            var (exitCode, output, _) = await Tool.RunAsync("check", _folder.Write("order.asl.json", text));
            Assert.Equal((0, "1 definition checked: 0 errors, 0 warnings"), (exitCode, output.Trim()));
        }
        else if (text.Contains("\"expect\"", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(Path.Combine(_folder.Path, "Cases"));
            _folder.Write("Cases/case.json", text);
            await Assert.Single(StateMachineCases.Load(Path.Combine(_folder.Path, "Cases"))).RunAsync(CompileSample(), TestContext.Current.CancellationToken);
        }
        else
        {
            // A part of a file, such as settings have.
            AslValue.Parse(text.StartsWith('{') || text.StartsWith('[') ? text : $"{{{text}}}");
        }
    }

    private static string ContractsBefore(List<(string Language, string Text)> blocks, int number)
        => blocks.Take(number).LastOrDefault(static block => block.Language == "csharp" && block.Text.Contains("[StateMachine(", StringComparison.Ordinal)).Text ?? "";

    private static void AssertCSharp(string text, (string File, string Json) definition, string contracts)
    {
        if (text.StartsWith("var tester", StringComparison.Ordinal))
        {
            Assert.Contains(Unindented(text), Unindented(Read("samples/OrderFulfillment.Tests/ReadmeTests.cs")), StringComparison.Ordinal);
            return;
        }

        var surroundings = DocumentedCode.Find(text);
        if (surroundings is null && definition.Json.Length == 0) Assert.Fail("The code stands for itself, and nothing here knows what is around it.");
        var project = Project.Empty;
        foreach (var (file, json) in surroundings?.Definitions ?? [definition]) project = project.WithDefinition(file, json);
        var isProgram = surroundings is null && !text.StartsWith("namespace", StringComparison.Ordinal) && !text.Contains("\nnamespace Shop;", StringComparison.Ordinal);
        if (isProgram) project = project.WithCompilerOptions(static options => options.WithOutputKind(OutputKind.ConsoleApplication));
        var source = surroundings is null ? text : surroundings.Around(text);
        var usings = Usings + (isProgram && !source.Contains("using Shop;", StringComparison.Ordinal) ? "using Shop;\n" : "");
        project = project.WithReferences(DocumentedCode.References).WithSource("Program.cs", usings + WithoutUsing(source));
        if (contracts.Length > 0) project = project.WithSource("Contracts.cs", Usings + WithoutUsing(contracts));
        var run = project.Run();
        Assert.DoesNotContain(
            run.Diagnostics.Concat(run.Output.GetDiagnostics(TestContext.Current.CancellationToken)), static finding => finding.Severity >= DiagnosticSeverity.Warning);
    }

    // The harness has it in every file.
    private static string WithoutUsing(string source) => source.Replace("using AslSharp;\n", "", StringComparison.Ordinal);

    private static async Task AssertTextAsync(string page, int number)
    {
        var text = BlocksOf(page)[number].Text;
        if (page == "ARCHITECTURE.md")
        {
            // The picture of the parts: each has its name.
            var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
            Assert.All(TypeName().Matches(text).Select(static match => match.Value), name => Assert.True(sources.Contains(name, StringComparison.Ordinal), name));
        }
        else if (text.Contains("dotnet_diagnostic", StringComparison.Ordinal))
        {
            Assert.All(Rule().Matches(text), rule => Assert.NotNull(RulePages.Find(rule.Value)));
        }
        else if (page == "docs/types.md")
        {
            // What a slip in the definition is told as, with the types that the page has by then.
            var definition = BlocksOf(page).First(static block => IsDefinition(block.Text)).Text.Replace("$.policy.excess", "$.policy.exces", StringComparison.Ordinal);
            var run = Project.Empty.WithDefinition("claim.asl.json", definition).WithSource("Contracts.cs", Usings + WithoutUsing(ContractsBefore(BlocksOf(page), number))).Run();
            Assert.Equal(text.Trim(), string.Join('\n', run.Diagnostics.Select(static finding => finding.ToString().Replace(Project.Directory + "/", "", StringComparison.Ordinal))));
        }
        else
        {
            Assert.Equal("src/AslSharp.Testing/README.md", page);
            var tester = new StateMachineTester(CompileSample());
            tester.Mocks["Reserve Stock"].ReturnsJson("""{"reservationId": "R-1"}""");
            tester.Mocks["Charge Card"].Fails("BankUnavailable", "No answer.").Fails("CardDeclined", "The card was reported stolen.");
            tester.Mocks["Release Stock"].Returns(AslValue.Null);
            var run = await tester.RunJsonAsync("""{"orderId": "A-1", "card": "4000", "items": [], "total": 99.8}""", TestContext.Current.CancellationToken);
            Assert.Equal(text.Trim(), Assert.Throws<StateMachineTestException>(() => run.AssertFailed("OrderDenied")).Message.ReplaceLineEndings("\n").Trim());
        }
    }

    [Fact]
    public async Task Types_OfThePage_AreWhatTheToolWrites()
    {
        const string Page = "docs/types.md";
        var blocks = BlocksOf(Page);
        var definition = _folder.Write("claim.asl.json", blocks.First(static block => IsDefinition(block.Text)).Text);
        var sample = _folder.Write("sample.json", blocks.First(static block => block.Language == "json" && !IsDefinition(block.Text)).Text);
        var words = WordsOf(Command().Match(Read(Page)).Groups["line"].Value).Skip(1)
            .Select(word => word switch { "claim.asl.json" => definition, "sample.json" => sample, "Contracts.cs" => Path.Combine(_folder.Path, word), _ => word });

        var (exitCode, _, error) = await Tool.RunAsync([.. words]);

        Assert.True(exitCode == 0, error);
        Assert.Equal(
            blocks.First(static block => block.Text.StartsWith("using AslSharp;", StringComparison.Ordinal)).Text,
            await File.ReadAllTextAsync(Path.Combine(_folder.Path, "Contracts.cs"), TestContext.Current.CancellationToken));
    }

    private static string[] WordsOf(string line)
        => [.. Word().Matches(line.Split("   #")[0]).Select(static match => match.Value.Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal))];

    private static void AssertCommand(string line)
    {
        var words = WordsOf(line);
        if (words[0] == "aslsharp")
        {
            Assert.Empty(CommandLine.ProblemsOf([.. words[1..]]));
            return;
        }

        // What a command of the SDK names in the repository is there.
        Assert.Contains(words[0], (string[])["dotnet", "cd", "git"]);
        Assert.All(words.Where(static word => RepositoryPath().IsMatch(word)), word
            => Assert.True(File.Exists(Path.Combine(Repository.Root, word)) || Directory.Exists(Path.Combine(Repository.Root, word)), word));
    }

    private static IStateMachine CompileSample()
    {
        var machine = InMemoryCompiler.Compile([AslFile.Create(Sample, Read(Sample))], TestContext.Current.CancellationToken)[0];
        Assert.True(machine.Create is not null, machine.Failure);
        return machine.Create(null);
    }

    private static string Read(string page) => File.ReadAllText(Path.Combine(Repository.Root, page)).ReplaceLineEndings("\n");

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Trim())).Trim();

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^    (?<line>(aslsharp|dotnet) .+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\| `(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TableCommand();

    [GeneratedRegex("""
        "(\\.|[^"\\])*"|\S+
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Word();

    [GeneratedRegex(@"\bclass \w+ : I\w+Tasks\b")]
    private static partial Regex TasksClass();

    [GeneratedRegex(@"\b[\w-]+\.asl\.json\b")]
    private static partial Regex DefinitionName();

    [GeneratedRegex(@"^(src|tests|samples|benchmarks)(/|$)|\.sln$", RegexOptions.ExplicitCapture)]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"\b[A-Z][a-z]+([A-Z][a-z]+)+\b", RegexOptions.ExplicitCapture)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"ASL\d{4}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^#+ (?<number>\d+(\.\d+)?)\.? ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\breference (?<numbers>\d+(\.\d+)*(, \d+(\.\d+)*)*)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"[(`](?<path>(src|tests|docs|samples)/[^`)\s]+)[`)]")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\]\((?!\w+:)(?<path>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
