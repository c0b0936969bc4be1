using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AslSharp.Cli.Cases;
using AslSharp.Graphs;
using AslSharp.Graphs.Layout;
using Scriban;
using Scriban.Runtime;

namespace AslSharp.Cli.Reports;

/// <summary>Writes what an execution did as one page of HTML that needs nothing else: the picture, the data, every event.</summary>
internal static class HtmlReport
{
    private const string TemplateName = "Templates/report.html";

    // As many as a browser shows at once without anybody noticing. Of a longer history the page begins with as many as a tall window shows; a script brings
    // the others as the reader comes to them.
    private const int MostPlainRows = 300;
    private const int FirstRows = 50;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the page.</summary>
    /// <param name="graph">The machine.</param>
    /// <param name="history">The history, as GetExecutionHistory gives it.</param>
    /// <param name="layout">Lays the picture out.</param>
    /// <exception cref="FormatException">The text is no history.</exception>
    internal static string Write(GraphModel graph, string history, ILayeredLayout layout)
    {
        var entries = HistoryEntry.Read(history);
        var json = AslValue.Parse(history);
        var events = (json.IsArray ? json : json["events"]).Items.ToArray();
        var picture = SvgWriter.Write(graph, new ScopeLayout(layout).Lay(graph.Scope), HistoryOverlay.Of(graph, entries), hasTitle: false);
        var end = entries.LastOrDefault(static entry => entry.IsEndOfExecution);
        var first = events.Select(HistoryEntry.TimeOf).FirstOrDefault(static time => time is not null);
        var last = events.Select(HistoryEntry.TimeOf).LastOrDefault(static time => time is not null);
        var model = new ScriptObject();
        model.Import(new
        {
            graph.Name,
            graph.Comment,
            Status = end?.Type["Execution".Length..] ?? "Running",
            end?.Error,
            end?.Cause,
            Started = first?.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
            Duration = first is { } from && last is { } to ? Duration(to - from) : null,
            Input = events.Select(static each => Detail(each, "input")).FirstOrDefault(static text => text is not null),
            Output = end?.Type == "ExecutionSucceeded"
                ? events.Select(static each => Detail(each, "output")).LastOrDefault(static text => text is not null) : null,
            Picture = picture,
            Count = events.Length,
            Events = events.Take(events.Length > MostPlainRows ? FirstRows : MostPlainRows).Select(each => Row(each, first)).ToArray(),
            Rows = events.Length > MostPlainRows ? Pack(events, first) : null,
        });
        // Histories are longer than the loops that templates are allowed by themselves.
        var context = new TemplateContext { LoopLimit = int.MaxValue, LimitToString = int.MaxValue };
        context.PushGlobal(model);
        return Page.Value.Render(context);
    }

    private static Lazy<Template> Page { get; } = new(static () =>
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(TemplateName)!;
        return Template.Parse(new StreamReader(stream).ReadToEnd(), TemplateName);
    });

    private static EventRow Row(AslValue each, DateTimeOffset? first)
    {
        var type = each["type"].GetString();
        return new EventRow(
            each["id"].IsUndefined ? "" : each["id"].ToJson(),
            type,
            type.EndsWith("Failed", StringComparison.Ordinal) || type.EndsWith("TimedOut", StringComparison.Ordinal)
                || type.EndsWith("Aborted", StringComparison.Ordinal),
            Text(each, "name") ?? Text(each, "state"),
            HistoryEntry.TimeOf(each) is { } time && first is { } start ? "+" + Duration(time - start) : null,
            Text(each, "error"),
            Text(each, "cause"),
            Detail(each, "input") ?? Detail(each, "parameters"),
            Detail(each, "output"));
    }

    // All rows as JSON that a script shows: each text once, and numbers where it stands again. Compressed, since a browser reads all of the page before it
    // shows the first of it, and that was half of the time.
    private static string Pack(AslValue[] events, DateTimeOffset? first)
    {
        var texts = new List<string>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new JsonArray();
        foreach (var row in events.Select(each => Row(each, first)))
        {
            rows.Add(new JsonArray(
                row.Id, Number(row.Type), row.IsBad ? 1 : 0, Number(row.State), row.Time, Number(row.Error), Number(row.Cause), Number(row.Input),
                Number(row.Output)));
        }

        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            new JsonArray(new JsonArray([.. texts.Select(static text => (JsonNode)text)]), rows).WriteTo(writer);
        }

        return Convert.ToBase64String(packed.ToArray());

        int Number(string? text)
        {
            if (text is null) return -1;
            if (numbers.TryGetValue(text, out var number)) return number;
            numbers.Add(text, texts.Count);
            texts.Add(text);
            return texts.Count - 1;
        }
    }

    private static string? Text(AslValue each, string name) => HistoryData.Details(each)[name].TryGetString(out var text) ? text : null;

    // Inputs and outputs are texts that hold JSON.
    private static string? Detail(AslValue each, string name)
    {
        if (Text(each, name) is not { } text) return null;
        try
        {
            return JsonNode.Parse(text)?.ToJsonString(Indented) ?? "null";
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays} d {time.Hours} h"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s"),
    };

    private sealed record EventRow(
        string Id, string Type, bool IsBad, string? State, string? Time, string? Error, string? Cause, string? Input, string? Output);
}
