using System.IO.Compression;
using System.Text;
using AslSharp.Runtime;

namespace AslSharp.Tests.DistributedMap;

public class GzipContentTests
{
    private const string File = """{"Bucket":"bucket","Key":"file"}""";

    private static readonly byte[] Rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(n => $"{n * 7919 % 1000}\n")));

    [Fact]
    public async Task File_CutOffAnywhere_Fails()
    {
        var whole = Pack(Rows);
        Assert.Equal(200, await CountAsync(whole));
        for (var length = 2; length < whole.Length; length++)
        {
            var exception = await Assert.ThrowsAsync<ItemReaderException>(() => CountAsync(whole[..length]));
            Assert.Equal("s3://bucket/file is cut off or damaged: the file is not read as complete.", exception.Message);
        }
    }

    [Theory]
    [InlineData(ItemInput.Csv)]
    [InlineData(ItemInput.Json)]
    [InlineData(ItemInput.JsonLines)]
    public async Task LargeFile_CutInHalf_Fails(ItemInput input)
    {
        var text = string.Join(input == ItemInput.Json ? "," : "\n", Enumerable.Range(0, 50_000));
        var whole = Pack(Encoding.UTF8.GetBytes(input == ItemInput.Json ? $"[{text}]" : text));
        Assert.Equal(input == ItemInput.Csv ? 49_999 : 50_000, await CountAsync(whole, input));
        await Assert.ThrowsAsync<ItemReaderException>(() => CountAsync(whole[..(whole.Length / 2)], input));
        await Assert.ThrowsAsync<ItemReaderException>(() => CountAsync(whole[..^8], input));
    }

    [Fact]
    public async Task Trailer_WithAWrongByte_Fails()
    {
        var whole = Pack(Rows);
        for (var at = 1; at <= 8; at++)
        {
            var broken = whole.ToArray();
            broken[^at] ^= 1;
            await Assert.ThrowsAsync<ItemReaderException>(() => CountAsync(broken));
        }
    }

    [Fact]
    public async Task Bytes_ThatAreDamaged_Fail()
    {
        var whole = Pack(Rows);
        for (var at = 10; at < whole.Length; at++)
        {
            var broken = whole.ToArray();
            broken[at] ^= 0x10;
            await Assert.ThrowsAsync<ItemReaderException>(() => CountAsync(broken));
        }
    }

    [Theory, InlineData("x"), InlineData("\0"), InlineData("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), InlineData("a text that is not compressed")]
    public async Task Garbage_BehindTheLastMember_Fails(string garbage)
    {
        var exception = await Assert.ThrowsAsync<ItemReaderException>(() => CountAsync([.. Pack(Rows), .. Encoding.UTF8.GetBytes(garbage)]));
        Assert.Equal("s3://bucket/file holds something else behind what it compresses: the file is not read as complete.", exception.Message);
    }

    [Theory, InlineData(1), InlineData(3), InlineData(int.MaxValue)]
    public async Task Members_OneBehindTheOther_AreOneText(int chunk)
    {
        byte[] members = [.. Pack(Rows), .. Pack([]), .. Pack("5\n"u8.ToArray()), .. Pack([]), .. Pack([])];
        Assert.Equal(201, await CountAsync(members, chunk: chunk));
        await Assert.ThrowsAsync<ItemReaderException>(() => CountAsync([.. Pack(Rows), .. Pack(Rows)[..^9]], chunk: chunk));
        await Assert.ThrowsAsync<ItemReaderException>(() => CountAsync([.. Pack(Rows), 0x1F], chunk: chunk));
    }

    [Fact]
    public async Task ManyMembers_OfAnyLength_AreRead()
    {
        // Trailers come to stand everywhere in the blocks that are read.
        var random = new Random(5);
        var members = new MemoryStream();
        var expected = 0;
        for (var i = 0; i < 400; i++)
        {
            var lines = random.Next(0, 400);
            expected += lines;
            members.Write(Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, lines).Select(_ => $"{random.Next()}\n")))));
        }

        Assert.Equal(expected, await CountAsync(members.ToArray()));
    }

    [Fact]
    public async Task Header_WithEveryField_IsPassed()
    {
        var packed = Pack(Rows);
        byte[] header = [0x1F, 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 5, 0, 1, 2, 3, 4, 5, (byte)'n', 0, (byte)'c', (byte)'c', 0, 9, 9];
        Assert.Equal(200, await CountAsync([.. header, .. packed[10..]]));
        for (var length = 4; length < header.Length; length++) await Assert.ThrowsAsync<ItemReaderException>(() => CountAsync(header[..length]));
        packed[3] = 0x20;
        await Assert.ThrowsAsync<ItemReaderException>(() => CountAsync(packed));
        packed[3] = 0;
        packed[2] = 7;
        await Assert.ThrowsAsync<ItemReaderException>(() => CountAsync(packed));
    }

    [Fact]
    public async Task EmptyText_HasNoItems() => Assert.Equal(0, await CountAsync(Pack([])));

    private static byte[] Pack(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(content);
        // The class library writes nothing at all for an empty text.
        return packed.ToArray() is { Length: > 0 } bytes ? bytes : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    private static async Task<int> CountAsync(byte[] packed, ItemInput input = ItemInput.JsonLines, int chunk = int.MaxValue)
        => (await Items.ReadAsync(new() { Input = input }, new TestStore([("file", packed)]) { Chunk = chunk }, File)).Count;
}
