using AslSharp.Durable.Tests.Stores;

namespace AslSharp.Durable.Tests.Killing;

/// <summary>Several processes, one file.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly StoreFile _file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task SecondProcess_IsRefused_AndTheFirstGoesOn_UntilItIsKilled()
    {
        using var first = Start(1);
        await first.WaitForAsync("ready", Cancellation);
        using (var second = Start(2))
        {
            var (exitCode, errors) = await second.WaitForExitAsync(Cancellation);
            Assert.Equal(3, exitCode);
            Assert.Contains($"'{_file.Path}' is in use by another process", errors, StringComparison.Ordinal);
        }

        first.Tell("nonsense");
        await first.WaitForAsync("refused nonsense Invalid Token", Cancellation);
        await first.KillAsync();
        using var third = Start(3);
        await third.WaitForAsync("ready", Cancellation);
        Assert.Equal(0, (await third.EndAsync(Cancellation)).ExitCode);
    }

    [Fact]
    public async Task FileThatCannotBeWritten_IsRefused_BeforeAnythingRuns()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "There is no file that this process cannot write.");
        await using (var store = new SqliteExecutionStore(_file.Path)) await store.OpenAsync(Cancellation);
        File.SetAttributes(_file.Path, FileAttributes.ReadOnly);
        using var process = Start(1);
        var (exitCode, errors) = await process.WaitForExitAsync(Cancellation);
        Assert.Equal(3, exitCode);
        Assert.Contains($"'{_file.Path}' cannot be written", errors, StringComparison.Ordinal);
    }

    private WorkerProcess Start(int life) => WorkerProcess.Start(Path.GetDirectoryName(_file.Path)!, life, 0, DateTimeOffset.UtcNow, 1);
}
