using System.IO.Compression;

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
    public async Task Report_OfALongHistory_HoldsItsFirstRowsAndTheOthersAsData()
    {
        var definition = _folder.Write("loop.asl.json", """
            {"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": {"t": "</script>"}, "ResultPath": "$.r", "Next": "N"}, "N": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "C"},
              "C": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": 200, "Next": "A"}], "Default": "E"}, "E": {"Type": "Succeed"}}}
            """);
        var report = Path.Combine(_folder.Path, "report.html");

        var (exitCode, _, error) = await Tool.RunAsync("run", definition, "--quiet", "--input", """{"n": 0}""", "--report", report);

        Assert.True(exitCode == 0, error);
        var page = await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
        Assert.Contains("1204 events", page, StringComparison.Ordinal);
        Assert.Equal(51, page.Split("<tr").Length - 1);
        Assert.Equal(2, page.Split("</script>").Length - 1);
        var start = page.IndexOf("id=\"data\">", StringComparison.Ordinal) + "id=\"data\">".Length;
        using var packed = new GZipStream(
            new MemoryStream(Convert.FromBase64String(page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)])), CompressionMode.Decompress);
        var data = AslValue.Parse(await new StreamReader(packed).ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1204, data[1].Count);
        Assert.Contains(data[0].Items.ToArray(), static text => text.GetString().Contains("</script>", StringComparison.Ordinal));
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
