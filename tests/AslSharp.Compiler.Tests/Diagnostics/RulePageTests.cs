using System.Reflection;
using System.Text.RegularExpressions;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Tests.Diagnostics;

/// <summary>A rule is a descriptor, a release row and a page; the pages of the first rooms are run as well.</summary>
public sealed partial class RulePageTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "AslSharp.Compiler", "Diagnostics");

    public static TheoryData<string> Rules => [.. Descriptors().Select(descriptor => descriptor.Id)];

    public static TheoryData<string> RunnableRules =>
        [.. Descriptors().Select(descriptor => descriptor.Id).Where(id => (id.StartsWith("ASL10", StringComparison.Ordinal) && id is not ("ASL1019" or "ASL1022")) || id.StartsWith("ASL40", StringComparison.Ordinal))];

    [Fact]
    public void Ids_AreUnique()
    {
        Assert.Equal(Descriptors().Length, Descriptors().DistinctBy(descriptor => descriptor.Id).Count());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_HasPageAndReleaseRow(string id)
    {
        var descriptor = Descriptors().Single(candidate => candidate.Id == id);
        var rows = File.ReadAllLines(Path.Combine(Folder, "AnalyzerReleases.Unshipped.md"))
            .Concat(File.ReadAllLines(Path.Combine(Folder, "AnalyzerReleases.Shipped.md")));

        // The tool prints the page (aslsharp explain); there is no place on the web to lead to.
        Assert.Empty(descriptor.HelpLinkUri);
        Assert.Single(rows, row => row.StartsWith($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} |", StringComparison.Ordinal));
        Assert.Equal($"# {id}: {descriptor.Title}", Page(id).Split('\n')[0]);
    }

    [Theory]
    [MemberData(nameof(RunnableRules))]
    public void Page_WrongAndRightText_AreWhatTheySay(string id)
    {
        var blocks = Blocks().Matches(Page(id)).Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(2, blocks.Length);
        Assert.Contains(id, Find(blocks[0]));
        Assert.Empty(Find(blocks[1]));
    }

    [Fact]
    public void Pages_WithCode_AreAllRun()
    {
        // Those about projects and their C# by the tests of the generator, those that only the tool reports by the tests of the tool.
        var run = RunnableRules.Concat(LanguageRulePageTests.Rules).Select(static row => row.Data).Concat(["ASL1090", "ASL1091", "ASL1092", "ASL1093"]).ToHashSet(StringComparer.Ordinal);
        var pages = Directory.EnumerateFiles(Path.Combine(Folder, "Rules"), "*.md").Select(static page => Path.GetFileNameWithoutExtension(page)).ToList();
        var others = pages.Where(id => Fence().IsMatch(Page(id)) && !id.StartsWith("ASL60", StringComparison.Ordinal) && !id.StartsWith("ASL71", StringComparison.Ordinal));
        Assert.Equal(run.Order(StringComparer.Ordinal), others.Order(StringComparer.Ordinal));
        // And nothing stands on a page beside what is wrong and what is right.
        Assert.All(run, static id => Assert.Equal(4, Fence().Count(Page(id))));
    }

    private static IEnumerable<string> Find(string text)
    {
        var tree = JsonSyntaxTree.Parse(AslFile.Create("x", text));
        var bag = new DiagnosticBag(tree.File);
        bag.AddRange(tree.Diagnostics);
        var properties = tree.Root is JsonObjectSyntax root ? root.Properties : [];
        foreach (var property in properties)
        {
            if (property.Value is not JsonStringSyntax value)
                continue;
            if (property.Name.EndsWith(".$", StringComparison.Ordinal))
                bag.ReportPathErrors(value, value.Value.StartsWith('$') ? JsonPathParser.Parse(value.Value).Errors : IntrinsicParser.Parse(value.Value).Errors);
            else if (property.Name.EndsWith("Path", StringComparison.Ordinal) && !JsonPathParser.Parse(value.Value).Path!.IsReferencePath(out var offending))
                bag.ReportPathNotReference(value, property.Name, offending!);
        }

        return bag.ToImmutable().Select(diagnostic => diagnostic.Id);
    }

    private static DiagnosticDescriptor[] Descriptors() =>
    [
        .. typeof(DiagnosticDescriptors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    private static string Page(string id) => File.ReadAllText(Path.Combine(Folder, "Rules", id + ".md")).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^\s*(```|~~~)", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
