using System.Globalization;

namespace AslSharp.DurableTask;

/// <summary>Where an attempt of a task begins: its scope and those around it, and nothing beside them.</summary>
/// <param name="Position">Of the execution.</param>
/// <param name="Children">Of the children of distributed Maps that it is in, by their ARNs.</param>
internal sealed record AttemptPlace(ExecutionPosition Position, IReadOnlyList<KeyValuePair<string, ExecutionPosition>> Children);

/// <summary>What an activity is given: enough to go on with the execution from where the attempt begins, which is how the task is called.</summary>
/// <param name="Key">The attempt's idempotency key.</param>
/// <param name="Input">The execution's input.</param>
/// <param name="Place">Where the attempt begins.</param>
/// <param name="Time">The time of the orchestration.</param>
/// <param name="Draws">The ids and numbers that were drawn last, those of the attempt's parameters at the end.</param>
internal sealed record ActivityInput(string Key, AslValue Input, AttemptPlace Place, DateTimeOffset Time, IReadOnlyList<AslValue> Draws)
{
    internal AslValue ToValue()
    {
        var members = new List<AslProperty>(6)
        {
            new("key", Key),
            new("time", Time.ToString("O", CultureInfo.InvariantCulture)),
            new("position", Place.Position.ToValue()),
        };
        // In the first state it is there already.
        if (Input != Place.Position.Scope.Data) members.Add(new("input", Input));
        if (Place.Children.Count > 0)
            members.Add(new("children", AslValue.Object([.. Place.Children.Select(static child => new AslProperty(child.Key, child.Value.ToValue()))])));
        if (Draws.Count > 0) members.Add(new("draws", AslValue.Array([.. Draws])));
        return AslValue.Object([.. members]);
    }

    internal static ActivityInput FromValue(AslValue value)
    {
        var position = ExecutionPosition.FromValue(value["position"]);
        return new(
            value["key"].GetString(),
            value["input"].IsUndefined ? position.Scope.Data : value["input"],
            new(position,
                value["children"].IsUndefined
                    ? [] : [.. value["children"].Properties.ToArray()
                        .Select(static child => KeyValuePair.Create(child.Name.Text, ExecutionPosition.FromValue(child.Value)))]),
            DateTimeOffset.Parse(value["time"].GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            value["draws"].IsUndefined ? [] : value["draws"].Items.ToArray());
    }
}
