using System.IO.Compression;
using System.Text;
using AslSharp.Parquet;
using Parquet;
using Parquet.Serialization;
using ZstdSharp;

namespace AslSharp.Cli.Tests.Decoders;

/// <summary>Items in Parquet and Zstandard, read by the tool, which has both packages.</summary>
public sealed class DecoderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DecoderTests() => Directory.CreateDirectory(Path.Combine(_folder.Path, "store", "bucket"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Parquet_RowsOfAllGroups_AreItems()
    {
        var file = new MemoryStream();
        Row[] rows =
        [
            new Row
            {
                Id = 1, Name = "lamp \"x\"", When = new DateTime(2025, 1, 2, 3, 4, 5, DateTimeKind.Utc), Price = 49.90m, Size = 1.5, Tags = ["a", "b"],
                Place = new Place { Shelf = 3 }, Parts = [new Place { Shelf = 1 }, new Place()], Stock = new() { ["Rome"] = 2 }, Mark = [1, 2],
            },
            new Row { Id = 1L << 40 },
            new Row { Id = 3 },
        ];
        await ParquetSerializer.SerializeAsync(rows, file, new ParquetOptions { RowGroupSize = 2 }, cancellationToken: TestContext.Current.CancellationToken);
        Write("items.parquet", file.ToArray());

        var (exitCode, output, error) = await RunAsync("items.parquet", "PARQUET");

        Assert.True(exitCode == 0, error);
        var items = AslValue.Parse(output);
        Assert.Equal(
            """{"Id":1,"Name":"lamp \"x\"","When":"2025-01-02T03:04:05Z","Price":49.9,"Size":1.5,"Tags":["a","b"],"Place":{"Shelf":3},"Parts":[{"Shelf":1},{"Shelf":null}],"Stock":{"Rome":2},"Mark":"AQI="}""",
            items[0].ToJson().Replace("2025-01-02T03:04:05\"", "2025-01-02T03:04:05Z\"", StringComparison.Ordinal));
        Assert.Equal(["1", "1099511627776", "3"], items.Items.ToArray().Select(static item => item["Id"].ToJson()));
        Assert.Equal(("null", "null", "null"), (items[1]["Name"].ToJson(), items[1]["Place"].ToJson(), items[1]["Stock"].ToJson()));
    }

    [Fact]
    public async Task Parquet_OfAStreamThatCannotBeSoughtIn_IsCopied()
    {
        var file = new MemoryStream();
        await ParquetSerializer.SerializeAsync([new Place { Shelf = 7 }], file, cancellationToken: TestContext.Current.CancellationToken);
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(file.ToArray());
        packed.Position = 0;

        await using var text = await new ParquetDecoder().DecodeAsync(new GZipStream(packed, CompressionMode.Decompress), TestContext.Current.CancellationToken);

        Assert.Equal("{\"Shelf\":7}\n", await new StreamReader(text).ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Parquet_FileThatIsNone_FailsTheMap()
    {
        Write("items.parquet", Encoding.UTF8.GetBytes("PAR1 and nothing else"));

        var (exitCode, _, error) = await RunAsync("items.parquet", "PARQUET");

        Assert.Equal(1, exitCode);
        Assert.Contains("States.ItemReaderFailed", error, StringComparison.Ordinal);
        Assert.Contains("Cause: not a parquet file", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CSV", "n\n1\n2\n", """[{"n":"1"},{"n":"2"}]""")]
    [InlineData("JSON", "[1,2]", "[1,2]")]
    [InlineData("JSONL", "1\n2\n", "[1,2]")]
    public async Task Zstandard_IsReadAsWhatItHolds(string type, string text, string expected)
    {
        using var compressor = new Compressor();
        Write("items.zst", compressor.Wrap(Encoding.UTF8.GetBytes(text)).ToArray());

        var (exitCode, output, error) = await RunAsync("items.zst", type);

        Assert.True(exitCode == 0, error);
        Assert.Equal(expected, output.Trim());
    }

    [Fact]
    public async Task Zstandard_CutOff_FailsTheMap()
    {
        using var compressor = new Compressor();
        var content = compressor.Wrap(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 10_000))}]")).ToArray();
        Write("items.zst", content[..(content.Length / 2)]);

        var (exitCode, _, error) = await RunAsync("items.zst", "JSON");

        Assert.Equal(1, exitCode);
        Assert.Contains("States.ItemReaderFailed", error, StringComparison.Ordinal);
    }

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder.Path, "store", "bucket", name), content);

    private Task<(int ExitCode, string Output, string Error)> RunAsync(string key, string type)
    {
        var header = type == "CSV" ? """, "CSVHeaderLocation": "FIRST_ROW" """ : "";
        var definition = _folder.Write("items.asl.json", """
            {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true,
              "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "bucket", "Key": "KEY"}, "ReaderConfig": {"InputType": "TYPE"}},
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}}
            """.Replace("KEY", key, StringComparison.Ordinal).Replace("\"TYPE\"", $"\"{type}\"{header}", StringComparison.Ordinal));
        return Tool.RunAsync("run", definition, "--quiet", "--store", Path.Combine(_folder.Path, "store"));
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public string? Name { get; set; }

        public DateTime When { get; set; }

        public decimal Price { get; set; }

        public double Size { get; set; }

        public List<string>? Tags { get; set; }

        public Place? Place { get; set; }

        public List<Place>? Parts { get; set; }

        public Dictionary<string, int>? Stock { get; set; }

        public byte[]? Mark { get; set; }
    }

    private sealed class Place
    {
        public int? Shelf { get; set; }
    }
}
