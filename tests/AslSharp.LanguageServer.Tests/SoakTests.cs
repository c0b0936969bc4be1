using System.Text.Json;
using AslSharp.Compiler;
using AslSharp.Compiler.Text;
using AslSharp.LanguageServer.Protocol;
using StreamJsonRpc;
using Range = AslSharp.LanguageServer.Protocol.Range;

namespace AslSharp.LanguageServer.Tests;

/// <summary>Many questions about many definitions, and many edits.</summary>
public sealed class SoakTests
{
    private const int ContentModified = -32801;

    // More of them where somebody has the time.
    private static readonly int Edits = int.TryParse(Environment.GetEnvironmentVariable("ASLSHARP_EDITS"), out var edits) ? edits : 1500;

    private static readonly string[] AtPlaces =
    [
        "textDocument/completion", "textDocument/hover", "textDocument/signatureHelp", "textDocument/definition", "textDocument/documentHighlight",
        "textDocument/prepareRename",
    ];

    private static readonly string[] OfDocuments =
    [
        "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/documentLink", "textDocument/semanticTokens/full", "textDocument/codeLens",
    ];

    [Fact]
    public async Task Requests_OnPublishedDefinitions_AreAnswered()
    {
        var paths = Definitions.Published;
        Assert.SkipWhen(paths.Count == 0, "There are no published definitions beside the repository.");
        await using var editor = await Editor.StartAsync();
        var random = new Random(20261130);
        foreach (var path in paths) await AskAllAsync(editor, path, random, 6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3, true)]
    public async Task Edits_AtRandom_NeverCrashAndNeverAnswerAboutAnotherVersion(int seed, bool isLarge = false)
    {
        await using var editor = await Editor.StartAsync();
        var random = new Random(seed);
        var whole = isLarge ? LargeText.Make(8) : await File.ReadAllTextAsync(Definitions.OfSamples.First(), TestContext.Current.CancellationToken);
        var document = await editor.OpenAsync($"file:///project/random{seed}.asl.json", whole.Replace("|", "", StringComparison.Ordinal));
        for (var i = 0; i < Edits; i++)
        {
            var start = random.Next(document.Text.Length + 1);
            var length = Math.Min(random.Next(8) == 0 ? random.Next(60) : random.Next(3), document.Text.Length - start);
            await document.ChangeAsync(start, length, Piece(random, document.Text));
            if (document.Text.Length > 3 * whole.Length || document.Text.Length < whole.Length / 3 || (isLarge && i % 20 == 0)) await document.ChangeAsync(0, document.Text.Length, whole);

            // Not waited for: the next edit may overtake it.
            var request = AskAsync(editor, document, AtPlaces[random.Next(AtPlaces.Length)], random.Next(document.Text.Length + 1));
            if (random.Next(4) == 0) await request;
            if (i % 50 == 0) await AssertCurrentAsync(document);
        }

        await AssertCurrentAsync(document);
    }

    // What the server says of the last version is what the compiler says of that text.
    private static async Task AssertCurrentAsync(Editor.Document document)
    {
        var expected = AslCompiler.Analyze(AslFile.Create("random.asl.json", document.Text), TestContext.Current.CancellationToken).Diagnostics
            .Where(static finding => !finding.IsUnfilled)
            .Select(static finding => (finding.Id, finding.Location.Lines.Start.Line, finding.Location.Lines.Start.Character, finding.Message));
        var found = (await document.DiagnoseAsync())
            .Where(static finding => finding.Code is not null)
            .Select(static finding => (finding.Code!, finding.Range.Start.Line, finding.Range.Start.Character, finding.Message));
        Assert.Equal(expected.Distinct().Order(), found.Distinct().Order());
    }

    private static string Piece(Random random, string text) => random.Next(7) switch
    {
        0 => "",
        1 => "\"",
        2 => "{}[],:$.\n\\"[random.Next(10)].ToString(),
        3 => new[] { "\"Next\": ", "States.", "$states.", "{% $x %}", "\"Type\": \"Map\"", "\"End\": true", "[0]", "€", "ß" }[random.Next(9)],
        4 => text.Substring(random.Next(text.Length), Math.Min(random.Next(40), 1)),
        5 => text.Length < 50 ? "x" : text.Substring(random.Next(text.Length - 40), random.Next(40)),
        _ => ((char)('a' + random.Next(26))).ToString(),
    };

    private static async Task AskAsync(Editor editor, Editor.Document document, string method, int offset)
    {
        try
        {
            await editor.AskAsync<JsonElement?>(method, new PositionParams(document.Id, document.PositionOf(offset)));
        }
        catch (RemoteInvocationException exception) when (exception.ErrorCode == ContentModified)
        {
            // Overtaken, as it should be.
        }
    }

    // An error answer throws.
    private static async Task AskAllAsync(Editor editor, string path, Random random, int places)
    {
        var text = (await File.ReadAllTextAsync(path)).Replace("|", "", StringComparison.Ordinal);
        var document = await editor.OpenAsync(new Uri(path).ToString(), text);
        await AskAsync("textDocument/diagnostic", new DocumentDiagnosticParams(document.Id));
        foreach (var method in OfDocuments) await AskAsync(method, new DocumentParams(document.Id));
        await AskAsync("textDocument/formatting", new FormattingParams(document.Id, new FormattingOptions(2, true)));
        await AskAsync("textDocument/inlayHint", new RangeParams(document.Id, new Range(default, document.PositionOf(text.Length))));
        for (var i = 0; i < places; i++)
        {
            var position = document.PositionOf(random.Next(text.Length + 1));
            foreach (var method in AtPlaces) await AskAsync(method, new PositionParams(document.Id, position));
            await AskAsync("textDocument/references", new ReferenceParams(document.Id, position, new ReferenceContext(true)));
            await AskAsync("textDocument/selectionRange", new PositionsParams(document.Id, [position]));
            await AskAsync("textDocument/codeAction", new CodeActionParams(document.Id, new Range(position, position), new CodeActionContext()));
        }

        Task AskAsync(string method, object parameters) => editor.AskAsync<JsonElement?>(method, parameters);
    }
}
