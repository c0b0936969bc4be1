using System.Text.Json;
using AslSharp.CodeFixes.Fixes;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;

namespace AslSharp.CodeFixes.Tests;

/// <summary>Whatever a definition looks like, an edit leaves it as good JSON as it was.</summary>
public sealed class CorpusTests
{
    private const int MostFindings = 15;

    public static TheoryData<string, string> Slips => new()
    {
        { "", "" },
        { "\"End\": true", "\"End\": false" },
        { "\"Next\": \"", "\"Next\": \"New " },
        { "\"ItemProcessor\"", "\"Iterator\"" },
        { "\"ErrorEquals\": [", "\"ErrorEquals\": [\"States.ALL\", " },
        { ".$\":", "\":" },
        { "\"Type\": \"", "\"Type\": \"X" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void Edit_OfAnyDefinition_LeavesJson(string right, string wrong)
    {
        var edits = 0;
        foreach (var text in Texts().Select(text => right.Length == 0 ? text : text.Replace(right, wrong, StringComparison.Ordinal)))
            edits += CheckEdits(text);
        Assert.True(edits > 20, $"Only {edits} edits were found.");
    }

    private static int CheckEdits(string text)
    {
        var tree = JsonSyntaxTree.Parse(AslFile.Create("a.asl.json", text), TestContext.Current.CancellationToken);
        var edits = Mend.Find(text).Take(MostFindings).SelectMany(diagnostic => DefinitionFixes.All
            .Where(fix => fix.Ids.Contains(diagnostic.Id))
            .SelectMany(fix => fix.Find(FixRequest.For(tree, diagnostic)))).ToArray();
        foreach (var edit in edits)
        {
            var after = JsonSyntaxTree.Parse(AslFile.Create("a.asl.json", Mend.Apply(text, edit)), TestContext.Current.CancellationToken);
            Assert.True(
                after.Diagnostics.Length <= tree.Diagnostics.Length,
                $"{edit.Title} leaves {string.Join('\n', after.Diagnostics)}\nin {after.File.Text}");
        }

        return edits.Length;
    }

    private static IEnumerable<string> Texts()
    {
        foreach (var path in Files("validation"))
        {
            using var file = JsonDocument.Parse(File.ReadAllText(path));
            if (file.RootElement.TryGetProperty("text", out var text))
                yield return text.GetString()!;
        }

        foreach (var path in Files("realworld"))
            yield return File.ReadAllText(path);
    }

    private static string[] Files(string folder)
    {
        var path = Repository.FindCorpus(folder);
        Assert.SkipWhen(path is null, $"The corpus folder '{folder}' is not there.");
        return Directory.GetFiles(path, "*.json", SearchOption.AllDirectories);
    }
}
