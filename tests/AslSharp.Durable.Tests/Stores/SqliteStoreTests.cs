using AslSharp.Hosting;
using Microsoft.Data.Sqlite;

namespace AslSharp.Durable.Tests.Stores;

/// <summary>What a file may be that is no store to work with: each is refused with words that say what to do, and is left as it is.</summary>
public sealed class SqliteStoreTests : IDisposable
{
    private readonly StoreFile _file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Open_FileOfAnotherProgram_IsRefused()
    {
        Execute("CREATE TABLE t(x)");
        await IsRefusedAsync("is a database of another program");
    }

    [Fact]
    public async Task Open_FileOfNewerVersion_IsRefused()
    {
        await using (var store = await OpenAsync()) await KeepAsync(store, "a", 10);
        Execute("PRAGMA user_version = 999");
        await IsRefusedAsync("was written by a newer version");
    }

    [Fact]
    public async Task Open_FileThatIsNoDatabase_IsRefused()
    {
        await File.WriteAllTextAsync(_file.Path, new string('x', 10_000), Cancellation);
        await IsRefusedAsync("is damaged, or is no database");
        Assert.StartsWith("xxx", await File.ReadAllTextAsync(_file.Path, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FileWithDamagedPages_IsRefused()
    {
        await using (var store = await OpenAsync())
        {
            for (var i = 0; i < 500; i++) await KeepAsync(store, $"{i}", 1000);
        }

        await using (var file = File.OpenWrite(_file.Path))
        {
            file.Position = 10 * 4096;
            file.Write(new byte[40 * 4096]);
        }

        await IsRefusedAsync("is damaged");
    }

    [Fact]
    public async Task Open_FileInUse_IsRefused()
    {
        await using var store = await OpenAsync();
        await IsRefusedAsync("is in use by another process");
    }

    [Fact]
    public async Task Open_FolderThatIsNotThere_IsRefused()
    {
        await using var store = new SqliteExecutionStore(Path.Combine(_file.Path, "none", "executions.db"));
        var problem = await Assert.ThrowsAsync<ExecutionStoreException>(() => store.OpenAsync(Cancellation).AsTask());
        Assert.Contains("its folder does not exist", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FolderThatCannotBeWritten_IsRefused()
    {
        Assert.SkipUnless(Directory.Exists("/sys/kernel"), "There is no folder here that nobody can write.");
        await using var store = new SqliteExecutionStore("/sys/kernel/executions.db");
        var problem = await Assert.ThrowsAsync<ExecutionStoreException>(() => store.OpenAsync(Cancellation).AsTask());
        Assert.Contains("cannot be", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_DiskFull_FailsAndLosesNothing_AndSucceedsWhenThereIsRoom()
    {
        var kept = 0;
        await using (var store = await OpenAsync(pages: 100))
        {
            var problem = await Assert.ThrowsAsync<ExecutionStoreException>(async () =>
            {
                for (; kept < 1000; kept++) await KeepAsync(store, $"{kept}", 3000);
            });
            Assert.Contains("could not grow", problem.Message, StringComparison.Ordinal);
            Assert.InRange(kept, 10, 999);
            // Reading goes on, and so does what needs no room.
            Assert.NotNull(await store.FindAsync(Arn("0"), Cancellation));
        }

        await using var roomy = await OpenAsync();
        for (var i = 0; i < kept; i++) Assert.NotNull(await roomy.FindAsync(Arn($"{i}"), Cancellation));
        Assert.Null(await roomy.FindAsync(Arn($"{kept}"), Cancellation));
        await KeepAsync(roomy, $"{kept}", 3000);
    }

    [Fact]
    public async Task Commit_OneThatCannotBeKept_DoesNotFailThoseBesideIt()
    {
        await using var store = await OpenAsync(pages: 400);
        var commits = Enumerable.Range(0, 60).Select(i => store.CommitAsync(Commit($"{i}", i % 20 == 0 ? 2_000_000 : 100)).AsTask()).ToArray();
        await Task.WhenAll(commits).ContinueWith(static _ => { }, Cancellation);
        Assert.All(commits.Index(), static commit => Assert.Equal(commit.Index % 20 == 0, commit.Item.IsFaulted));
    }

    [Fact]
    public async Task File_WhileInUse_CanBeCopiedByOthers()
    {
        await using var store = await OpenAsync();
        await KeepAsync(store, "a", 100);
        Execute($"VACUUM INTO '{_file.Path}.copy'");
        await using var copy = new SqliteExecutionStore(_file.Path + ".copy");
        await copy.OpenAsync(Cancellation);
        Assert.NotNull(await copy.FindAsync(Arn("a"), Cancellation));
    }

    private static string Arn(string name) => $"arn:aws:states:us-east-1:123456789012:execution:Order:{name}";

    private static ExecutionCommit Commit(string name, int length) => new()
    {
        Executions =
        [
            new(new StoredExecution
            {
                Arn = Arn(name),
                StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:Order",
                Status = ExecutionStatus.Running,
                StartTime = DateTimeOffset.UnixEpoch,
                Revision = 1,
                Content = new byte[length],
            }),
        ],
    };

    private static async Task KeepAsync(IExecutionStore store, string name, int length) => Assert.True(await store.CommitAsync(Commit(name, length)));

    private async Task<SqliteExecutionStore> OpenAsync(long? pages = null)
    {
        var store = new SqliteExecutionStore(_file.Path) { MaximumPages = pages };
        await store.OpenAsync(Cancellation);
        return store;
    }

    private async Task IsRefusedAsync(string words)
    {
        await using var store = new SqliteExecutionStore(_file.Path);
        var problem = await Assert.ThrowsAsync<ExecutionStoreException>(() => store.OpenAsync(Cancellation).AsTask());
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.Contains(_file.Path, problem.Message, StringComparison.Ordinal);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
