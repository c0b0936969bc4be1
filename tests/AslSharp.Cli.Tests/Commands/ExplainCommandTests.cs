using AslSharp.Documents;

namespace AslSharp.Cli.Tests.Commands;

public sealed class ExplainCommandTests
{
    [Theory]
    [InlineData("ASL2001")]
    [InlineData("asl1090")]
    public async Task Explain_Rule_PrintsItsPage(string id)
    {
        var (exitCode, output, error) = await Tool.RunAsync("explain", id);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith($"# {id.ToUpperInvariant()}: ", output, StringComparison.Ordinal);
        Assert.Contains("Right:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_NoRule_ListsAllThatCanBeReported()
    {
        var (_, output, _) = await Tool.RunAsync("explain");

        Assert.Empty(DocumentRules.All.Select(static rule => $"{rule.Id}: {rule.Title}").Except(output.ReplaceLineEndings("\n").Split('\n')));
    }

    [Fact]
    public async Task Explain_AnotherWord_AsksWhatWasMeant()
    {
        var (exitCode, output, error) = await Tool.RunAsync("explain", "ASL20O1");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("Did you mean 'ASL2001'?", error, StringComparison.Ordinal);
    }
}
