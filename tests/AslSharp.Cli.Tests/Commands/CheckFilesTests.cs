using System.Diagnostics;

namespace AslSharp.Cli.Tests.Commands;

/// <summary>What <c>check</c> makes of folders that are more than folders of files.</summary>
public sealed class CheckFilesTests
{
    private const string Good = """{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""";

    // Long enough for any machine, short enough that a run that hangs is found.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_LinksThatLeadBack_AreFollowedOnce()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        other.Write("linked.asl.json", Good);
        folder.Write("one.asl.json", Good);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "back"), folder.Path);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "self"), "self");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "other"), other.Path);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "another"), other.Path);
        Directory.CreateSymbolicLink(Path.Combine(other.Path, "home"), folder.Path);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "gone.asl.json"), "not-there");

        var (exitCode, output, error) = await Tool.RunAsync("check", folder.Path).WaitAsync(Patience, Cancellation);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal("2 definitions checked: 0 errors, 0 warnings", output.Trim());
        Assert.StartsWith("2 definitions", (await Tool.RunAsync("check", Path.Combine(folder.Path, "**", "*.asl.json")).WaitAsync(Patience, Cancellation)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_PipeInAFolder_IsNotWaitedFor()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        folder.Write("one.asl.json", Good);
        await MakePipeAsync(Path.Combine(folder.Path, "two.asl.json"));

        var (exitCode, output, _) = await Tool.RunAsync("check", folder.Path).WaitAsync(Patience, Cancellation);

        Assert.Equal(1, exitCode);
        Assert.Contains("two.asl.json(1,1): error", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_PipeThatNobodyWritesTo_StopsAtASignal()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var pipe = Path.Combine(folder.Path, "one.asl.json");
        await MakePipeAsync(pipe);
        using var tool = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "check", pipe]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        // From here on it is in the pipe; a signal before that would only make the test pass too easily.
        await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);
        Assert.False(tool.HasExited);
        using (var kill = Process.Start("kill", ["-TERM", $"{tool.Id}"])) await kill.WaitForExitAsync(Cancellation);

        try
        {
            await tool.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
            Assert.NotEqual(0, tool.ExitCode);
        }
        finally
        {
            if (!tool.HasExited) tool.Kill();
        }
    }

    [Fact]
    public async Task Check_DeviceWithoutEnd_IsRefused()
    {
        if (!OperatingSystem.IsLinux()) return;

        var (exitCode, _, error) = await Tool.RunAsync("check", "/dev/zero").WaitAsync(Patience, Cancellation);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("Cannot read '/dev/zero': it is longer than ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_FolderThatCannotBeRead_SaysSo()
    {
        // Nobody keeps the superuser out.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess) return;
        using var folder = new TemporaryFolder();
        folder.Write("one.asl.json", Good);
        var closed = Directory.CreateDirectory(Path.Combine(folder.Path, "closed"), UnixFileMode.None);
        try
        {
            var (exitCode, _, error) = await Tool.RunAsync("check", folder.Path);
            Assert.Equal(2, exitCode);
            Assert.Contains(closed.FullName, error, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(closed.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static async Task MakePipeAsync(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        await made.WaitForExitAsync(Cancellation);
    }
}
