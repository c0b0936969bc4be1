namespace AslSharp.Cli.Tests.Commands;

public sealed class ReportTests : IDisposable
{
    private const string Definition = """
        {"StartAt": "Charge", "States": {"Charge": {"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:f", "Next": "Refuse"},
          "Refuse": {"Type": "Fail", "Error": "Too<Much>", "Cause": "a & b"}}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Report_OfARun_ShowsPictureDataEventsAndErrorOnOnePage()
    {
        var (exitCode, page) = await RunAsync("""{"card": "</pre>"}""");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("<svg ", page, StringComparison.Ordinal);
        Assert.Contains("""<span class="status Failed">Failed</span>""", page, StringComparison.Ordinal);
        Assert.Contains("<strong>Too&lt;Much&gt;</strong><pre>a &amp; b</pre>", page, StringComparison.Ordinal);
        Assert.Contains("&quot;card&quot;: &quot;&lt;/pre&gt;&quot;", page, StringComparison.Ordinal);
        Assert.Contains("""<tr class="bad"><td class="number">""", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme:dark", page, StringComparison.Ordinal);
        // One file: what SVG calls its namespace is no address that anything is loaded from.
        Assert.DoesNotContain("http", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfAHistory_IsThatOfTheRun()
    {
        var (_, page) = await RunAsync("{}");
        var file = Path.Combine(_folder.Path, "again.html");

        var (exitCode, _, error) = await Tool.RunAsync("graph", Path.Combine(_folder.Path, "pay.asl.json"), "--history", Path.Combine(_folder.Path, "history.json"), "-o", file);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(page, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Report_WithoutAHistory_AsksForIt()
    {
        var (exitCode, _, error) = await Tool.RunWithInputAsync(Definition, "graph", "-", "--format", "html");

        Assert.Equal(2, exitCode);
        Assert.Contains("--history", error, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Page)> RunAsync(string input)
    {
        var definition = _folder.Write("pay.asl.json", Definition);
        var report = Path.Combine(_folder.Path, "report.html");
        var (exitCode, _, _) = await Tool.RunAsync(
            "run", definition, "--mock", "Charge=1", "--input", input, "--report", report, "--history", Path.Combine(_folder.Path, "history.json"));
        return (exitCode, await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken));
    }
}
