using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AslSharp.Compiler;
using AslSharp.Compiler.Text;
using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Cli.Tests;

/// <summary>A line of a shell that a page shows: the program takes it, and what it names in the repository is there.</summary>
internal static partial class DocumentedCommand
{
    private static readonly ConcurrentDictionary<string, string> Helps = new(StringComparer.Ordinal);

    private static readonly Lazy<HashSet<string>> Packages = new(static () =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(static project => XElement.Load(project).Descendants("PackageId")).Select(static id => id.Value)]);

    /// <summary>The words of a line, without comment and redirection.</summary>
    internal static string[] WordsOf(string line)
        => [.. Word().Matches(line.Split(" # ")[0].Split(" > ")[0]).Select(static match => match.Value.Trim('"').Trim('\'').Replace("\\\"", "\"", StringComparison.Ordinal))];

    /// <summary>Fails where the line is none that works.</summary>
    internal static void AssertWorks(string page, string line)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        switch (WordsOf(line))
        {
            case ["aslsharp", .. var arguments]:
                Assert.Empty(CommandLine.ProblemsOf(arguments));
                break;
            case ["dotnet", .. var arguments]:
                AssertSdk(arguments);
                break;
            case ["npm", "install", .. var arguments]:
                Assert.True(arguments.Contains("--prefix") || File.Exists(Path.Combine(folder, "package.json")), "There is nothing to install.");
                break;
            case ["npm", "run", var script, ..]:
                using (var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "package.json"))))
                {
                    Assert.True(package.RootElement.GetProperty("scripts").TryGetProperty(script, out _), script);
                }

                break;
            case ["aws", var service, var operation, .. var arguments]:
                AssertAws(service, operation, arguments);
                break;
            case ["sam", "build"] or ["sam", "deploy", "--guided"]:
                break;
            case ["cd", var path]:
                Assert.True(Directory.Exists(Path.Combine(Repository.Root, path)), path);
                break;
            case [['.', '/', .. var script]]:
                Assert.True(File.Exists(Path.Combine(folder, script)), script);
                break;
            default:
                Assert.Fail($"Nothing here knows whether `{line}` works.");
                break;
        }
    }

    private static void AssertSdk(string[] arguments)
    {
        // What stands behind -- is for the program that is run.
        string[] own = [.. arguments.TakeWhile(static word => word != "--")];
        Assert.All(arguments.Where(static word => RepositoryPath().IsMatch(word)), static word
            => Assert.True(File.Exists(Path.Combine(Repository.Root, word)) || Directory.Exists(Path.Combine(Repository.Root, word)), word));
        switch (own)
        {
            case ["test", ..]:
                // Its help asks every test project of the solution, which takes minutes.
                Assert.All(OptionsOf(own), static option => Assert.Contains(option, (string[])["--project", "--solution"]));
                break;
            case ["tool", "install", .. var rest]:
                AssertOptions("tool install", rest);
                Assert.Single(rest, Packages.Value.Contains);
                break;
            case ["add", _, "package", .. var rest]:
                AssertOptions("package add", rest);
                Assert.Single(rest, Packages.Value.Contains);
                break;
            case ["nuget", "add", "source", .. var rest]:
                AssertOptions("nuget add source", rest);
                break;
            case ["new", "console" or "worker", .. var rest]:
                AssertOptions("new", rest);
                break;
            case ["build" or "pack" or "publish" or "run", .. var rest]:
                AssertOptions(own[0], rest);
                break;
            default:
                Assert.Fail($"Nothing here knows whether `dotnet {string.Join(' ', arguments)}` works.");
                break;
        }
    }

    private static void AssertOptions(string command, string[] arguments)
    {
        var help = Helps.GetOrAdd(command, static command => Dotnet.Run(Repository.Root, 0, [.. command.Split(' '), "--help"]));
        Assert.All(OptionsOf(arguments), option => Assert.Matches($@"(^|[\s,]){Regex.Escape(option)}([\s,]|$)", help));
    }

    // Properties of the project (-p:PublishAot=true) are handed on to MSBuild, and in no help.
    private static IEnumerable<string> OptionsOf(string[] arguments)
        => arguments.Where(static word => word.StartsWith('-') && !word.StartsWith("-p:", StringComparison.Ordinal));

    // The compiler knows what the operations of services take.
    private static void AssertAws(string service, string operation, string[] arguments)
    {
        Assert.Equal("stepfunctions", service);
        var parameters = OptionsOf(arguments).Select(static option => $"\"{Pascal(option[2..])}\": {(option.StartsWith("--include", StringComparison.Ordinal) ? "true" : "\"x\"")}");
        var action = Pascal(operation);
        var state = $$"""{"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:{{char.ToLowerInvariant(action[0])}}{{action[1..]}}", "Parameters": { {{string.Join(", ", parameters)}} }, "End": true}""";
        var file = AslFile.Create("aws.asl.json", $$"""{"StartAt": "A", "States": {"A": {{state}} } }""");
        Assert.Empty(AslCompiler.Compile(file, TestContext.Current.CancellationToken).Diagnostics);
    }

    private static string Pascal(string words) => string.Concat(words.Split('-').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex("""
        "(\\.|[^"\\])*"|'[^']*'|\S+
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(src|tests|samples|benchmarks)(/|$)|\.sln$", RegexOptions.ExplicitCapture)]
    private static partial Regex RepositoryPath();
}
