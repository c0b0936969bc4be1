using System.Text;

namespace AslSharp.Cli.Tests.Commands;

public sealed class CheckFixTests : IDisposable
{
    // Two mistakes; only when the first is mended does anything lead to Done.
    private const string Broken = "{\r\n  \"StartAt\": \"P\",\r\n  \"States\": {\r\n    \"P\": { \"Type\": \"Pass\", \"Next\": \"Dnoe\" },\r\n    \"Done\": { \"Type\": \"Succeed\", \"Coment\": \"\" }\r\n  }\r\n}\r\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fix_AllThatCanBeMended_KeepsWhatLooksUnreachableAndSaysWhatItDid()
    {
        var path = _folder.Write("a.asl.json", Broken);

        var (exitCode, output, _) = await Tool.RunAsync("check", "--fix", path);

        Assert.Equal(0, exitCode);
        Assert.Equal(Broken.Replace("Dnoe", "Done", StringComparison.Ordinal).Replace("Coment", "Comment", StringComparison.Ordinal), await ReadAsync(path));
        Assert.Contains("a.asl.json(4,36): fixed ASL2001: Change 'Dnoe' to 'Done'", output, StringComparison.Ordinal);
        Assert.EndsWith("1 definition checked: 0 errors, 0 warnings", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_OneRule_LeavesTheOthers()
    {
        var path = _folder.Write("a.asl.json", Broken);

        var (exitCode, output, error) = await Tool.RunAsync("check", path, "--fix", "asl2001", "--format", "json");

        Assert.Equal(1, exitCode);
        Assert.Equal(Broken.Replace("Dnoe", "Done", StringComparison.Ordinal), await ReadAsync(path));
        Assert.StartsWith("{", output, StringComparison.Ordinal);
        Assert.Contains("fixed ASL2001", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Fix_FileWithAByteOrderMark_KeepsItsEncoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var path = Path.Combine(_folder.Path, "ä.asl.json");
        await File.WriteAllTextAsync(path, Broken, encoding, TestContext.Current.CancellationToken);

        await Tool.RunAsync("check", "--fix", path);

        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(encoding.GetPreamble(), bytes[..encoding.GetPreamble().Length]);
        Assert.Contains("\"Done\" },\r\n", encoding.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_FileThatIsNotUtf8_IsLeftAsItIs()
    {
        var path = Path.Combine(_folder.Path, "a.asl.json");
        byte[] bytes = [.. Encoding.Latin1.GetBytes(Broken.Replace("\"StartAt\"", "\"Comment\": \"ä\", \"StartAt\"", StringComparison.Ordinal))];
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await Tool.RunAsync("check", "--fix", path);

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"Cannot write '{path}'", error, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Fix_Yaml_SaysThatItIsLeft()
    {
        var path = _folder.Write("a.asl.yaml", "StartAt: P\nStates:\n  P:\n    Typ: Succeed\n");

        var (exitCode, output, _) = await Tool.RunAsync("check", "--fix", path);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{path}: left as it is", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_WithoutAFileOrAFix_IsWrongUse()
    {
        Assert.Equal(2, (await Tool.RunWithInputAsync(Broken, "check", "-", "--fix")).ExitCode);
        var (exitCode, _, error) = await Tool.RunAsync("check", _folder.Write("a.asl.json", Broken), "--fix", "ASL9001");
        Assert.Equal((2, true), (exitCode, error.StartsWith("No fix mends ASL9001; there are fixes for ASL1", StringComparison.Ordinal)));
    }

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
