using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>A group-by, or an object constructor whose keys are computed: first all items find their groups, then each group its value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Grouping
{
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<Group> _groups = [];

    /// <summary>How many groups there are.</summary>
    public int Count => _groups.Count;

    /// <summary>What a group-by runs over: items, a value that is no array, or one that is Undefined.</summary>
    /// <param name="value">What the path or expression gave.</param>
    /// <returns>At least one item.</returns>
    public static ItemSequence Items(AslValue value) =>
        value.IsArray && value.Count > 0 ? new(value.ItemArray, default, value.Count) : new(null, value.IsArray ? default : value, 1);

    /// <summary>Adds an item to the group of a key.</summary>
    /// <param name="pair">Which pair of key and value made the key.</param>
    /// <param name="key">The key; Undefined leaves the item out.</param>
    /// <param name="item">The item.</param>
    /// <exception cref="JsonataException">T1003: the key is no string. D1009: another pair made the same key.</exception>
    public void Add(int pair, AslValue key, AslValue item)
    {
        var group = Position(pair, key);
        if (group >= 0) _groups[group].Append(item);
    }

    /// <summary>The pair that made a group.</summary>
    /// <param name="index">The group.</param>
    /// <returns>The pair's number.</returns>
    public int Pair(int index) => _groups[index].Pair;

    /// <summary>The context of a group's value.</summary>
    /// <param name="index">The group.</param>
    /// <returns>Its one item, or an array of its items.</returns>
    public AslValue Context(int index) => _groups[index].Context();

    /// <summary>Sets the value of a group.</summary>
    /// <param name="index">The group.</param>
    /// <param name="value">The value; Undefined leaves the member out.</param>
    public void Set(int index, AslValue value) => _groups[index].Value = value;

    /// <summary>The object with a member for each group.</summary>
    /// <returns>The object.</returns>
    public AslValue ToObject()
    {
        var count = 0;
        foreach (var group in _groups) count += group.Value.IsUndefined ? 0 : 1;
        var members = new AslProperty[count];
        count = 0;
        foreach (var group in _groups)
        {
            if (!group.Value.IsUndefined) members[count++] = new(PropertyName.FromData(group.Key), group.Value);
        }

        return AslValue.FromOwned(members);
    }

    /// <summary>The group of a key, which is made where there is none; -1 for no key.</summary>
    internal int Position(int pair, AslValue key)
    {
        if (key.IsUndefined) return -1;
        if (!key.TryGetString(out var text)) throw JsonataErrors.KeyNotString(key);
        if (_positions.TryGetValue(text, out var position))
        {
            return _groups[position].Pair == pair ? position : throw JsonataErrors.RepeatedKey(text);
        }

        _positions.Add(text, _groups.Count);
        _groups.Add(new Group(text, pair));
        return _groups.Count - 1;
    }

    internal sealed class Group(string key, int pair)
    {
        private AslValue _first;
        private List<AslValue>? _items;

        internal readonly string Key = key;
        internal readonly int Pair = pair;
        internal AslValue Value;

        internal void Append(AslValue item)
        {
            if (item.IsUndefined) return;
            if (_first.IsUndefined)
            {
                _first = item;
                return;
            }

            if (_items is null)
            {
                _items = [];
                AddAll(_first);
            }

            AddAll(item);
        }

        internal AslValue Context() => _items is null ? _first : AslValue.FromOwned(_items.ToArray());

        private void AddAll(AslValue value)
        {
            if (value.IsArray) _items!.AddRange(value.Items);
            else _items!.Add(value);
        }
    }
}
