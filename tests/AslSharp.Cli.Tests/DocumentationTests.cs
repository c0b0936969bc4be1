using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;
using AslSharp.Generator.Tests.Harness;
using AslSharp.LanguageServer;
using AslSharp.Testing;
using Microsoft.CodeAnalysis;
using StreamJsonRpc;

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

    // Pages whose code is part of a test beside it, word for word: it needs packages that do not go together with the compiler here.
    private static readonly Dictionary<string, string> Tested = new(StringComparer.Ordinal)
    {
        ["docs/durable-task.md"] = "tests/AslSharp.DurableTask.Tests/Pages/PageTests.cs",
        ["docs/orleans.md"] = "tests/AslSharp.Orleans.Tests/Pages/PageTests.cs",
        ["src/AslSharp.DurableTask/README.md"] = "tests/AslSharp.DurableTask.Tests/Pages/PageTests.cs",
        ["src/AslSharp.Orleans/README.md"] = "tests/AslSharp.Orleans.Tests/Pages/PageTests.cs",
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> AllPages => [.. Pages.All];

    public static TheoryData<string, int> Blocks
    {
        get
        {
            var blocks = new TheoryData<string, int>();
            foreach (var page in Pages.All)
            {
                for (var i = 0; i < Pages.BlocksOf(page).Count; i++) blocks.Add(page, i);
            }

            return blocks;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Block_OfAPage_IsTrue(string page, int number)
    {
        var blocks = Pages.BlocksOf(page);
        var (language, text) = blocks[number];
        var definition = blocks.Take(number + 1).LastOrDefault(static block => IsDefinition(block.Text)).Text ?? "";
        switch (language)
        {
            case "json":
                await AssertJsonAsync(text);
                break;
            case "csharp" when text.StartsWith("var tester", StringComparison.Ordinal):
                AssertPartOf(text, "samples/OrderFulfillment.Tests/ReadmeTests.cs");
                break;
            case "csharp" when Tested.TryGetValue(page, out var test):
                AssertPartOf(text, test);
                break;
            case "csharp":
                // Tasks on a page are those of the contracts before them.
                var contracts = text.Contains("[StateMachine(", StringComparison.Ordinal) || !TasksClass().IsMatch(text) ? "" : ContractsBefore(blocks, number);
                AssertCSharp(text, (DefinitionName().Match(Pages.Read(page)).Value, definition), contracts);
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
                Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => DocumentedCommand.AssertWorks(page, line));
                break;
            case "ini":
                Assert.NotEmpty(Rule().Matches(text));
                Assert.All(Rule().Matches(text), static rule => Assert.NotNull(RulePages.Find(rule.Value)));
                break;
            case "lua" or "toml" or "elisp":
                AssertSettings(text);
                break;
            case "text":
                await AssertTextAsync(page, number);
                break;
            default:
                Assert.Fail($"Nothing here knows whether a block of '{language}' is true.");
                break;
        }
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Code_OfAPage_IsFenced(string page) => Assert.Empty(Pages.UnfencedCodeOf(page));

    [Fact]
    public void Commands_OfTheTool_AreInTheTablesOfThePages()
    {
        foreach (var page in new[] { "README.md", "src/AslSharp.Cli/README.md" })
        {
            var listed = TableCommand().Matches(Pages.Read(page)).Select(static match => match.Groups["name"].Value).Order(StringComparer.Ordinal);
            Assert.Equal(CommandLine.CommandNames.Order(StringComparer.Ordinal), listed.Where(CommandLine.CommandNames.Contains));
        }
    }

    [Fact]
    public void SectionsThatTheCodeRefersTo_AreThere()
    {
        var sections = Heading().Matches(Pages.Read("docs/language.md")).Select(heading => heading.Groups["number"].Value).ToHashSet(StringComparer.Ordinal);
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
        var missing = FileName().Matches(Pages.Read("CONTRIBUTING.md")).Select(match => match.Groups["path"].Value)
            .Where(path => !path.Contains('*') && !path.Contains("AREA", StringComparison.Ordinal) && !path.Contains("nnnn", StringComparison.Ordinal))
            .Where(path => !File.Exists(Path.Combine(Repository.Root, path)) && !Directory.Exists(Path.Combine(Repository.Root, path)));
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Links_OfAPage_LeadSomewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var lost = Link().Matches(Pages.Read(page)).Select(static match => match.Groups["path"].Value)
            .Where(path => !File.Exists(Path.Combine(folder, path)) && !Directory.Exists(Path.Combine(folder, path)));
        Assert.Empty(lost);
    }

    [Fact]
    public async Task Types_OfThePage_AreWhatTheToolWrites()
    {
        const string Page = "docs/types.md";
        var blocks = Pages.BlocksOf(Page);
        var definition = _folder.Write("claim.asl.json", blocks.First(static block => IsDefinition(block.Text)).Text);
        var sample = _folder.Write("sample.json", blocks.First(static block => block.Language == "json" && !IsDefinition(block.Text)).Text);
        var words = DocumentedCommand.WordsOf(blocks.First(static block => block.Language == "sh").Text).Skip(1)
            .Select(word => word switch { "claim.asl.json" => definition, "sample.json" => sample, "Contracts.cs" => Path.Combine(_folder.Path, word), _ => word });

        var (exitCode, _, error) = await Tool.RunAsync([.. words]);

        Assert.True(exitCode == 0, error);
        Assert.Equal(
            blocks.First(static block => block.Text.Contains("[StateMachine(", StringComparison.Ordinal)).Text,
            await File.ReadAllTextAsync(Path.Combine(_folder.Path, "Contracts.cs"), TestContext.Current.CancellationToken));
    }

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

    private static void AssertPartOf(string text, string test) => Assert.Contains(Unindented(text), Unindented(Pages.Read(test)), StringComparison.Ordinal);

    // The harness has it in every file.
    private static string WithoutUsing(string source) => source.Replace("using AslSharp;\n", "", StringComparison.Ordinal);

    private static async Task AssertTextAsync(string page, int number)
    {
        var text = Pages.BlocksOf(page)[number].Text;
        if (page is "ARCHITECTURE.md" or "src/AslSharp.Compiler/README.md")
        {
            // The picture of the parts: each has its name.
            var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
            Assert.NotEmpty(TypeName().Matches(text));
            Assert.All(TypeName().Matches(text).Select(static match => match.Value), name => Assert.True(sources.Contains(name, StringComparison.Ordinal), name));
        }
        else if (page == "docs/types.md")
        {
            // What a slip in the definition is told as, with the types that the page has by then.
            var blocks = Pages.BlocksOf(page);
            var definition = blocks.First(static block => IsDefinition(block.Text)).Text.Replace("$.policy.excess", "$.policy.exces", StringComparison.Ordinal);
            var run = Project.Empty.WithDefinition("claim.asl.json", definition).WithSource("Contracts.cs", Usings + WithoutUsing(ContractsBefore(blocks, number))).Run();
            Assert.Equal(text.Trim(), string.Join('\n', run.Diagnostics.Select(Told)));
        }
        else if (Slip().Match(text) is { Success: true } slip)
        {
            AssertSlip(page, slip);
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

    // What is told of a slip, where the definition beside the page, or else the first one on it, has the name that is meant at that place.
    private static void AssertSlip(string page, Match slip)
    {
        var file = slip.Groups["file"].Value;
        var beside = Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, file);
        var lines = (File.Exists(beside) ? File.ReadAllText(beside) : Pages.BlocksOf(page).First(static block => IsDefinition(block.Text)).Text).Split('\n');
        var line = int.Parse(slip.Groups["line"].Value, CultureInfo.InvariantCulture) - 1;
        lines[line] = lines[line].Replace($"\"{slip.Groups["meant"].Value}\"", $"\"{slip.Groups["written"].Value}\"", StringComparison.Ordinal);
        Assert.Equal(slip.Value, Told(Assert.Single(Project.Empty.WithDefinition(file, string.Join('\n', lines)).Run().Diagnostics)));
    }

    private static string Told(Diagnostic finding) => finding.ToString().Replace(Project.Directory + "/", "", StringComparison.Ordinal);

    // Settings of editors, which are not here to read them: what they start is a command of the tool, what they ask for is a request of the server, and
    // what they open they close.
    private static void AssertSettings(string text)
    {
        var (command, request) = (ServerCommand().Match(text), ServerRequest().Match(text));
        Assert.True(command.Success || request.Success);
        if (command.Success) Assert.Empty(CommandLine.ProblemsOf([command.Groups["argument"].Value]));
        if (request.Success) Assert.Contains(typeof(Session).GetMethods(), method => method.GetCustomAttribute<JsonRpcMethodAttribute>()?.Name == request.Value);
        var bare = Quoted().Replace(text, "");
        Assert.All((string[])["()", "[]", "{}"], pair => Assert.Equal(bare.Count(each => each == pair[0]), bare.Count(each => each == pair[1])));
    }

    private static IStateMachine CompileSample()
    {
        var machine = InMemoryCompiler.Compile([AslFile.Create(Sample, Pages.Read(Sample))], TestContext.Current.CancellationToken)[0];
        Assert.True(machine.Create is not null, machine.Failure);
        return machine.Create(null);
    }

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Trim())).Trim();

    [GeneratedRegex(@"^\| `(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TableCommand();

    [GeneratedRegex(@"\bclass \w+ : I\w+Tasks\b")]
    private static partial Regex TasksClass();

    [GeneratedRegex(@"\b[\w-]+\.asl\.json\b")]
    private static partial Regex DefinitionName();

    [GeneratedRegex(@"\b[A-Z][a-z]+([A-Z][a-z]+)+\b", RegexOptions.ExplicitCapture)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^(?<file>[\w-]+\.asl\.json)\((?<line>\d+),\d+\): error ASL2001: 'Next' names '(?<written>[^']+)'.*did you mean '(?<meant>[^']+)'\?$", RegexOptions.Multiline)]
    private static partial Regex Slip();

    [GeneratedRegex("\"aslsharp\"(,| |\\n\\w+ = \\[)\\s*\"(?<argument>\\w+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex ServerCommand();

    [GeneratedRegex(@"\baslsharp/\w+")]
    private static partial Regex ServerRequest();

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

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
