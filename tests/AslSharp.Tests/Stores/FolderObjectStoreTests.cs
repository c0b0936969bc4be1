using AslSharp.Runtime;

namespace AslSharp.Tests.Stores;

public sealed class FolderObjectStoreTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("aslsharp").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Store_GivesBackWhatWasWritten()
    {
        var token = TestContext.Current.CancellationToken;
        var store = new FolderObjectStore(_root);
        await using (var stream = await store.OpenWriteAsync("b", "x/y.json", token)) await stream.WriteAsync("[1]"u8.ToArray(), token);
        await using (var stream = await store.OpenReadAsync("b", "x/y.json", null, token)) Assert.Equal("[1]", await new StreamReader(stream!).ReadToEndAsync(token));
        Assert.Null(await store.OpenReadAsync("b", "x/z", null, token));
        var found = Assert.Single(await store.ListAsync("b", "x/", token).ToListAsync(token));
        Assert.Equal(("x/y.json", 3L), (found.Key, found.Size));
        Assert.Empty(await store.ListAsync("b", "q", token).ToListAsync(token));
        Assert.Empty(await store.ListAsync("none", "", token).ToListAsync(token));
    }

    [Theory, InlineData("b", "../c"), InlineData("..", "c"), InlineData("b/c", "d"), InlineData("b", "/etc/c"), InlineData("b", "x/../y"), InlineData("b", "./y"), InlineData("b", "a\0b")]
    public async Task Store_AskedForWhatIsOutsideOfIt_Refuses(string bucket, string key)
    {
        var store = new FolderObjectStore(_root);
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.OpenReadAsync(bucket, key, null, Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.OpenWriteAsync(bucket, key, Token));
    }

    [Theory]
    [InlineData("CON", false), InlineData("nul.txt", false), InlineData("COM1", false), InlineData("C:", false), InlineData("a:b", false), InlineData("a.", false), InlineData("a ", false)]
    [InlineData("console", true), InlineData("a.b", true), InlineData("...", false)]
    public void Name_OfADevice_IsNoneOnWindows(string name, bool isName)
    {
        Assert.Equal(isName, FolderPaths.IsName(name, isWindows: true));
        Assert.True(FolderPaths.IsName(name, isWindows: false));
    }

    [Fact]
    public async Task Link_ThatLeadsOut_IsRefusedAndNotListed()
    {
        var outside = Directory.CreateTempSubdirectory("aslsharp").FullName;
        try
        {
            File.WriteAllText(Path.Combine(outside, "secret.json"), "[1]");
            var bucket = Directory.CreateDirectory(Path.Combine(_root, "b")).FullName;
            File.WriteAllText(Path.Combine(bucket, "own.json"), "[1]");
            File.CreateSymbolicLink(Path.Combine(bucket, "file.json"), Path.Combine(outside, "secret.json"));
            File.CreateSymbolicLink(Path.Combine(bucket, "new.json"), Path.Combine(outside, "not-there.json"));
            Directory.CreateSymbolicLink(Path.Combine(bucket, "folder"), outside);
            Directory.CreateSymbolicLink(Path.Combine(bucket, "up"), Path.Combine("..", "..", Path.GetFileName(outside)));
            Directory.CreateSymbolicLink(Path.Combine(_root, "linked"), outside);
            var store = new FolderObjectStore(_root);

            foreach (var key in new[] { "file.json", "new.json", "folder/secret.json", "folder/new/x.json", "up/secret.json" })
            {
                await Assert.ThrowsAsync<ArgumentException>(async () => await store.OpenReadAsync("b", key, null, Token));
                await Assert.ThrowsAsync<ArgumentException>(async () => await store.OpenWriteAsync("b", key, Token));
            }

            await Assert.ThrowsAsync<ArgumentException>(async () => await store.OpenReadAsync("linked", "secret.json", null, Token));
            await Assert.ThrowsAsync<ArgumentException>(async () => await store.ListAsync("linked", "", Token).ToListAsync(Token));
            Assert.Equal(["own.json"], (await store.ListAsync("b", "", Token).ToListAsync(Token)).Select(found => found.Key));
            Assert.Equal(["secret.json"], Directory.GetFiles(outside).Select(Path.GetFileName));
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public async Task Link_ThatStaysInside_IsFollowed()
    {
        var bucket = Directory.CreateDirectory(Path.Combine(_root, "b", "days", "1")).Parent!.Parent!.FullName;
        File.WriteAllText(Path.Combine(bucket, "days", "1", "x.json"), "[1]");
        Directory.CreateSymbolicLink(Path.Combine(bucket, "latest"), Path.Combine("days", "1"));
        File.CreateSymbolicLink(Path.Combine(bucket, "x.json"), Path.Combine("latest", "x.json"));
        var store = new FolderObjectStore(_root);

        Assert.NotNull(await store.OpenReadAsync("b", "latest/x.json", null, Token));
        Assert.Equal(
            [("days/1/x.json", 3L), ("x.json", 3L)],
            (await store.ListAsync("b", "", Token).ToListAsync(Token)).Select(found => (found.Key, found.Size)));
    }

    [Fact]
    public async Task Links_ThatLeadToOneAnother_EndAListing()
    {
        var bucket = Directory.CreateDirectory(Path.Combine(_root, "b", "a")).Parent!.FullName;
        File.WriteAllText(Path.Combine(bucket, "a", "x.json"), "[1]");
        Directory.CreateSymbolicLink(Path.Combine(bucket, "a", "up"), bucket);
        Directory.CreateSymbolicLink(Path.Combine(bucket, "self"), "self");
        File.CreateSymbolicLink(Path.Combine(bucket, "one"), "two");
        File.CreateSymbolicLink(Path.Combine(bucket, "two"), "one");
        var store = new FolderObjectStore(_root);

        Assert.Equal(["a/x.json"], (await store.ListAsync("b", "", Token).ToListAsync(Token)).Select(found => found.Key));
        await Assert.ThrowsAsync<IOException>(async () => await store.OpenReadAsync("b", "one", null, Token));
        Assert.NotNull(await store.OpenReadAsync("b", "a/up/a/up/a/x.json", null, Token));
    }

    [Fact]
    public async Task Version_IsRefused()
        => await Assert.ThrowsAsync<NotSupportedException>(async () => await new FolderObjectStore(_root).OpenReadAsync("b", "k", "v1", Token));

    [Fact]
    public async Task Pipe_IsAnEmptyObject()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(Path.Combine(_root, "b"));
        using (var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(_root, "b", "pipe"))) await made.WaitForExitAsync(Token);
        await using var stream = await new FolderObjectStore(_root).OpenReadAsync("b", "pipe", null, Token);
        Assert.Equal(0, stream!.Length);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
