using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>A group-by over tuples: each variable of a group is what all its tuples hold, appended.</summary>
/// <param name="rows">The tuples.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TupleGrouping(TupleRows rows)
{
    private readonly Grouping _groups = new();
    private readonly List<List<int>> _rows = [];

    /// <summary>How many groups there are.</summary>
    public int Count => _groups.Count;

    /// <summary>Adds a tuple to the group of a key.</summary>
    /// <param name="pair">Which pair of key and value made the key.</param>
    /// <param name="key">The key; Undefined leaves the tuple out.</param>
    /// <param name="row">The tuple.</param>
    /// <exception cref="JsonataException">T1003: the key is no string. D1009: another pair made the same key.</exception>
    public void Add(int pair, AslValue key, int row)
    {
        var group = _groups.Position(pair, key);
        if (group < 0) return;
        if (group == _rows.Count) _rows.Add([]);
        _rows[group].Add(row);
    }

    /// <summary>The pair that made a group.</summary>
    /// <param name="index">The group.</param>
    /// <returns>The pair's number.</returns>
    public int Pair(int index) => _groups.Pair(index);

    /// <summary>What the tuples of a group hold in a column.</summary>
    /// <param name="index">The group.</param>
    /// <param name="column">The column.</param>
    /// <returns>The value of its one tuple, or an array of all.</returns>
    public AslValue Column(int index, int column)
    {
        var group = new Grouping.Group("", 0);
        foreach (var row in _rows[index]) group.Append(rows[row, column]);
        return group.Context();
    }

    /// <summary>Sets the value of a group.</summary>
    /// <param name="index">The group.</param>
    /// <param name="value">The value; Undefined leaves the member out.</param>
    public void Set(int index, AslValue value) => _groups.Set(index, value);

    /// <summary>The object with a member for each group.</summary>
    /// <returns>The object.</returns>
    public AslValue ToObject() => _groups.ToObject();
}
