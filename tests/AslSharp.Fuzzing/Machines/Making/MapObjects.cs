using System.IO.Compression;
using System.Text;

namespace AslSharp.Fuzzing.Machines.Making;

/// <summary>An object that distributed Maps read.</summary>
/// <param name="Key">Its key, or the prefix that is listed.</param>
/// <param name="InputType">How it is read; empty where objects are listed.</param>
/// <param name="Items">How many items it has; -1 where the whole of it is not there or is wrong, so that reading it to the end has to fail.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record MapObject(string Key, string InputType, int Items, byte[] Content);

/// <summary>The objects of the fuzzer's store: right ones, and ones that must not be taken for complete.</summary>
internal static class MapObjects
{
    private const int Many = 250;

    private static readonly string Csv = "id,name\n" + string.Concat(Enumerable.Range(0, Many).Select(static i => $"{i},\"name {i}, {(i * 7919L) % 100_003}\"\n"));
    private static readonly string Lines = string.Concat(Enumerable.Range(0, Many).Select(static i => $"{{\"p\":{i},\"s\":\"{(i * 7919L) % 100_003}\"}}\n"));
    private static readonly string Json = "[" + string.Join(",", Enumerable.Range(0, Many).Select(static i => $"{{\"p\":{i},\"s\":\"{(i * 7919L) % 100_003}\"}}")) + "]";

    /// <summary>All of them.</summary>
    internal static MapObject[] All { get; } =
    [
        new("small.json", "JSON", 3, Bytes("[1,{\"p\":2},\"three\"]")),
        new("small.csv", "CSV", 2, Bytes("\uFEFFa,b\n1,2\n\"x\"\"y\",\"line\nbreak\"")),
        new("small.jsonl", "JSONL", 3, Bytes("1\n{\"p\":2}\n\n\"three\"\n")),
        new("empty.json", "JSON", 0, Bytes("[]")),
        new("good.csv", "CSV", Many, Bytes(Csv)),
        new("good.csv.gz", "CSV", Many, Zip(Csv)),
        new("good.jsonl.gz", "JSONL", Many, Zip(Lines)),
        new("good.json.gz", "JSON", Many, Zip(Json)),
        new("cut.csv.gz", "CSV", -1, Cut(Zip(Csv), 0.5)),
        new("cut.jsonl.gz", "JSONL", -1, Cut(Zip(Lines), 0.6)),
        new("cut.json.gz", "JSON", -1, Cut(Zip(Json), 0.7)),
        new("untrailed.csv.gz", "CSV", -1, Zip(Csv)[..^8]),
        new("untrailed.jsonl.gz", "JSONL", -1, Zip(Lines)[..^4]),
        new("wrongsum.jsonl.gz", "JSONL", -1, WrongSum(Zip(Lines))),
        new("cut.json", "JSON", -1, Bytes(Json[..(Json.Length / 2)])),
        new("trailing.json", "JSON", -1, Bytes("[1,2] [3]")),
        new("cut.jsonl", "JSONL", -1, Bytes("{\"p\":1}\n{\"p\":")),
        new("garbage.json", "JSON", -1, [0x5B, 0xFF, 0xFE, 0x00, 0x5D]),
        new("deep.json", "JSON", -1, Bytes("[" + new string('[', 5000) + new string(']', 5000) + "]")),
        new("scalar.json", "JSON", -1, Bytes("7")),
        new("gone.json", "JSON", -1, []),
        new("list/", "", 3, []),
        new("list/1", "JSON", 1, Bytes("[1]")),
        new("list/2", "JSON", 1, Bytes("[2]")),
        new("list/3", "JSON", 1, Bytes("[3]")),
    ];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(string text)
    {
        var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Optimal)) zip.Write(Bytes(text));
        return target.ToArray();
    }

    private static byte[] Cut(byte[] bytes, double part) => bytes[..(int)(bytes.Length * part)];

    private static byte[] WrongSum(byte[] zipped)
    {
        zipped[^7] ^= 0x55;
        return zipped;
    }
}
