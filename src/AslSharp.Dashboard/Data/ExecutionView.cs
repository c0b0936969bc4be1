using System.Text.Json;
using AslSharp.Durable;
using AslSharp.Graphs;

namespace AslSharp.Dashboard;

/// <summary>
/// An execution as the page shows it: its events as short rows, each with the state that it belongs to. New events are read and added; those
/// that are there are never read again.
/// </summary>
internal sealed class ExecutionView(string arn, DateTimeOffset startDate, MachineView machine)
{
    private const int EventsAtOnce = 1000;
    private const int LongestText = 300;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<Row> _rows = [];
    private readonly HistoryReader _reader = new(machine.Graph);
    private readonly Dictionary<string, int> _numbers = machine.Graph.Scope.AllStates
        .Select(static (state, number) => (state.Id, number)).ToDictionary(static state => state.Id, static state => state.number, StringComparer.Ordinal);

    internal string Arn => arn;

    internal DateTimeOffset StartDate => startDate;

    internal MachineView Machine => machine;

    /// <summary>Reads what is new, and asks for something while nothing is added.</summary>
    internal async Task<T> AskAsync<T>(ExecutionClient client, Func<ExecutionView, T> ask, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            string? next = Token(_rows.Count + 1);
            while (next is not null)
            {
                var page = await client.GetExecutionHistoryAsync(arn, false, EventsAtOnce, next, cancellationToken).ConfigureAwait(false);
                foreach (var each in page.Items) Add(each);
                next = page.NextToken;
            }

            return ask(this);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The picture with what has happened.</summary>
    internal string Draw() => machine.Draw(_reader.ToOverlay(), isPart: true);

    /// <summary>Writes what happened in each state, in the order of the machine's states.</summary>
    internal void WriteStates(Utf8JsonWriter writer)
    {
        var overlay = _reader.ToOverlay();
        writer.WriteStartArray("states");
        foreach (var state in machine.Graph.Scope.AllStates)
        {
            var run = overlay.Of(state);
            writer.WriteStartArray();
            writer.WriteStringValue(run.Status.ToString());
            writer.WriteNumberValue(run.Entries);
            writer.WriteNumberValue(run.Retries);
            if (run.Error is not null) writer.WriteStringValue(Short(run.Error));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes rows behind those that the page has.</summary>
    internal void WriteRows(Utf8JsonWriter writer, int after)
    {
        writer.WriteStartArray("rows");
        for (var i = Math.Clamp(after, 0, _rows.Count); i < _rows.Count; i++)
        {
            var row = _rows[i];
            writer.WriteStartArray();
            writer.WriteNumberValue(row.Previous);
            writer.WriteNumberValue(row.Time);
            writer.WriteNumberValue((int)row.Type);
            writer.WriteNumberValue(row.State);
            writer.WriteNumberValue(row.Visit);
            if (row.Outer != 0 || row.Number >= 0 || row.Text is not null)
            {
                writer.WriteNumberValue(row.Outer);
                writer.WriteNumberValue(row.Number);
                if (row.Text is not null) writer.WriteStringValue(row.Text);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private void Add(HistoryEvent each)
    {
        var place = _reader.Add(HistoryEntry.Of(each));
        var isEntered = place is not null && place.EntryId == each.Id;
        _rows.Add(new Row(
            each.PreviousId,
            (int)Math.Clamp((each.Timestamp - startDate).TotalMilliseconds, 0, int.MaxValue),
            each.Type,
            place is null ? -1 : _numbers.GetValueOrDefault(place.State.Id, -1),
            (int)(place?.EntryId ?? 0),
            isEntered ? (int)(place!.Outer?.EntryId ?? 0) : 0,
            isEntered ? (int)(place!.Outer?.Iteration ?? place.Branch ?? -1) : each.Index ?? each.Length ?? -1,
            each.Error is not null || each.Cause is not null
                ? Short(each.Cause is null ? each.Error! : each.Error is null ? each.Cause : $"{each.Error}: {each.Cause}")
                : place is null ? each.Name : null));
    }

    private static string Token(int firstEvent) => firstEvent.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= LongestText ? text : text[..(LongestText - 1)] + "…";

    /// <summary>An event. Its number is its place among the rows, from 1.</summary>
    /// <param name="Previous">The event before.</param>
    /// <param name="Time">Milliseconds since the start.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="State">The number of its state among all; -1 for none.</param>
    /// <param name="Visit">The event that entered the state; 0 for none.</param>
    /// <param name="Outer">Of an event that enters a state: the event that entered the state around it; 0 for none.</param>
    /// <param name="Number">The iteration or branch that it begins or is in, or the count of iterations; -1 for none.</param>
    /// <param name="Text">The error, or null.</param>
    private readonly record struct Row(int Previous, int Time, HistoryEventType Type, int State, int Visit, int Outer, int Number, string? Text);
}

/// <summary>The executions that pages show, those that were asked for last.</summary>
internal sealed class ExecutionViews(ExecutionClient client)
{
    private const int Most = 16;

    private readonly List<ExecutionView> _views = [];

    /// <summary>Reads what is new of an execution, and asks for something of it.</summary>
    internal Task<T> AskAsync<T>(ExecutionDescription execution, MachineView machine, Func<ExecutionView, T> ask, CancellationToken cancellationToken)
        => Find(execution, machine).AskAsync(client, ask, cancellationToken);

    private ExecutionView Find(ExecutionDescription execution, MachineView machine)
    {
        lock (_views)
        {
            // Of a name that was used again after it was forgotten, the start tells.
            var view = _views.Find(view => view.Arn == execution.ExecutionArn && view.StartDate == execution.StartDate && view.Machine == machine);
            if (view is not null) _views.Remove(view);
            else view = new ExecutionView(execution.ExecutionArn, execution.StartDate, machine);
            _views.Insert(0, view);
            if (_views.Count > Most) _views.RemoveAt(Most);
            return view;
        }
    }
}
