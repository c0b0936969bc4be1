using System.Text;
using AslSharp.Graphs.Layout;

namespace AslSharp.Graphs;

/// <summary>Writes a graph in the language of Graphviz.</summary>
internal sealed class DotWriter
{
    private readonly StringBuilder _text = new();
    private readonly HistoryOverlay? _overlay;

    private DotWriter(HistoryOverlay? overlay) => _overlay = overlay;

    /// <summary>Writes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="overlay">An execution to show; null for none.</param>
    internal static string Write(GraphModel graph, HistoryOverlay? overlay)
    {
        var writer = new DotWriter(overlay);
        writer.Line(0, $"digraph {Quote(graph.Name)} {{");
        writer.Line(1, "graph [compound=true, fontname=\"Helvetica\", fontsize=12, style=rounded];");
        writer.Line(1, "node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"Helvetica\", fontsize=12];");
        writer.Line(1, "edge [color=\"#94a3b8\", fontname=\"Helvetica\", fontsize=10];");
        writer.WriteScope(graph.Scope, 1);
        writer.Line(0, "}");
        return writer._text.ToString();
    }

    private void WriteScope(GraphScope scope, int depth)
    {
        if (scope.StartId is not null)
            Line(depth, $"{scope.Id}_start [shape=circle, style=filled, fillcolor=\"#64748b\", color=\"#64748b\", label=\"\", width=0.2];");
        foreach (var state in scope.States) WriteState(state, depth);
        if (scope.HasEnd) Line(depth, $"{scope.Id}_end [shape=doublecircle, style=filled, fillcolor=\"#64748b\", color=\"#64748b\", label=\"\", width=0.14];");
        var states = scope.States.ToDictionary(static state => state.Id, StringComparer.Ordinal);
        if (scope.StartId is { } start)
            Edge(depth, $"{scope.Id}_start", null, null, states[start], GraphEdgeKind.Next, null, _overlay?.Taken(null, start, GraphEdgeKind.Next));
        foreach (var state in scope.States)
        {
            foreach (var edge in scope.Edges.Where(edge => edge.From == state.Id))
                Edge(depth, null, state, null, states[edge.To], edge.Kind, edge, _overlay?.Taken(edge.From, edge.To, edge.Kind));
            if (state.IsEnd) Edge(depth, null, state, $"{scope.Id}_end", null, GraphEdgeKind.Next, null, _overlay?.Taken(state.Id, null, GraphEdgeKind.Next));
        }
    }

    private void WriteState(GraphState state, int depth)
    {
        var run = _overlay?.Of(state);
        var retry = state.Retry is null ? "" : $" ↻{state.Retry.Badge}";
        var count = run is { Entries: > 1 } ? $" ×{run.Entries}" : "";
        var label = Quote(string.Join('\n', [.. TextMetrics.Wrap(state.Name, 190, 3, 13, isBold: true), state.Caption + retry + count]));
        var tooltip = Quote(run is null ? state.Tooltip : $"{state.Tooltip}\n{run.Description}");
        var (color, look) = Colors(state, run);
        if (HasContent(state))
        {
            Line(depth, $"subgraph cluster_{state.Id} {{");
            Line(depth + 1, $"label={label}; tooltip={tooltip}; color={Quote(color)};{look}");
            foreach (var scope in state.Scopes.Where(static scope => scope.States.Count > 0))
            {
                if (state.Kind == StateKind.Map)
                {
                    WriteScope(scope, depth + 1);
                    continue;
                }

                Line(depth + 1, $"subgraph cluster_{scope.Id} {{");
                Line(depth + 2, $"label={Quote(scope.Title)}; color=\"#94a3b8\"; style=\"rounded,dashed\";");
                WriteScope(scope, depth + 2);
                Line(depth + 1, "}");
            }

            Line(depth, "}");
            return;
        }

        var shape = state.Kind switch
        {
            StateKind.Choice => ", shape=hexagon, style=filled",
            StateKind.Pass => ", style=filled",
            StateKind.Succeed or StateKind.Fail or StateKind.Wait => ", shape=oval, style=filled",
            null => ", style=\"dashed,filled\"",
            _ => "",
        };
        Line(depth, $"{state.Id} [label={label}, tooltip={tooltip}, color={Quote(color)}{shape}{(look.Length == 0 ? "" : "," + look.TrimEnd(';'))}];");
    }

