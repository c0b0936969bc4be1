namespace AslSharp.Tests.DistributedMap;

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

    [Theory, InlineData("b", "../c"), InlineData("..", "c"), InlineData("b/c", "d"), InlineData("b", "/etc/c")]
    public async Task Store_AskedForWhatIsOutsideOfIt_Refuses(string bucket, string key)
        => await Assert.ThrowsAsync<ArgumentException>(async () => await new FolderObjectStore(_root).OpenReadAsync(bucket, key, null, TestContext.Current.CancellationToken));
}
