using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AslSharp.Cli.Graphs;
using AslSharp.Cli.Graphs.Layout;
using AslSharp.Testing;
using Scriban;
using Scriban.Runtime;

namespace AslSharp.Cli.Reports;

/// <summary>Writes what an execution did as one page of HTML that needs nothing else: the picture, the data, every event.</summary>
internal static class HtmlReport
{
    private const string TemplateName = "Templates/report.html";

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
        var picture = SvgWriter.Write(graph, new ScopeLayout(layout).Lay(graph.Scope), HistoryOverlay.Of(graph, entries));
        var end = entries.LastOrDefault(static entry => entry.IsEndOfExecution);
        var first = events.Select(Time).FirstOrDefault(static time => time is not null);
        var last = events.Select(Time).LastOrDefault(static time => time is not null);
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
            Output = end?.Type == "ExecutionSucceeded" ? events.Select(static each => Detail(each, "output")).LastOrDefault(static text => text is not null) : null,
            Picture = picture,
            Events = events.Select(each => Row(each, first)).ToArray(),
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

    private static object Row(AslValue each, DateTimeOffset? first)
    {
        var type = each["type"].GetString();
        return new
        {
            Id = each["id"].IsUndefined ? "" : each["id"].ToJson(),
            Type = type,
            IsBad = type.EndsWith("Failed", StringComparison.Ordinal) || type.EndsWith("TimedOut", StringComparison.Ordinal) || type.EndsWith("Aborted", StringComparison.Ordinal),
            State = Text(each, "name") ?? Text(each, "state"),
            Time = Time(each) is { } time && first is { } start ? "+" + Duration(time - start) : null,
            Error = Text(each, "error"),
            Cause = Text(each, "cause"),
            Input = Detail(each, "input") ?? Detail(each, "parameters"),
            Output = Detail(each, "output"),
        };
    }

    private static AslValue Details(AslValue each)
    {
        foreach (var (name, value) in each.Properties)
        {
            if (name.Text.EndsWith("EventDetails", StringComparison.Ordinal) && value.IsObject) return value;
        }

        return AslValue.EmptyObject;
    }

    private static string? Text(AslValue each, string name) => Details(each)[name].TryGetString(out var text) ? text : null;

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

    private static DateTimeOffset? Time(AslValue each)
        => each["timestamp"].TryGetString(out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : null;

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays} d {time.Hours} h"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s"),
    };
}
