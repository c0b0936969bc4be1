using System.Text.Json;
using AslSharp.Documents;

namespace AslSharp.Cli.Tests.Commands;

public sealed class CheckCommandTests
{
    private const string Good = """{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""";
    private const string Bad = "{\n  \"StartAt\": \"P\",\n  \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true, \"Next\": \"P\"}}\n}";
    private const string Template = "Resources:\n  M:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition: { StartAt: P, States: { P: { Type: Succeed } } }\n";

    [Fact]
    public async Task Check_RightDefinition_PrintsTheCount()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, _) = await Tool.RunAsync("check", folder.Write("good.asl.json", Good));

        Assert.Equal(0, exitCode);
        Assert.Equal("1 definition checked: 0 errors, 0 warnings", output.Trim());
    }

    [Fact]
    public async Task Check_APlaceholderWithoutQuotationMarks_FindsNothing()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, _) = await Tool.RunAsync("check", folder.Write("wait.asl.json", """{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": ${Seconds}, "End": true}}}"""));

        Assert.Equal(0, exitCode);
        Assert.Equal("1 definition checked: 0 errors, 0 warnings", output.Trim());
    }

    [Fact]
    public async Task Check_WrongDefinition_PrintsItAsBuildsDo()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("bad.asl.json", Bad);

        var (exitCode, output, _) = await Tool.RunAsync("check", path);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{path}(3,49): error ASL1106: ", output, StringComparison.Ordinal);
        Assert.EndsWith("1 definition checked: 1 error, 0 warnings", output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Folder_ReadsDefinitionsBelowItButNotOfBuilds()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "a/one.asl.json", "two.asl.yaml", "b/three.asl.yml", "bin/four.asl.json", "a/obj/five.asl.json", "template.yaml" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, name))!);
            folder.Write(name, Good);
        }

        var (exitCode, output, _) = await Tool.RunAsync("check", folder.Path, Path.Combine(folder.Path, "two.asl.yaml"));

        Assert.Equal(0, exitCode);
        Assert.Equal("3 definitions checked: 0 errors, 0 warnings", output.Trim());
    }

    [Theory]
    [InlineData("*.yaml", 1)]
    [InlineData("**/*.asl.json", 2)]
    [InlineData("a/o?e.asl.json", 1)]
    [InlineData("**", 3)]
    public async Task Check_Pattern_ReadsWhatMatches(string pattern, int count)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "a"));
        folder.Write("a/one.asl.json", Good);
        folder.Write("two.asl.json", Good);
        folder.Write("template.yaml", Template);
        folder.Write("other.yaml", "name: a workflow\n");

        var (exitCode, output, _) = await Tool.RunAsync("check", Path.Combine(folder.Path, pattern));

        Assert.Equal(0, exitCode);
        Assert.StartsWith($"{count} definition", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Good, 0)]
    [InlineData(Bad, 1)]
    [InlineData(Template, 0)]
    [InlineData("StartAt: A\nStates: { A: { Type: Succeed } }", 0)]
    [InlineData("", 1)]
    [InlineData("{\"StartAt\": }", 1)]
    [InlineData("name: a workflow", 2)]
    public async Task Check_StandardInput_TellsItsKind(string text, int expected)
    {
        var (exitCode, _, _) = await Tool.RunWithInputAsync(text, "check", "-");

        Assert.Equal(expected, exitCode);
    }

    [Theory]
    [InlineData("check", "not-there.asl.json")]
    [InlineData("check", "not-there/**/*.asl.json")]
    [InlineData("check", "-", "--format", "xml")]
    public async Task Check_WrongUse_ExitsWithTwo(params string[] arguments)
    {
        var (exitCode, output, error) = await Tool.RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Check_AsJson_GivesPlacesFromOneAndRelatedOnes()
    {
        var (exitCode, output, _) = await Tool.RunWithInputAsync(Bad, "check", "-", "--format", "json");

        using var json = JsonDocument.Parse(output);
        Assert.Equal(1, exitCode);
        Assert.Equal(1, json.RootElement.GetProperty("errors").GetInt32());
        var diagnostic = Assert.Single(json.RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(("stdin", 3, 49, 3, 55), Place(diagnostic));
        Assert.Equal("ASL1106", diagnostic.GetProperty("id").GetString());
        Assert.Equal(("stdin", 3, 36, 3, 41), Place(Assert.Single(diagnostic.GetProperty("related").EnumerateArray())));

        static (string?, int, int, int, int) Place(JsonElement place) => (
            place.GetProperty("file").GetString(), place.GetProperty("line").GetInt32(), place.GetProperty("column").GetInt32(),
            place.GetProperty("endLine").GetInt32(), place.GetProperty("endColumn").GetInt32());
    }

    [Fact]
    public async Task Check_ForGitHub_AnnotatesTheLines()
    {
        var (exitCode, output, _) = await Tool.RunWithInputAsync(Bad, "check", "-", "--format", "github");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("::error file=stdin,line=3,endLine=3,col=49,endColumn=55,title=ASL1106::", Assert.Single(output.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AsSarif_HasTheStructureOfTheStandard()
    {
        using var folder = new TemporaryFolder();
        var (_, output, _) = await Tool.RunAsync("check", folder.Write("a b.asl.json", Bad), "--format", "sarif");

        using var json = JsonDocument.Parse(output);
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("AslSharp", driver.GetProperty("name").GetString());
        Assert.StartsWith(driver.GetProperty("version").GetString()!, (await Tool.RunAsync("--version")).Output, StringComparison.Ordinal);
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(DocumentRules.All.Select(static rule => rule.Id), rules.Select(static rule => rule.GetProperty("id").GetString()));
        Assert.All(rules, static rule =>
        {
            Assert.StartsWith($"# {rule.GetProperty("id").GetString()}: ", rule.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
            Assert.NotEmpty(rule.GetProperty("shortDescription").GetProperty("text").GetString()!);
            Assert.Contains(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), new[] { "error", "warning", "note" });
        });
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal("ASL1106", result.GetProperty("ruleId").GetString());
        Assert.Equal("ASL1106", rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
        var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
        var uri = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        Assert.True(Uri.IsWellFormedUriString(uri, UriKind.Absolute));
        Assert.EndsWith("/a%20b.asl.json", uri, StringComparison.Ordinal);
        Assert.Equal((3, 49, 3, 55), Region(place));
        var related = Assert.Single(result.GetProperty("relatedLocations").EnumerateArray());
        Assert.Equal(1, related.GetProperty("id").GetInt32());
        Assert.Equal((3, 36, 3, 41), Region(related.GetProperty("physicalLocation")));

        static (int, int, int, int) Region(JsonElement place)
        {
            var region = place.GetProperty("region");
            return (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(),
                region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32());
        }
    }

    [Fact]
    public void Rules_OfTheTool_HaveAPage()
    {
        foreach (var rule in new[] { DocumentRules.YamlInvalid, DocumentRules.FileMissing })
        {
            var page = Path.Combine(Repository.Root, "src", "AslSharp.Compiler", "Diagnostics", "Rules", rule.Id + ".md");
            Assert.Empty(rule.HelpLinkUri);
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", File.ReadAllText(page), StringComparison.Ordinal);
        }
    }
}
