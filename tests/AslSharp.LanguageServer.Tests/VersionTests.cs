using System.Text.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.LanguageServer.Completion;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Features;
using AslSharp.LanguageServer.Protocol;

namespace AslSharp.LanguageServer.Tests;

/// <summary>Versions of a large file are analyzed one from another, and all answers are those of who reads each of them anew.</summary>
public sealed class VersionTests
{
    private static readonly Uri File = new("file:///project/large.asl.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Edits_AtRandom_AreAnsweredAsIfTheFileWereNew(int seed)
    {
        var random = new Random(seed);
        var whole = LargeText.Make(12);
        var version = new OpenDocument(File, 1, whole);
        await version.AnalyzeAsync();
        var (cursor, taken) = (0, 0);
        for (var i = 2; i < 150; i++)
        {
            // People type some letters in one place, and then turn to another; what they leave broken does not stay so.
            if (i % 12 == 2) (version, cursor) = (version.With(i, [new ContentChange(whole)]), random.Next(whole.Length));
            var text = version.File.Text.ToString();
            cursor = Math.Min(cursor, text.Length);
            var (length, piece) = (random.Next(4) == 0 ? Math.Min(random.Next(5), text.Length - cursor) : 0, Piece(random, text));
            version = version.With(i, [new ContentChange(piece, new(PositionOf(text, cursor), PositionOf(text, cursor + length)))]);
            cursor += piece.Length;

            // Some versions are overtaken before anybody asks.
            if (random.Next(5) == 0) continue;
            taken += await AssertAsIfNewAsync(version, cursor, random);
        }

        Assert.True(taken > 20, $"Only {taken} versions had states of the version before.");
    }

    [Theory]
    [InlineData("\"Task 3\"", "\"Next\": \"Choice 3\"", "\"Next\": \"Choice 4\"")]
    [InlineData("\"Both 3\"", "\"$.both\"", "\"$.bothOfThem\"")]
    [InlineData("\"Left 3\": {", "\"left\": 3", "\"left\": 3,\n \"more\": []")]
    [InlineData("\"Line 3\": {", "$sum([1, 2])", "$sum([1, 2]) + $states.")]
    [InlineData("\"Task 3\"", "\"Retry\": [{", "\"Retry\": [")]
    [InlineData("\"Task 3\"", "\"Resource\": \"arn", "\"Resource\": \"${arn")]
    [InlineData("\"Task 3\"", "\"Type\": \"Task\",", "\"Type\": \"Task\", // soon")]
    [InlineData("\"Pass 3\"", "\"Type\": \"Pass\",", "\"Type\": \"Pass\", \"Paramters\": {},")]
    public async Task Edit_InOneState_IsAnsweredAsIfTheFileWereNew(string state, string old, string replacement)
    {
        var whole = LargeText.Make(12);
        var version = new OpenDocument(File, 1, whole);
        await version.AnalyzeAsync();
        var start = whole.IndexOf(old, whole.IndexOf(state, StringComparison.Ordinal), StringComparison.Ordinal);
        version = version.With(2, [new ContentChange(replacement, new(PositionOf(whole, start), PositionOf(whole, start + old.Length)))]);

        await AssertAsIfNewAsync(version, start + replacement.Length, new Random(1));

        // And taken back.
        var text = version.File.Text.ToString();
        version = version.With(3, [new ContentChange(old, new(PositionOf(text, start), PositionOf(text, start + replacement.Length)))]);
        await AssertAsIfNewAsync(version, start + old.Length, new Random(2));
    }

    [Fact]
    public async Task Typing_InOneState_KeepsAllOthersAndNoVersionButTheLast()
    {
        var whole = LargeText.Make(12);
        var version = new OpenDocument(File, 1, whole);
        var first = (await version.AnalyzeAsync()).Definitions[0].Analysis.Syntax!.Scope.States;
        var cursor = whole.IndexOf("\"$.both\"", whole.Length / 2, StringComparison.Ordinal) + 7;
        var past = new List<WeakReference>();
        for (var i = 2; i < 60; i++)
        {
            past.Add(new WeakReference(version));
            version = version.With(i, [new ContentChange("s", new(PositionOf(whole, cursor), PositionOf(whole, cursor)))]);
            await version.AnalyzeAsync();
        }

        var last = (await version.AnalyzeAsync()).Definitions[0].Analysis.Syntax!.Scope.States;
        GC.Collect();
        HashSet<StateSyntax> kept = [.. last];
        Assert.Equal(first.Length - 1, first.Count(kept.Contains));
        Assert.True(past.Count(static each => each.IsAlive) <= 3, "Versions are kept.");
        GC.KeepAlive(version);
    }

    [Fact]
    public async Task Versions_ThatAreReadAnew_KeepNoOthers()
    {
        var whole = LargeText.Make(12);
        var version = new OpenDocument(File, 1, whole);
        var past = new List<WeakReference>();
        for (var i = 2; i < 20; i++)
        {
            await version.AnalyzeAsync();
            past.Add(new WeakReference(version));

            // In all states at once.
            version = version.With(i, [new ContentChange(whole.Replace("$.order.id", $"$.order.id{i}", StringComparison.Ordinal))]);
        }

        await version.AnalyzeAsync();
        GC.Collect();
        Assert.True(past.Count(static each => each.IsAlive) <= 3, "Versions are kept.");
        GC.KeepAlive(version);
    }

    // Whether states were taken over is told, so that the test shows that there was something to hold.
    private static async Task<int> AssertAsIfNewAsync(OpenDocument version, int cursor, Random random)
    {
        var text = version.File.Text.ToString();
        var document = await version.AnalyzeAsync();
        var anew = AnalyzedDocument.Read(new OpenDocument(File, version.Version, text), version.File, Token);
        Assert.Equal(anew.Findings, document.Findings);
        Assert.Equal(Json(DiagnosticProvider.Find(anew)), Json(DiagnosticProvider.Find(document)));
        Assert.Equal(Json(OutlineProvider.Symbols(anew)), Json(OutlineProvider.Symbols(document)));
        Assert.Equal(Json(OutlineProvider.Folds(anew)), Json(OutlineProvider.Folds(document)));
        Assert.Equal(Json(CodeLensProvider.Find(anew)), Json(CodeLensProvider.Find(document)));
        Assert.Equal(Json(SemanticTokenProvider.Find(anew, Token)), Json(SemanticTokenProvider.Find(document, Token)));
        Assert.Equal(Json(InlayHintProvider.Find(anew, new(0, text.Length))), Json(InlayHintProvider.Find(document, new(0, text.Length))));
        foreach (var offset in (int[])[Math.Min(cursor, text.Length), random.Next(text.Length + 1), random.Next(text.Length + 1)])
        {
            Assert.Equal(Json(CompletionProvider.Complete(anew, offset, true, Token)), Json(CompletionProvider.Complete(document, offset, true, Token)));
            Assert.Equal(Json(HoverProvider.Find(anew, offset)), Json(HoverProvider.Find(document, offset)));
            Assert.Equal(Json(NameProvider.References(anew, offset, true)), Json(NameProvider.References(document, offset, true)));
            Assert.Equal(Json(RenameOf(anew, offset)), Json(RenameOf(document, offset)));
            Assert.Equal(Json(OutlineProvider.Selection(anew, offset)), Json(OutlineProvider.Selection(document, offset)));
            Assert.Equal(Json(SignatureProvider.Find(anew.At(offset))), Json(SignatureProvider.Find(document.At(offset))));
            Assert.Equal(Json(CodeActionProvider.Find(anew, new(offset, 0), null, Token)), Json(CodeActionProvider.Find(document, new(offset, 0), null, Token)));
        }

        return document.Definitions is [{ IsSpaced: true }] ? 1 : 0;
    }

    private static WorkspaceEdit? RenameOf(AnalyzedDocument document, int offset)
        => NameProvider.Rename(document, offset, "AnotherName", takesNotes: false);

    private static string Json<T>(T answer) => JsonSerializer.Serialize(answer, ProtocolJson.Settings);

    private static string Piece(Random random, string text) => random.Next(9) switch
    {
        0 => "\"",
        1 => "{}[],:$.\n\\"[random.Next(10)].ToString(),
        2 => new[] { "\"Next\": \"End\",", "States.", "$states.", "{% $x %}", "\"Type\": \"Map\"", "\"End\": true,", "[0]", "€", "${x}" }[random.Next(9)],
        3 => text.Length < 50 ? "x" : text.Substring(random.Next(text.Length - 40), random.Next(20)),
        _ => ((char)('a' + random.Next(26))).ToString(),
    };

    private static Position PositionOf(string text, int offset)
    {
        var line = text.AsSpan(0, offset).Count('\n');
        return new Position(line, offset - (line == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1));
    }
}
