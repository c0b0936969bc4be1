using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>The C# types of the objects that the slots of a scope may hold at some place; null where a slot holds JSON, or that is not known.</summary>
internal sealed class SlotTypes
{
    private readonly Dictionary<Slot, ContractType?> _slots;

    // The members held apart are its keys.
    private readonly Dictionary<string, ContractType?> _held;

    /// <summary>The types where a scope starts.</summary>
    /// <param name="document">The type of its input.</param>
    public SlotTypes(ContractType? document)
    {
        _slots = new() { [Slot.Document] = document, [Slot.Input] = null, [Slot.Result] = null };
        _held = new(StringComparer.Ordinal);
    }

    private SlotTypes(SlotTypes other)
    {
        _slots = new(other._slots);
        _held = new(other._held, StringComparer.Ordinal);
    }

    /// <summary>What a slot holds.</summary>
    public ContractType? this[Slot slot]
    {
        get => _slots[slot];
        set => _slots[slot] = value;
    }

    /// <summary>What a member holds that is held apart.</summary>
    public ContractType? Held(string member) => _held.TryGetValue(member, out var type) ? type : null;

    /// <summary>A member is held apart.</summary>
    public void Hold(string member, ContractType? type) => _held[member] = type;

    /// <summary>Nothing is held any more.</summary>
    public void Release() => _held.Clear();

    /// <summary>The document has what was held.</summary>
    public void PutTogether()
    {
        if (_held.Count > 0) _slots[Slot.Document] = null;
        Release();
    }

    /// <summary>The same types, to be changed apart from these.</summary>
    public SlotTypes Copy() => new(this);

    /// <summary>Another way comes to the same place: what both ways agree on is known.</summary>
    /// <returns>Whether less is known than before.</returns>
    public bool Join(SlotTypes other)
    {
        var isLess = false;
        foreach (var (slot, type) in other._slots.Select(static entry => (entry.Key, entry.Value)))
        {
            if (_slots[slot] is null || _slots[slot] == type) continue;
            _slots[slot] = null;
            isLess = true;
        }

        foreach (var member in _held.Keys.Union(other._held.Keys).ToArray())
        {
            var (isHere, isThere) = (_held.TryGetValue(member, out var here), other._held.TryGetValue(member, out var there));
            if (isHere && (here is null || (isThere && here == there))) continue;
            _held[member] = null;
            isLess = true;
        }

        return isLess;
    }
}
