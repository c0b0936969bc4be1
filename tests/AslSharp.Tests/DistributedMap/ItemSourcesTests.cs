using System.IO.Compression;
using System.Text;
using AslSharp.Runtime;

namespace AslSharp.Tests.DistributedMap;

public class ItemSourcesTests
{
    private const string NoSuchPlace = "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.";
    private const string File = """{"Bucket":"bucket","Key":"file"}""";

    public static TheoryData<string, string?, string> Json => new()
    {
        { "[1, \"a,]}\", {\"b\": [1, 2]}, [], null, -1.5e3]", null, """[1,"a,]}",{"b":[1,2]},[],null,-1.5e3]""" },
        { "[]", null, "[]" },
        { "\uFEFF [ true ] \r\n\t ", null, "[true]" },
        { """{"a": 1, "b\"c": {"d": "}"}}""", null, """[["a",1],["b\"c",{"d":"}"}]]""" },
        { "{}", null, "[]" },
        { """{"x": [[0], {"y": 1}], "data": {"items": [1, 2]}, "z": 3}""", "/data/items", "[1,2]" },
        { """{"skip": "a \\\" ] }", "list": [{"no": []}, {"yes": {"k": "v"}}]}""", "/list/1/yes", """[["k","v"]]""" },
        { """{"a/b": {"~": [7]}}""", "/a~1b/~0", "[7]" },
    };

    [Theory, MemberData(nameof(Json))]
    public async Task Json_ReadAtOnceOrByteByByte_GivesItems(string text, string? pointer, string expected)
    {
        var format = new ItemReaderFormat { Input = ItemInput.Json, Pointer = pointer };
        Assert.Equal(expected, await Items.ReadTextAsync(format, text));
        Assert.Equal(expected, await Items.ReadTextAsync(format, text, chunk: 1));
    }

    [Theory]
    [InlineData("5", null, "Attempting to map over non-iterable node.")]
    [InlineData("""{"a": 5}""", "/a", "Attempting to map over non-iterable node.")]
    [InlineData("""{"a": 5}""", "/b", NoSuchPlace)]
    [InlineData("""{"a": 5}""", "/a/b", NoSuchPlace)]
    [InlineData("""{"a": [[1]]}""", "/a/1", NoSuchPlace)]
    [InlineData("""{"a": [1]}""", "//a", NoSuchPlace)]
    [InlineData("[1, 2] trailing", null, "s3://bucket/file is not JSON: Something follows its end.")]
    [InlineData("[1, 2] [3]", null, "s3://bucket/file is not JSON: Something follows its end.")]
    [InlineData("[1, 2],", null, "s3://bucket/file is not JSON: Something follows its end.")]
    [InlineData("[1, 2]]", null, "s3://bucket/file is not JSON: Something follows its end.")]
    [InlineData("{}\0", null, "s3://bucket/file is not JSON: Something follows its end.")]
    [InlineData("""{"a": [1]} 5""", "/a", "s3://bucket/file is not JSON: Something follows its end.")]
    [InlineData("""{"a": [1], "b": """, "/a", "s3://bucket/file is not JSON: The text ends too early.")]
    [InlineData("""{"x": {"a": [1]}""", "/x/a", "s3://bucket/file is not JSON: The text ends too early.")]
    [InlineData("[1, 2", null, "s3://bucket/file is not JSON: The text ends too early.")]
    [InlineData("[1 2]", null, "s3://bucket/file is not JSON: A comma is expected.")]
    [InlineData("[1,]", null, "s3://bucket/file is not JSON: A value is expected.")]
    [InlineData("", null, "s3://bucket/file is not JSON: The text ends too early.")]
    public async Task Json_ThatHoldsNoItems_Fails(string text, string? pointer, string message)
    {
        var format = new ItemReaderFormat { Input = ItemInput.Json, Pointer = pointer };
        Assert.Equal(message, (await Assert.ThrowsAsync<ItemReaderException>(() => Items.ReadTextAsync(format, text))).Message);
        Assert.Equal(message, (await Assert.ThrowsAsync<ItemReaderException>(() => Items.ReadTextAsync(format, text, chunk: 1))).Message);
    }

    [Theory, InlineData(1), InlineData(int.MaxValue)]
    public async Task JsonLines_GivesAValueForEachLine(int chunk)
        => Assert.Equal("""[{"a":1},2,"x"]""", await Items.ReadTextAsync(new() { Input = ItemInput.JsonLines }, "{\"a\": 1}\r\n\n2\n \n\"x\"", chunk));

