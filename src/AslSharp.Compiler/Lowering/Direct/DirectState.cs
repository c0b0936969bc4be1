using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>What is known at some place of the direct way.</summary>
internal sealed class DirectState
{
    private readonly Dictionary<Slot, DirectValue> _slots;
    private readonly Dictionary<string, DirectValue> _held;
    private readonly Dictionary<string, DirectValue> _variables;

    /// <summary>The start of a scope.</summary>
    /// <param name="document">Its input.</param>
    public DirectState(DirectValue document)
    {
        _slots = new() { [Slot.Document] = document, [Slot.Input] = DirectValue.Unknown, [Slot.Result] = DirectValue.Unknown };
        _held = new(StringComparer.Ordinal);
        _variables = new(StringComparer.Ordinal);
        Called = new(StringComparer.Ordinal);
    }

    private DirectState(DirectState other)
    {
        _slots = new(other._slots);
        _held = new(other._held, StringComparer.Ordinal);
        _variables = new(other._variables, StringComparer.Ordinal);
        Called = new(other.Called, StringComparer.Ordinal);
    }

    /// <summary>What a slot holds; of the document, what is not held apart.</summary>
    public DirectValue this[Slot slot]
    {
        get => _slots[slot];
        set => _slots[slot] = value;
    }

    /// <summary>The variables.</summary>
    public IDictionary<string, DirectValue> Variables => _variables;

    /// <summary>What is held apart from the document.</summary>
    public IDictionary<string, DirectValue> Held => _held;

    /// <summary>The tasks that have been called: the way calls none of them again.</summary>
    public HashSet<string> Called { get; private init; }

    /// <summary>Tells apart what is known at different times at one place.</summary>
    public string Shape => string.Join("; ", All().Select(static entry => $"{entry.Key} {entry.Value.Shape}"));

    /// <summary>The same, to be changed apart from this.</summary>
    public DirectState Copy() => new(this);

    /// <summary>The start of a branch or an iteration: it sees the variables as they are, and what it calls is called.</summary>
    /// <param name="document">Its input.</param>
    public DirectState Inner(DirectValue document)
    {
        var inner = new DirectState(document) { Called = Called };
        foreach (var variable in _variables) inner._variables[variable.Key] = variable.Value;
        return inner;
    }

    /// <summary>The same, with each value changed.</summary>
    public DirectState Select(Func<string, DirectValue, DirectValue> change)
    {
        var changed = new DirectState(this);
        foreach (var slot in _slots.Keys) changed._slots[slot] = change(slot.ToString(), _slots[slot]);
        foreach (var member in _held) changed._held[member.Key] = change(member.Key, member.Value);
        foreach (var variable in _variables) changed._variables[variable.Key] = change(variable.Key, variable.Value);
        return changed;
    }

    /// <summary>All values, in an order that depends on their names alone.</summary>
    public IEnumerable<KeyValuePair<string, DirectValue>> All()
        => _slots.OrderBy(static entry => entry.Key).Select(static entry => new KeyValuePair<string, DirectValue>(entry.Key.ToString(), entry.Value))
            .Concat(_held.OrderBy(static entry => entry.Key, StringComparer.Ordinal)
                .Select(static entry => new KeyValuePair<string, DirectValue>("." + entry.Key, entry.Value)))
            .Concat(_variables.OrderBy(static entry => entry.Key, StringComparer.Ordinal)
                .Select(static entry => new KeyValuePair<string, DirectValue>("$" + entry.Key, entry.Value)));
}
