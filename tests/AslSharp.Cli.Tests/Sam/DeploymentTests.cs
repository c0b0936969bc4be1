using System.ComponentModel;
using System.Diagnostics;

namespace AslSharp.Cli.Tests.Sam;

/// <summary>There and back: a template goes through SAM's translator into an emulator, whose own interpreter runs the machine; its history is replayed here.</summary>
public sealed class DeploymentTests : IDisposable
{
    private static readonly string Tests = Path.Combine(Repository.Root, "tests", "AslSharp.Cli.Tests");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Machine_DeployedByItsTemplate_DoesWhatTheCompiledOneDoes()
    {
        Assert.SkipUnless(Run("-c", "import boto3, moto.server, samtranslator").ExitCode == 0, "python3 with boto3, moto.server and samtranslator is not on this machine.");
        Assert.SkipUnless(IsOnThePath("aws"), "The aws CLI is not on this machine.");
        var definition = Path.Combine(Tests, "Histories", "order.asl.json");
        var template = Path.Combine(_folder.Path, "template.yaml");
        var history = Path.Combine(_folder.Path, "history.json");
        Assert.Equal(0, (await Tool.RunAsync("sam", definition, "--inline", "-o", template)).ExitCode);

        var (exitCode, output, error) = Run(Path.Combine(Tests, "Sam", "deploy.py"), template, """{"id": "B-7", "items": ["x", "y"]}""", history);

        Assert.True(exitCode == 0, error);
        Assert.Equal(
            AslValue.Parse("""
                ["dynamodb:GetItem arn:aws:dynamodb:us-east-1:123456789012:table/nowhere", "dynamodb:PutItem arn:aws:dynamodb:us-east-1:123456789012:table/orders"]
                """),
            AslValue.Parse(output));
        Assert.Equal((0, "1 passed, 0 failed" + Environment.NewLine, ""), await Tool.RunAsync("test", definition, "--history", history));
    }

    private static bool IsOnThePath(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
        catch (Win32Exception)
        {
            return (-1, "", "");
        }
    }
}
