using System.Collections;
using System.Text;

namespace AslSharp.Durable;

/// <summary>An event as logs have it: named values, and a text.</summary>
internal sealed class HistoryLogEntry : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _values = [];
    private readonly string _text;

    /// <param name="executionId">The execution's ARN.</param>
    /// <param name="historyEvent">The event, without what is not to be told.</param>
    /// <param name="line">The text; null for a sentence.</param>
    internal HistoryLogEntry(string executionId, HistoryEvent historyEvent, string? line)
    {
        var text = new StringBuilder($"Execution {executionId}: {historyEvent.Type}");
        _values.Add(new("Execution", executionId));
        _values.Add(new("HistoryEventId", historyEvent.Id));
        _values.Add(new("HistoryEventType", historyEvent.Type.ToString()));
        Add("State", historyEvent.Name, " ");
        if (historyEvent.Index is { } index) Add("Index", index, " #");
        Add("Resource", historyEvent.Resource, " by ");
        Add("Error", historyEvent.Error, ", ");
        Add("Cause", historyEvent.Cause, ": ");
        if (!historyEvent.Input.IsUndefined) Add("Input", historyEvent.Input.ToJson(), ", input ");
        if (!historyEvent.Output.IsUndefined) Add("Output", historyEvent.Output.ToJson(), ", output ");
        if (!historyEvent.AssignedVariables.IsUndefined) Add("Variables", historyEvent.AssignedVariables.ToJson(), ", variables ");
        _values.Add(new("{OriginalFormat}", "Execution {Execution}: {HistoryEventType}"));
        _text = line ?? text.ToString();

        void Add(string name, object? value, string before)
        {
            if (value is null) return;
            _values.Add(new(name, value));
            text.Append(before).Append(value);
        }
    }

    public int Count => _values.Count;

    public KeyValuePair<string, object?> this[int index] => _values[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => _text;
}
