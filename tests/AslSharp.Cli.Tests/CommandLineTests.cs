namespace AslSharp.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("There is no command 'chekc'. Did you mean 'check'? `aslsharp --help` lists the commands.", "chekc", "a.asl.json")]
    [InlineData("There is no command 'xyzzy'. `aslsharp --help` lists the commands.", "xyzzy")]
    [InlineData("There is no option '--formt'. Did you mean '--format'? `aslsharp check --help` lists the options.", "check", "a.asl.json", "--formt", "json")]
    [InlineData("There is no option '--machin'. Did you mean '--machine'? `aslsharp describe --help` lists the options.", "describe", "a.yaml", "--machin", "M")]
    [InlineData("There is no option '--outptu'. Did you mean '--output'? `aslsharp compile --help` lists the options.", "compile", "a.asl.json", "--outptu", "x")]
    public async Task Run_MisspeltWord_AsksWhatWasMeant(string expected, params string[] arguments)
    {
        var (exitCode, output, error) = await Tool.RunAsync(arguments);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Equal(expected, error.Trim());
    }

    [Theory]
    [InlineData("hello world", "is neither a definition nor a template")]
    [InlineData("{\"a\": 1}", "is neither a definition nor a template")]
    [InlineData("- [", "is neither a definition nor a template")]
    [InlineData("Resources:\n  B:\n    Type: AWS::S3::Bucket\n", "is a template without a state machine")]
    public async Task Describe_AFileOfAnotherKind_SaysSo(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        foreach (var command in new[] { "describe", "graph", "run" })
        {
            var (exitCode, output, error) = await Tool.RunAsync(command, folder.Write("a.txt", text));

            Assert.Equal((2, ""), (exitCode, output));
            Assert.Contains(expected, error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task StandardInput_IsReadByEveryCommandOfFiles()
    {
        const string Definition = """{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""";

        Assert.Equal(0, (await Tool.RunWithInputAsync(Definition, "describe", "-")).ExitCode);
        var (drawn, picture, _) = await Tool.RunWithInputAsync(Definition, "graph", "-");
        Assert.Equal(0, drawn);
        // The same sign is standard output where a file is written.
        foreach (var command in (string[])["graph", "sam", "types"])
        {
            var (written, text, error) = await Tool.RunWithInputAsync(Definition, command, "-", "-o", "-");
            Assert.True(written == 0, error);
            Assert.NotEmpty(text);
            if (command == "graph") Assert.Equal(picture, text);
        }

        var (exitCode, output, _) = await Tool.RunWithInputAsync("""{"kind": "validation", "definition": {}, "expect": {"status": "REJECTED"}}""", "test", "-");
        Assert.Equal((0, "1 passed, 0 failed"), (exitCode, output.Trim()));
    }
}
