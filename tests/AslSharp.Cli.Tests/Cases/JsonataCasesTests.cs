namespace AslSharp.Cli.Tests.Cases;

// Expressions by themselves, in both forms of the language.
public sealed class JsonataCasesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Test_InStepFunctions_RunsWhatTheServiceTakes()
    {
        _folder.Write("datasets.json", """{"people": {"name": "Ada", "ages": [36, 37]}}""");
        _folder.Write("cases.json", """
            [{"group": "g", "case": "as it stands", "expr": "1 + $two", "bindings": {"two": 2}, "result": 3, "sfn": {"ok": true}},
             {"group": "g", "case": "in another form", "expr": "$sum(ages)", "dataset": "people", "result": 73.0, "sfn": {"ok": false, "why": ["field"], "expr": "$states.input.($sum(ages))"}},
             {"group": "g", "case": "without a form", "expr": "$$.name", "dataset": "people", "result": "Ada", "sfn": {"ok": false, "why": ["root"]}},
             {"group": "g", "case": "eval", "expr": "$eval('1')", "result": 1, "sfn": {"ok": false, "why": ["eval"]}},
             {"group": "g", "case": "unnamed", "expr": "*", "data": [1, 2], "result": [1, 2], "sfn": {"ok": true}},
             {"group": "g", "case": "nothing", "expr": "$nothing", "undefinedResult": true, "sfn": {"ok": true}},
             {"group": "g", "case": "error", "expr": "1 + 'a'", "code": "T2002", "sfn": {"ok": true}}]
            """);

        var (exitCode, output, _) = await Tool.RunAsync("test", _folder.Path);

        Assert.Equal((0, "4 passed, 0 failed, 3 skipped"), (exitCode, output.TrimEnd().Split('\n')[^1]));
    }

    [Fact]
    public async Task Test_InTheReference_RunsAllButEval()
    {
        _folder.Write("cases.json", """
            [{"group": "g", "case": "root", "expr": "$$.name & (none ?? '!')", "data": {"name": "Ada"}, "result": "Ada!", "sfn": {"ok": false, "why": ["root"]}},
             {"group": "g", "case": "syntax", "expr": "[1", "code": "S0203", "sfn": {"ok": false, "why": ["syntax"]}},
             {"group": "g", "case": "any order", "expr": "items", "data": {"items": [1, 2, 3]}, "unordered": true, "result": [3, 1, 2], "sfn": {"ok": false}},
             {"group": "g", "case": "eval", "expr": "$eval('1')", "result": 1, "sfn": {"ok": false, "why": ["eval"]}}]
            """);

        var (exitCode, output, _) = await Tool.RunAsync("test", _folder.Path, "--dialect", "reference");

        Assert.Equal((0, "3 passed, 0 failed, 1 skipped"), (exitCode, output.TrimEnd().Split('\n')[^1]));
    }

    [Theory]
    [InlineData("""{"expr": "1 + 1", "result": 3, "sfn": {"ok": true}}""", "1 + 1: expected 3 but was 2")]
    [InlineData("""{"expr": "1 + 1", "undefinedResult": true, "sfn": {"ok": true}}""", "1 + 1: expected nothing but was 2")]
    [InlineData("""{"expr": "$x", "result": null, "sfn": {"ok": true}}""", "$x: expected null but was nothing")]
    [InlineData("""{"expr": "1 + 1", "code": "T2001", "sfn": {"ok": true}}""", "1 + 1: expected the error T2001 but was 2")]
    [InlineData("""{"expr": "1 + 'a'", "code": "T2001", "sfn": {"ok": true}}""", "1 + 'a': expected the error T2001 but failed with T2002")]
    [InlineData("""{"expr": "[1", "result": 1, "sfn": {"ok": true}}""", "[1: expected 1 but failed with S0203")]
    [InlineData("""{"expr": "a + 1", "result": 1, "sfn": {"ok": true}}""", "a + 1: is refused: Reference to 'a' at the top level is not supported")]
    [InlineData("""{"expr": "[1, 2]", "result": [2, 1], "sfn": {"ok": true}}""", "[1, 2]: expected [2,1] but was [1,2]")]
    public async Task Test_AWrongResult_IsTold(string item, string message)
    {
        _folder.Write("cases.json", "[" + item.Insert(1, "\"group\": \"g\", \"case\": \"c\", ") + "]");

        var (exitCode, output, _) = await Tool.RunAsync("test", _folder.Path);

        Assert.Equal(1, exitCode);
        Assert.Contains("failed: g/c: " + message, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_AnUnknownDataset_IsAMistakeOfUse()
    {
        _folder.Write("cases.json", """[{"group": "g", "case": "c", "expr": "1", "dataset": "none", "result": 1, "sfn": {"ok": true}}]""");
        _folder.Write("datasets.json", "{}");

        var (_, _, error) = await Tool.RunAsync("test", _folder.Path);

        Assert.Contains("There is no 'none' in datasets.json", error, StringComparison.Ordinal);
    }
}
