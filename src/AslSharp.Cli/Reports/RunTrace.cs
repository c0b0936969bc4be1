using System.Globalization;
using AslSharp.Cli.Graphs;
using Spectre.Console;

namespace AslSharp.Cli.Reports;

/// <summary>Prints an execution while it runs: a line for each state that is entered, and for what befalls it.</summary>
/// <param name="console">Takes the lines.</param>
/// <param name="graph">The machine.</param>
/// <param name="skipsTime">Whether waits take no real time.</param>
internal sealed class RunTrace(IAnsiConsole console, GraphModel graph, bool skipsTime) : IExecutionObserver
{
    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Warning = new(Color.Olive);
    private static readonly Style Loud = new(decoration: Decoration.Bold);

    // What goes round for long is no longer read; its end is.
    private const int MostLines = 1_000;

    private readonly HistoryPlaces _places = new(graph);
    private readonly Dictionary<long, (HistoryEntry Entry, DateTimeOffset Timestamp)> _events = [];
    private readonly Dictionary<long, int> _attempts = [];
    private int _lines;
    private readonly Dictionary<long, AslValue> _inputs = [];

    /// <summary>The innermost state in which the execution failed, with its input; null where it did not fail, or not in a state.</summary>
    internal (string Name, AslValue Input)? Failure { get; private set; }

    /// <summary>A console that colours only what goes to a terminal, and not where NO_COLOR is set.</summary>
    internal static IAnsiConsole Console(TextWriter writer)
    {
        var isTerminal = ReferenceEquals(writer, System.Console.Error) && !System.Console.IsErrorRedirected;
        var isPlain = !isTerminal || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        // Lines that are read by programs are not broken.
        if (isPlain) console.Profile.Width = int.MaxValue / 4;
        return console;
    }

    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        var entry = HistoryEntry.Of(historyEvent);
        var place = _places.Add(entry);
        var before = _events.GetValueOrDefault(entry.PreviousId);
        _events[entry.Id] = (entry, historyEvent.Timestamp);
        if (entry.Type is "ExecutionFailed" or "ExecutionTimedOut") Fail(entry);
        if (place is null) return;
        var passed = before.Entry is null ? TimeSpan.Zero : historyEvent.Timestamp - before.Timestamp;
        if (entry.IsEntered) Enter(place, historyEvent);
        else if (entry.IsExited) Exit(place, before.Entry, passed);
        else if (entry.IsAttempt) Try(place, passed);
        else if (entry.Type.EndsWith("StateAborted", StringComparison.Ordinal)) Print(place, "  · ", Quiet, $"{place.State.Name} stopped", Quiet);
        else if (entry.IsFailure && entry.Error is not null) Print(place, "  ✗ ", Bad, entry.Cause is null ? entry.Error : $"{entry.Error}: {OneLine(entry.Cause)}", Bad);
    }

    private void Enter(HistoryPlace place, HistoryEvent historyEvent)
    {
        _inputs[place.EntryId] = historyEvent.Input;
        var isEnd = place.State.Kind is GraphStateKind.Succeed or GraphStateKind.Fail;
        var (sign, style) = !isEnd ? ("→ ", Quiet) : place.State.Kind == GraphStateKind.Fail ? ("✗ ", Bad) : ("✓ ", new Style(Color.Green));
        Print(place, sign, style, place.State.Name, Loud, "  " + place.State.Caption);
    }

    private void Try(HistoryPlace place, TimeSpan passed)
    {
        var attempt = _attempts[place.EntryId] = _attempts.GetValueOrDefault(place.EntryId) + 1;
        if (attempt > 1) Print(place, "  ↻ ", Warning, $"attempt {attempt}{After(passed)}", Quiet);
    }

    private void Exit(HistoryPlace place, HistoryEntry? before, TimeSpan passed)
    {
        if (before is { IsFailure: true }) Print(place, "  ⤷ ", Warning, "caught", Warning);
        else if (place.State.Kind == GraphStateKind.Wait) Print(place, "  · ", Quiet, $"waited {Duration(passed)}{(skipsTime ? ", skipped" : "")}", Quiet);
    }

    private void Fail(HistoryEntry entry)
    {
        var id = entry.PreviousId;
        while (_events.TryGetValue(id, out var cause) && cause.Entry.Type is "ParallelStateFailed" or "MapStateFailed" or "MapIterationFailed") id = cause.Entry.PreviousId;
        if (_places.Find(id) is { IsOutside: false } place) Failure = (place.State.Name, _inputs.GetValueOrDefault(place.EntryId));
    }

    private string After(TimeSpan passed) => passed <= TimeSpan.Zero ? "" : $", after {Duration(passed)}{(skipsTime ? ", skipped" : "")}";

    private void Print(HistoryPlace place, string sign, Style signStyle, string text, Style style, string? rest = null)
    {
        if (_lines++ >= MostLines)
        {
            if (_lines == MostLines + 1) console.WriteLine("… and so on.", Quiet);
            return;
        }

        var line = new Paragraph();
        line.Append(new string(' ', 2 * place.Depth) + Tag(place), Quiet);
        line.Append(sign, signStyle);
        line.Append(text, style);
        if (rest is not null) line.Append(rest, Quiet);
        console.Write(line);
        console.WriteLine();
    }

    // Branches and iterations run at the same time: each line says whose it is.
    private string Tag(HistoryPlace place) => place.Outer switch
    {
        null => "",
        { State.Kind: GraphStateKind.Parallel } => $"{_places.ScopeOf(place.State).Title}: ",
        { Iteration: { } index } => $"[{index}] ",
        _ => "",
    };

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 } => $"{time.TotalDays.ToString("0.#", CultureInfo.InvariantCulture)} days",
        { TotalHours: >= 2 } => $"{time.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} hours",
        { TotalMinutes: >= 2 } => $"{time.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture)} minutes",
        _ => $"{time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s",
    };

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