    [Fact]
    public async Task Gzip_IsReadAsWhatItHolds()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write("[1,2]"u8);
        var store = new TestStore([("file", packed.ToArray())]) { Chunk = 1 };
        Assert.Equal(2, (await Items.ReadAsync(new() { Input = ItemInput.Json }, store, File)).Count);
    }

    [Fact]
    public async Task Zstandard_Fails()
    {
        var store = new TestStore([("file", [0x28, 0xB5, 0x2F, 0xFD, 0])]);
        var exception = await Assert.ThrowsAsync<ItemReaderException>(() => Items.ReadAsync(new() { Input = ItemInput.Json }, store, File));
        Assert.Contains("the package AslSharp.Zstandard reads", exception.Message);
    }

    [Fact]
    public async Task Parquet_WithoutADecoder_SaysWhichPackageHasOne()
    {
        var store = new TestStore([("file", [.. "PAR1"u8])]);
        var exception = await Assert.ThrowsAsync<ItemReaderException>(() => Items.ReadAsync(new() { Input = ItemInput.Parquet }, store, File));
        Assert.Contains("the package AslSharp.Parquet does", exception.Message);
    }

    [Fact]
    public async Task Decoder_OfAStoreInsideAnother_MakesTheText()
    {
        var store = new DecodingObjectStore(new DecodingObjectStore(new TestStore([("file", [.. "UP: [1]"u8])]), new Upside()));
        Assert.Single(await Items.ReadAsync(new() { Input = ItemInput.Json }, store, File));
    }

    [Fact]
    public async Task Object_ThatIsNotThere_Fails()
    {
        var exception = await Assert.ThrowsAsync<ItemReaderException>(() => Items.ReadAsync(new() { Input = ItemInput.Json }, Items.Store(), File));
        Assert.Equal("There is no object 'file' in the bucket 'bucket'.", exception.Message);
    }

    [Theory, InlineData(2), InlineData(7)]
    public async Task Object_ShorterThanItsListingSays_Fails(int missing)
    {
        var store = new TestStore([("a/1", "1\n2\n3\n4\n"u8.ToArray())]) { Missing = missing };
        var format = new ItemReaderFormat { ListsObjects = true, LoadsObjects = true, Input = ItemInput.JsonLines };
        var exception = await Assert.ThrowsAsync<ItemReaderException>(() => Items.ReadAsync(format, store, """{"Bucket":"bucket","Prefix":"a/"}"""));
        Assert.Equal($"s3://bucket/a/1 ends after {8 - missing} of 8 bytes.", exception.Message);
    }

    [Fact]
    public async Task Object_ShorterThanItsOwnStreamSays_Fails()
    {
        var store = new TestStore([("file", "1\n2\n3\n4\n"u8.ToArray())]) { Missing = 2, SaysLength = true };
        var exception = await Assert.ThrowsAsync<ItemReaderException>(() => Items.ReadAsync(new() { Input = ItemInput.JsonLines }, store, File));
        Assert.Equal("s3://bucket/file ends after 6 of 8 bytes.", exception.Message);
    }

    [Fact]
    public async Task ObjectList_GivesMetadata()
    {
        var store = Items.Store(("a/1", "x"), ("a/2", "yy"), ("b", "z"));
        var items = await Items.ReadAsync(new() { ListsObjects = true }, store, """{"Bucket":"bucket","Prefix":"a/"}""");
        Assert.Equal(
            ["""{"Etag":"\"e\"","Key":"a/1","LastModified":5.0,"Size":1,"StorageClass":"STANDARD"}""", """{"Etag":"\"e\"","Key":"a/2","LastModified":5.0,"Size":2,"StorageClass":"STANDARD"}"""],
            items.Select(item => item.Value.ToJson()));
        Assert.Equal("s3://bucket", items[0].Source);
    }

    [Fact]
    public async Task ObjectList_Loaded_GivesItemsOfEachObject()
    {
        var store = Items.Store(("a/", ""), ("a/1", "1\n2\n"), ("a/2", "3"));
        var format = new ItemReaderFormat { ListsObjects = true, LoadsObjects = true, Input = ItemInput.JsonLines };
        var items = await Items.ReadAsync(format, store, """{"Bucket":"bucket","Prefix":"a/"}""");
        Assert.Equal(["1", "2", "3"], items.Select(item => item.Value.ToJson()));
        Assert.Equal(["s3://bucket/a/1", "s3://bucket/a/1", "s3://bucket/a/2"], items.Select(item => item.Source));
    }

    [Fact]
    public async Task AthenaManifest_GivesItemsOfItsFiles()
    {
        var store = Items.Store(("file", "s3://bucket/one\ns3://bucket/two\n"), ("one", "1,2\n"), ("two", "3,4\n"));
        var format = new ItemReaderFormat { Manifest = ItemManifest.AthenaData, Input = ItemInput.Csv, Headers = ["a", "b"] };
        var items = await Items.ReadAsync(format, store, File);
        Assert.Equal(["""{"a":"1","b":"2"}""", """{"a":"3","b":"4"}"""], items.Select(item => item.Value.ToJson()));
    }

    [Fact]
    public async Task Inventory_GivesRowsNamedByItsSchema()
    {
        const string Manifest = """{"sourceBucket":"s","destinationBucket":"arn:aws:s3:::bucket","fileFormat":"CSV","fileSchema":"Bucket, Key, Size","files":[{"key":"data/1.csv.gz","size":5}]}""";
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write("\"s\",\"k1\",\"5\"\n\"s\",\"k2\",\"6\"\n"u8);
        var store = new TestStore([("file", Encoding.UTF8.GetBytes(Manifest)), ("data/1.csv.gz", packed.ToArray())]);
        var items = await Items.ReadAsync(new() { Manifest = ItemManifest.Inventory }, store, File);
        Assert.Equal(["""{"Bucket":"s","Key":"k1","Size":"5"}""", """{"Bucket":"s","Key":"k2","Size":"6"}"""], items.Select(item => item.Value.ToJson()));
    }

    private sealed class Upside : IItemDecoder
    {
        public ReadOnlySpan<byte> Mark => "UP: "u8;

        public async ValueTask<Stream> DecodeAsync(Stream content, CancellationToken cancellationToken)
        {
            await content.ReadExactlyAsync(new byte[4], cancellationToken);
            return content;
        }
    }
}
