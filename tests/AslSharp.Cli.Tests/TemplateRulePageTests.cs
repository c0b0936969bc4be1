namespace AslSharp.Cli.Tests;

/// <summary>The pages of the rules that only the tool reports: what is wrong on them breaks that rule alone, what is right none.</summary>
public sealed class TemplateRulePageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Yaml_OfThePage_IsWhatItSays()
    {
        var blocks = BlocksOf("ASL1090");

        await AssertBreaksAsync("ASL1090", _folder.Write("wrong.asl.yaml", blocks[0]));
        await AssertRightAsync(_folder.Write("right.asl.yaml", blocks[1]));
    }

    [Fact]
    public async Task Template_OfThePage_IsWhatItSays()
    {
        var blocks = BlocksOf("ASL1091");
        _folder.Write("order.asl.json", """{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""");

        await AssertBreaksAsync("ASL1091", _folder.Write("wrong.yaml", Template(blocks[0])));
        await AssertRightAsync(_folder.Write("right.yaml", Template(blocks[1])));
    }

    [Theory]
    [InlineData("ASL1092")]
    [InlineData("ASL1093")]
    public async Task Definitions_OfAPageAboutAws_AreReadAndRight(string id)
    {
        // What AWS says of the first one, nobody but AWS can tell; it is a definition, and the second one is right here too.
        var blocks = BlocksOf(id, "json");

        Assert.StartsWith("1 definition checked: ", (await Tool.RunAsync("check", _folder.Write("wrong.asl.json", blocks[0]))).Output.Trim().Split('\n')[^1], StringComparison.Ordinal);
        await AssertRightAsync(_folder.Write("right.asl.json", blocks[1]));
    }

    private static string Template(string property) => $"""
        Resources:
          Order:
            Type: AWS::Serverless::StateMachine
            Properties:
              {property}
        """;

    private static async Task AssertBreaksAsync(string id, string file)
    {
        var (exitCode, output, _) = await Tool.RunAsync("check", file);
        Assert.Equal(1, exitCode);
        Assert.Contains($" error {id}: ", output, StringComparison.Ordinal);
        Assert.EndsWith(": 1 error, 0 warnings", output.Trim(), StringComparison.Ordinal);
    }

    private static async Task AssertRightAsync(string file)
        => Assert.Equal((0, "1 definition checked: 0 errors, 0 warnings"), (await Tool.RunAsync("check", file)) is var run ? (run.ExitCode, run.Output.Trim()) : default);

    private static List<string> BlocksOf(string id, string language = "yaml")
    {
        var blocks = Pages.BlocksOf($"src/AslSharp.Compiler/Diagnostics/Rules/{id}.md");
        Assert.Equal([language, language], blocks.Select(static block => block.Language));
        return [.. blocks.Select(static block => block.Text)];
    }
}
