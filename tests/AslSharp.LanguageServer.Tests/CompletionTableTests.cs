using System.Text.Json;
using AslSharp.LanguageServer.Protocol;

namespace AslSharp.LanguageServer.Tests;

/// <summary>What people want at some places, which has to be among the first five that an editor shows once it has filtered by what is typed.</summary>
public sealed class CompletionTableTests
{
    private const int Most = 5;

    /// <summary>
    /// The places: each a text with a <c>|</c> where the cursor stands, in a frame of a whole definition whose first state gives data of a known shape.
    /// </summary>
    public static TheoryData<string, string> Table
    {
        get
        {
            using var table = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "AslSharp.LanguageServer.Tests", "completions.json")));
            var frames = table.RootElement.GetProperty("frames");
            return
            [
                .. table.RootElement.GetProperty("places").EnumerateArray().Select(place => new TheoryDataRow<string, string>(
                    frames.GetProperty(place.GetProperty("frame").GetString()!).GetString()!
                        .Replace("HERE", place.GetProperty("here").GetString(), StringComparison.Ordinal)
                        .Replace("MORE", place.TryGetProperty("more", out var more) ? more.GetString() : "", StringComparison.Ordinal),
                    place.GetProperty("wanted").GetString()!)),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Completion_WantedItem_IsAmongTheFirstFive(string marked, string wanted)
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/order.asl.json", marked);

        var shown = Shown(document, await document.CompleteAsync());

        Assert.Contains(wanted, shown.Select(static item => item.Label).Take(Most));
    }

    /// <summary>What an editor shows: what begins with what is typed, in the server's order.</summary>
    internal static List<CompletionItem> Shown(Editor.Document document, CompletionList list) =>
    [
        .. list.Items
            .Where(item => item.FilterText.StartsWith(Typed(document, item), StringComparison.OrdinalIgnoreCase))
            .OrderBy(static item => item.SortText, StringComparer.Ordinal),
    ];

    private static string Typed(Editor.Document document, CompletionItem item) => document.Text[document.OffsetOf(item.TextEdit.Range.Start)..document.Cursor];
}
