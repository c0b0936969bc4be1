using System.Text;
using AslSharp.Runtime;

namespace AslSharp.Tests.DistributedMap;

public class CsvItemsTests
{
    // What each text means, headers in the first row.
    public static TheoryData<string, string> Texts => new()
    {
        { "a,b\n1,2\n3,4\n", """[{"a":"1","b":"2"},{"a":"3","b":"4"}]""" },
        { "a,b\n1,2", """[{"a":"1","b":"2"}]""" },
        { "a,b\r\n1,2\r\n\r\n3,4\r\n", """[{"a":"1","b":"2"},{"a":"3","b":"4"}]""" },
        { "\uFEFFa,b\n1,2\n", """[{"a":"1","b":"2"}]""" },
        { "a,b,c\n1\n1,2,3,4\n,,\n", """[{"a":"1","b":"","c":""},{"a":"1","b":"2","c":"3"},{"a":"","b":"","c":""}]""" },
        { "a,b\n\"x,y\",\"line\nnext\"\n", """[{"a":"x,y","b":"line\nnext"}]""" },
        { "a,b\n\"say \"\"hi\"\"\",z\n", """[{"a":"say \"hi\"","b":"z"}]""" },
        { "a,b\n\"\",\"q\"\n", """[{"a":"","b":"q"}]""" },
        { "a,b\nx\\,y,z\n", """[{"a":"x,y","b":"z"}]""" },
        { "a,b\n\"x\\\"y\",q\\\\r\n", """[{"a":"x\"y","b":"q\\r"}]""" },
        { "a,b\nx\\ny,\\\\\n", """[{"a":"xny","b":"\\"}]""" },
        { "a,b\nx\ty,mid\"quote\n", """[{"a":"x\ty","b":"mid\"quote"}]""" },
        { "a,b\n'H',   \n   \n", """[{"a":"'H'","b":"   "},{"a":"   ","b":""}]""" },
        { "ä,\"b,c\"\nü,€\n", """[{"ä":"ü","b,c":"€"}]""" },
        { "a,b\r1,2\r", """[{"a":"1","b":"2"}]""" },
        { "a,b\n", "[]" },
        { "", "[]" },
    };

    [Theory, MemberData(nameof(Texts))]
    public async Task Csv_ReadAtOnceOrByteByByte_GivesRows(string text, string expected)
    {
        var format = new ItemReaderFormat { Input = ItemInput.Csv };
        Assert.Equal(expected, await Items.ReadTextAsync(format, text));
        Assert.Equal(expected, await Items.ReadTextAsync(format, text, chunk: 1));
    }

    [Theory, InlineData(','), InlineData('|'), InlineData(';'), InlineData(' '), InlineData('\t')]
    public async Task Csv_WithDelimiter_SplitsAtIt(char delimiter)
    {
        var format = new ItemReaderFormat { Input = ItemInput.Csv, Delimiter = delimiter, Headers = ["a", "b"] };
        Assert.Equal("""[{"a":"1","b":"2"}]""", await Items.ReadTextAsync(format, $"1{delimiter}2\n"));
    }

    [Fact]
    public async Task Csv_WithGivenHeaders_TakesTheFirstRowAsItem()
        => Assert.Equal("""[{"H":"1"},{"H":"3"}]""", await Items.ReadTextAsync(new() { Input = ItemInput.Csv, Headers = ["H"] }, "1,2\n3\n"));

    [Theory, InlineData("a,a\n1,2\n", null), InlineData("1,2\n", "H1")]
    public async Task Csv_WithRepeatedHeaders_Fails(string text, string? header)
    {
        var format = new ItemReaderFormat { Input = ItemInput.Csv, Headers = header is null ? null : [header, header] };
        var exception = await Assert.ThrowsAsync<ItemReaderException>(() => Items.ReadTextAsync(format, text));
        Assert.Equal("CSV headers cannot contain duplicates.", exception.Message);
    }

    [Theory]
    [InlineData("a,b\n\"open,1\n2,3\n")]
    [InlineData("a,b\n1,\"")]
    [InlineData("a,b\n1,\"x\"\"")]
    [InlineData("a,\"b\n1,2\n")]
    public async Task Csv_EndingInsideOfAQuotedField_Fails(string text)
    {
        foreach (var chunk in new[] { 1, int.MaxValue })
        {
            var exception = await Assert.ThrowsAsync<ItemReaderException>(() => Items.ReadTextAsync(new() { Input = ItemInput.Csv }, text, chunk));
            Assert.Equal("s3://bucket/file ends inside of a field that a quotation mark opens.", exception.Message);
        }
    }

    [Theory, InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0 }), InlineData(new byte[] { 0xFE, 0xFF, 0, 0x61 })]
    public async Task Csv_InUtf16_Fails(byte[] content)
    {
        var store = new TestStore([("file", content)]);
        var exception = await Assert.ThrowsAsync<ItemReaderException>(() => Items.ReadAsync(new() { Input = ItemInput.Csv }, store, """{"Bucket":"bucket","Key":"file"}"""));
        Assert.Equal("s3://bucket/file is UTF-16; only UTF-8 is read.", exception.Message);
    }

    [Fact]
    public async Task Csv_WithBytesThatAreNoText_ReplacesThem()
    {
        var store = new TestStore([("file", [(byte)'a', (byte)'\n', 0xFF, (byte)'x', (byte)'\n'])]);
        var items = await Items.ReadAsync(new() { Input = ItemInput.Csv }, store, """{"Bucket":"bucket","Key":"file"}""");
        Assert.Equal("\uFFFDx", Assert.Single(items).Value["a"].GetString());
    }

    [Fact]
    public async Task Csv_OverManyBlocks_LosesNothing()
    {
        var text = new StringBuilder("n,text\n");
        for (var i = 0; i < 20_000; i++) text.Append(i).Append(",\"row ").Append(i).Append("\"\n");
        text.Append("last,").Append('x', 200_000).Append('\n');
        var store = Items.Store(("file", text.ToString()));
        var items = await Items.ReadAsync(new() { Input = ItemInput.Csv }, store, """{"Bucket":"bucket","Key":"file"}""");
        Assert.Equal(20_001, items.Count);
        for (var i = 0; i < 20_000; i++) Assert.Equal($"row {i}", items[i].Value["text"].GetString());
        Assert.Equal(200_000, items[^1].Value["text"].GetString().Length);
    }
}