    // Graphviz joins nodes, not clusters: an edge of a cluster goes from or to a node inside, and is cut at the cluster's rim.
    private void Edge(int depth, string? fromNode, GraphState? from, string? toNode, GraphState? to, GraphEdgeKind kind, GraphEdge? edge, int? taken)
    {
        var look = new List<string>();
        if (from is not null && HasContent(from)) look.Add($"ltail=cluster_{from.Id}");
        if (to is not null && HasContent(to)) look.Add($"lhead=cluster_{to.Id}");
        if (edge is { Labels.Count: > 0 })
            look.Add(
                $"label={Quote(string.Join('\n', Measures.Label(edge).Append(taken > 1 ? $"×{taken}" : "").Where(static line => line.Length > 0)))}, tooltip={Quote(string.Join('\n', edge.Labels))}");
        else if (taken > 1) look.Add($"label=\"×{taken}\"");
        if (kind == GraphEdgeKind.Catch) look.Add("style=dashed, color=\"#e11d48\", fontcolor=\"#9f1239\"");
        if (taken > 0) look.Add(kind == GraphEdgeKind.Catch ? "color=\"#ea580c\", penwidth=2" : "color=\"#16a34a\", penwidth=2");
        Line(depth, $"{fromNode ?? Last(from!)} -> {toNode ?? First(to!)}{(look.Count == 0 ? "" : $" [{string.Join(", ", look)}]")};");
    }

    private static bool HasContent(GraphState state) => state.Scopes.Any(static scope => scope.States.Count > 0);

    private static string First(GraphState state)
    {
        if (!HasContent(state)) return state.Id;
        var scope = state.Scopes.First(static scope => scope.States.Count > 0);
        return scope.StartId is null ? First(scope.States[0]) : $"{scope.Id}_start";
    }

    private static string Last(GraphState state)
    {
        if (!HasContent(state)) return state.Id;
        var scope = state.Scopes.Last(static scope => scope.States.Count > 0);
        return scope.HasEnd ? $"{scope.Id}_end" : Last(scope.States[^1]);
    }

    private static (string Color, string Look) Colors(GraphState state, StateRun? run) => run?.Status switch
    {
        RunStatus.Succeeded => ("#16a34a", " penwidth=2;"),
        RunStatus.Caught => ("#ea580c", " penwidth=2;"),
        RunStatus.Failed => ("#dc2626", " penwidth=3;"),
        RunStatus.Running => ("#2563eb", " penwidth=2;"),
        RunStatus.Stopped => ("#64748b", " penwidth=2;"),
        RunStatus.NotReached => ("#cbd5e1", " fontcolor=\"#94a3b8\";"),
        _ => (Color(state.Kind), ""),
    };

    private static string Color(StateKind? kind) => kind switch
    {
        StateKind.Task => "#2563eb",
        StateKind.Choice => "#d97706",
        StateKind.Wait => "#7c3aed",
        StateKind.Succeed => "#16a34a",
        StateKind.Parallel => "#0d9488",
        StateKind.Map => "#4f46e5",
        StateKind.Pass => "#64748b",
        _ => "#dc2626",
    };

    private static string Quote(string text)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{string.Concat(escaped.Select(static character => character == '\n' ? "\\n" : char.IsControl(character) ? " " : character.ToString()))}\"";
    }

    private void Line(int depth, string text) => _text.Append(' ', depth * 2).Append(text).Append('\n');
}
