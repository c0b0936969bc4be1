using AslSharp.Fuzzing.Checks;
using AslSharp.Fuzzing.Inputs;

namespace AslSharp.Fuzzing;

/// <summary>The corpus may hold anything.</summary>
public sealed class CorpusReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aslsharp-corpus");

    public static TheoryData<string, string, string[]> Files => new()
    {
        { "a definition", """{"StartAt":"A","States":{}}""", ["""{"StartAt":"A","States":{}}"""] },
        { "no JSON", "${ not: JSON", ["${ not: JSON"] },
        { "JSON of another kind", "[1, 2]", ["[1, 2]"] },
        { "a scalar", "7", ["7"] },
        { "a case", """{"definition":{"StartAt":"A"},"input":{"definition":{"x":1}}}""", ["""{"StartAt":"A"}""", """{"x":1}"""] },
        { "a list of cases", """[{"text":"{"},{"definitionText":"}"},[{"definition":"x"}]]""", ["{", "}", "x"] },
        { "rows", """{"rows":[{"definition":{"a":1}},{"definition":{"a":2}}]}""", ["""{"a":1}""", """{"a":2}"""] },
        { "half a character", """[{"text":"x\ud83dy"}]""", ["x\ud83dy"] },
        { "half a character in a name", """{"\ud83d":{"text":"x"},"text":"y"}""", ["x", "y"] },
        { "escapes", """{"text":"\"\\\/\b\f\n\r\t\u0000é"}""", ["\"\\/\b\f\n\r\t\0é"] },
        { "repeated members", """{"text":"x","text":"y"}""", ["x", "y"] },
        { "a byte order mark", "\uFEFF{\"text\":\"x\"}", ["\uFEFF{\"text\":\"x\"}"] },
        { "brackets", new string('[', 5000), [new string('[', 5000)] },
        { "nested lists", new string('[', 1500) + new string(']', 1500), [new string('[', 1500) + new string(']', 1500)] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_AnyFile_GivesWhatItHolds(string what, string content, string[] texts)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "file.json"), content, new System.Text.UTF8Encoding(false));
        var reader = new CorpusReader();

        reader.Read(_folder.FullName);

        Assert.True(texts.SequenceEqual(reader.Texts), what);
        Assert.Empty(reader.Skipped);
    }

    [Fact]
    public void Read_Expressions_GivesThoseWrittenAndThoseOfADialect()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "cases.json"), """[{"expr":"a + 1","sfn":{"ok":false,"expr":"$states.input.(a + 1)"}},{"expr":"'\ud83d'"}]""");
        var reader = new CorpusReader();

        reader.Read(Path.Combine(_folder.FullName, "cases.json"));

        Assert.Equal(["a + 1", "$states.input.(a + 1)", "'\ud83d'"], reader.Expressions);
        Assert.Empty(reader.Texts);
    }

    [Fact]
    public void Read_WhatCannotBeUsed_IsTold()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "empty.json"), "");
        File.WriteAllBytes(Path.Combine(_folder.FullName, "huge.json"), new byte[9_000_000]);
        File.WriteAllText(Path.Combine(_folder.FullName, "long.json"), new string('x', 300_000));
        var reader = new CorpusReader();

        reader.Read(_folder.FullName);
        reader.Read(Path.Combine(_folder.FullName, "gone"));

        Assert.Empty(reader.Texts);
        Assert.Equal(["empty.json", "huge.json", "long.json", "gone"], reader.Skipped.Select(static skipped => Path.GetFileName(skipped.Path)));
    }

    [Fact]
    public void Read_InvalidUtf8_IsATextForTheCompiler()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "bytes.asl.json"), [0x7B, 0xFF, 0xC0, 0x00, 0xED, 0xA0, 0x80, 0x7D]);
        var reader = new CorpusReader();

        reader.Read(_folder.FullName);

        CompilerChecks.Check(GeneratedCode.FileName, Assert.Single(reader.Texts), TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
