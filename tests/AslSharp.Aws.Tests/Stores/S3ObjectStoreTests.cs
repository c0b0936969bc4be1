using System.Text;
using AslSharp.Aws.Tests.Integrations;
using AslSharp.Aws.Tests.Moto;

namespace AslSharp.Aws.Tests.Stores;

/// <summary>S3 as the store of distributed Maps.</summary>
public sealed class S3ObjectStoreTests
{
    // A million lines take two minutes; ASLSHARP_AWS_LINES sets another number.
    private static readonly int Lines = int.Parse(
        Environment.GetEnvironmentVariable("ASLSHARP_AWS_LINES") ?? "100000", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Map_OverALargeFile_ReadsAllOfItAndWritesItsResults()
    {
        using var server = await Emulator.StartAsync();
        using var aws = new AwsServices(server.TestOptions());
        var stop = TestContext.Current.CancellationToken;
        var store = new S3ObjectStore(aws);
        await aws.CallAsync("s3", "createBucket", AslValue.Object(new AslProperty("Bucket", "data")), stop);
        await using (var file = await store.OpenWriteAsync("data", "in/lines.csv", stop))
        await using (var writer = new StreamWriter(file, leaveOpen: true))
        {
            await writer.WriteLineAsync("n,text");
            for (var i = 0; i < Lines; i++) await writer.WriteLineAsync($"{i},{new string((char)('a' + (i % 26)), 120)}");
        }

        var machine = BigFileStateMachine.WithoutTasks(new ExecutionOptions { ObjectStore = store });
        var output = await machine.RunAsync(AslValue.EmptyObject, stop);

        var sums = new List<AslValue>();
        await foreach (var item in store.ListAsync("data", "out/", stop))
        {
            if (!item.Key.Contains("SUCCEEDED", StringComparison.Ordinal)) continue;
            using var reader = new StreamReader((await store.OpenReadAsync("data", item.Key, null, stop))!);
            while (await reader.ReadLineAsync(stop) is { } line) sums.Add(AslValue.Parse(line));
        }

        Assert.EndsWith("/manifest.json", output["ResultWriterDetails"]["Key"].GetString(), StringComparison.Ordinal);
        Assert.Equal(Lines, sums.Sum(static sum => sum["count"].GetInt64()));
        Assert.Equal((long)Lines * (Lines - 1) / 2, sums.Sum(static sum => sum["sum"].GetInt64()));
    }

    [Fact]
    public async Task Object_OfManyParts_IsWrittenAndRead()
    {
        using var server = await Emulator.StartAsync();
        using var aws = new AwsServices(server.TestOptions());
        var stop = TestContext.Current.CancellationToken;
        var store = new S3ObjectStore(aws);
        await aws.CallAsync("s3", "createBucket", AslValue.Object(new AslProperty("Bucket", "data")), stop);
        var content = new byte[20 << 20];
        new Random(1).NextBytes(content);

        await using (var file = await store.OpenWriteAsync("data", "big", stop)) await file.WriteAsync(content, stop);
        await using (await store.OpenWriteAsync("data", "empty", stop)) { }

        using var read = new MemoryStream();
        await using (var file = await store.OpenReadAsync("data", "big", null, stop)) await file!.CopyToAsync(read, stop);
        Assert.Equal(content, read.ToArray());
        Assert.Null(await store.OpenReadAsync("data", "none", null, stop));
        var listed = new List<string>();
        await foreach (var item in store.ListAsync("data", "", stop)) listed.Add($"{item.Key} {item.Size} {item.Etag.Length > 30} {item.StorageClass}");
        Assert.Equal([$"big {content.Length} True STANDARD", "empty 0 True STANDARD"], listed);
    }

    [Fact]
    public async Task Reading_WhereTheWayBreaks_GoesOnFromThere()
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5_000).Select(static i => $"{i:00000}\n")));
        using var server = new LoopbackServer(request =>
        {
            var start = request.Headers.TryGetValue("Range", out var range)
                ? int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;
            var rest = content[start..];
            return new LoopbackAnswer(start == 0 ? 200 : 206, rest, ("ETag", "\"v1\"")) { ResetAfter = rest.Length > 8_000 ? 8_000 : null };
        });
        using var aws = new AwsServices(server.Options with { MaxAttempts = 3, TimeProvider = new HastyTime() });

        using var read = new MemoryStream();
        await using (var stream = await new S3ObjectStore(aws).OpenReadAsync("data", "k", null, TestContext.Current.CancellationToken))
        {
            await stream!.CopyToAsync(read, TestContext.Current.CancellationToken);
        }

        Assert.Equal(content, read.ToArray());
        Assert.True(server.Requests.Count > 3);
        Assert.All(server.Requests.Skip(1), static request => Assert.Equal("\"v1\"", request.Headers["If-Match"]));
    }

    [Fact]
    public async Task Writing_ThatFails_LeavesNoObjectBehind()
    {
        using var server = new LoopbackServer(static request => (request.Method, request.Query) switch
        {
            ("POST", "uploads") => new LoopbackAnswer(200, "<InitiateMultipartUploadResult><UploadId>U</UploadId></InitiateMultipartUploadResult>"),
            ("PUT", _) => new LoopbackAnswer(403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>"),
            _ => new LoopbackAnswer(204, ""),
        });
        using var aws = new AwsServices(server.Options);
        var file = await new S3ObjectStore(aws).OpenWriteAsync("data", "k", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<AwsException>(() => file.WriteAsync(new byte[9 << 20], TestContext.Current.CancellationToken).AsTask());
        await file.DisposeAsync();

        Assert.Equal(("DELETE", "uploadId=U"), (server.Requests[^1].Method, server.Requests[^1].Query));
    }
}
