using System.Text;

namespace AslSharp.Graphs;

/// <summary>Writes a graph as a flowchart of Mermaid.</summary>
internal sealed class MermaidWriter
{
    private const int LongestLabel = 80;

    private readonly StringBuilder _text = new();
    private readonly List<string> _links = [];
    private readonly HistoryOverlay? _overlay;
    private int _linkCount;

    private MermaidWriter(HistoryOverlay? overlay) => _overlay = overlay;

    /// <summary>Writes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="overlay">An execution to show; null for none.</param>
    internal static string Write(GraphModel graph, HistoryOverlay? overlay)
    {
        var writer = new MermaidWriter(overlay);
        writer.Line(0, "flowchart TD");
        writer.WriteScope(graph.Scope, 1);
        writer.WriteClasses(graph);
        return writer._text.ToString();
    }

    private void WriteScope(GraphScope scope, int depth)
    {
        if (scope.StartId is not null) Line(depth, $"{scope.Id}_start(( ))");
        foreach (var state in scope.States) WriteState(state, depth);
        if (scope.HasEnd) Line(depth, $"{scope.Id}_end((( )))");
        if (scope.StartId is { } start) Link(depth, $"{scope.Id}_start", start, null, false, _overlay?.Taken(null, start, GraphEdgeKind.Next));
        foreach (var state in scope.States)
        {
            foreach (var edge in scope.Edges.Where(edge => edge.From == state.Id))
                Link(depth, edge.From, edge.To,
                    edge.Labels.Count == 0 ? null : Shorten(string.Join(edge.Kind == GraphEdgeKind.Catch ? ", " : " or ", edge.Labels)),
                    edge.Kind == GraphEdgeKind.Catch, _overlay?.Taken(edge.From, edge.To, edge.Kind));
            if (state.IsEnd) Link(depth, state.Id, $"{scope.Id}_end", null, false, _overlay?.Taken(state.Id, null, GraphEdgeKind.Next));
        }
    }

    private void WriteState(GraphState state, int depth)
    {
        var text = Quote(Title(state));
        if (state.Scopes.Any(static scope => scope.States.Count > 0))
        {
            Line(depth, $"subgraph {state.Id}[{text}]");
            foreach (var scope in state.Scopes.Where(static scope => scope.States.Count > 0))
            {
                if (state.Kind == StateKind.Map)
                {
                    WriteScope(scope, depth + 1);
                    continue;
                }

                Line(depth + 1, $"subgraph {scope.Id}[{Quote(Escape(scope.Title))}]");
                WriteScope(scope, depth + 2);
                Line(depth + 1, "end");
            }

            Line(depth, "end");
            return;
        }

        Line(depth, state.Id + state.Kind switch
        {
            StateKind.Choice => $"{{{{{text}}}}}",
            StateKind.Succeed or StateKind.Fail or StateKind.Wait => $"([{text}])",
            StateKind.Task => $"({text})",
            _ => $"[{text}]",
        });
    }

    private string Title(GraphState state)
    {
        var retry = state.Retry is null ? "" : $" ↻{state.Retry.Badge}";
        var count = _overlay?.Of(state) is { Entries: > 1 } run ? $" ×{run.Entries}" : "";
        return $"{Escape(state.Name)}<br/>{Escape(state.Caption + retry + count)}";
    }

    private void Link(int depth, string from, string to, string? label, bool isCatch, int? taken)
    {
        var count = taken > 1 ? $"×{taken}" : null;
        var text = label is null ? count : count is null ? label : $"{label} {count}";
        var arrow = isCatch ? "-.->" : "-->";
        Line(depth, text is null ? $"{from} {arrow} {to}" : $"{from} {arrow}|{Quote(Escape(text))}| {to}");
        if (taken > 0) _links.Add($"linkStyle {_linkCount} stroke:{(isCatch ? "#ea580c" : "#16a34a")},stroke-width:2.5px");
        _linkCount++;
    }

    private void WriteClasses(GraphModel graph)
    {
        Line(1, "classDef pass stroke:#64748b");
        Line(1, "classDef task stroke:#2563eb");
        Line(1, "classDef choice stroke:#d97706");
        Line(1, "classDef wait stroke:#7c3aed");
        Line(1, "classDef succeed stroke:#16a34a");
        Line(1, "classDef fail stroke:#dc2626");
        Line(1, "classDef parallel stroke:#0d9488");
        Line(1, "classDef map stroke:#4f46e5");
        Line(1, "classDef unknown stroke:#dc2626,stroke-dasharray:4 3");
        Line(1, "classDef missing stroke:#dc2626,stroke-dasharray:4 3");
        var states = graph.Scope.AllStates
            .OrderBy(static state => state.IsMissing)
            .ThenBy(static state => state.Kind is null)
            .ThenBy(static state => state.Kind);
        foreach (var style in states.GroupBy(static state => state.Style))
            Line(1, $"class {string.Join(',', style.Select(static state => state.Id))} {style.Key}");
        if (_overlay is null) return;
        Line(1, "classDef ran stroke:#16a34a,stroke-width:2px");
        Line(1, "classDef caught stroke:#ea580c,stroke-width:2px");
        Line(1, "classDef running stroke:#2563eb,stroke-width:2px");
        Line(1, "classDef stopped stroke:#64748b,stroke-width:2px,stroke-dasharray:3 3");
        Line(1, "classDef failed stroke:#dc2626,stroke-width:3px");
        Line(1, "classDef idle opacity:0.45");
        foreach (var status in graph.Scope.AllStates.GroupBy(state => _overlay.Of(state).Status).OrderBy(static group => group.Key))
            Line(1, $"class {string.Join(',', status.Select(static state => state.Id))} {(status.Key switch { RunStatus.NotReached => "idle", RunStatus.Succeeded => "ran", _ => status.Key.ToString().ToLowerInvariant() })}");
        foreach (var link in _links) Line(1, link);
    }

    private static string Shorten(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestLabel ? line : line[..(LongestLabel - 1)].TrimEnd() + "…";
    }

    private static string Quote(string text) => $"\"{text}\"";

    // Entities of Mermaid: the signs that its strings, its Markdown and HTML give a meaning to.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '"' or '#' or '<' or '>' or '&' or '`' or ';' or '\\' or '*' or '_' or '~' or '{' or '}' or '$')
                escaped.Append('#').Append((int)character).Append(';');
            else escaped.Append(char.IsControl(character) ? ' ' : character);
        }

        return escaped.ToString();
    }

    private void Line(int depth, string text) => _text.Append(' ', depth * 2).Append(text).Append('\n');
}
