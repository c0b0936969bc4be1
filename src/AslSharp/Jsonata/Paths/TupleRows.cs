using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// The tuples of a path that carries variables, where they have to be held all at once: to sort them, to number them, to take one by its
/// index. The first column is the item; the others are the variables, in an order the emitted code knows.
/// </summary>
/// <param name="width">How many columns there are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TupleRows(int width)
{
    private readonly List<AslValue> _cells = [];

    /// <summary>How many tuples there are.</summary>
    public int Count => _cells.Count / width;

    /// <summary>A value of a tuple.</summary>
    /// <param name="row">The tuple.</param>
    /// <param name="column">The column.</param>
    public AslValue this[int row, int column] => _cells[(row * width) + column];

    /// <summary>Adds a tuple.</summary>
    /// <param name="cells">The item, then the variables.</param>
    public void Add(params ReadOnlySpan<AslValue> cells)
    {
        Sequences.CheckSize(Count);
        _cells.AddRange(cells);
    }

    /// <summary>Adds a tuple of another list as often as a predicate wants it.</summary>
    /// <param name="source">The list.</param>
    /// <param name="row">The tuple.</param>
    /// <param name="predicate">What the predicate gave for it.</param>
    public void Keep(TupleRows source, int row, AslValue predicate)
    {
        for (var left = Sequences.Matches(predicate, row, source.Count); left > 0; left--) AddRow(source, row);
    }

    /// <summary>The tuple at a literal index, alone.</summary>
    /// <param name="index">The index; negative ones count from the end.</param>
    /// <returns>A list of one or none.</returns>
    public TupleRows At(long index)
    {
        var result = new TupleRows(width);
        if (index < 0) index += Count;
        if (index >= 0 && index < Count) result.AddRow(this, (int)index);
        return result;
    }

    /// <summary>The tuples in order.</summary>
    /// <param name="terms">The terms of all of them.</param>
    /// <returns>The list.</returns>
    /// <exception cref="JsonataException">T2007: terms of different types. T2008: a term that is neither number nor string.</exception>
    public TupleRows Sort(SortTerms terms)
    {
        if (Count < 2) return this;
        var result = new TupleRows(width);
        foreach (var row in terms.Order(Count)) result.AddRow(this, row);
        return result;
    }

    /// <summary>The tuples with one more column: their positions.</summary>
    /// <returns>The list.</returns>
    public TupleRows Number()
    {
        var result = new TupleRows(width + 1);
        for (var row = 0; row < Count; row++)
        {
            result.AddRow(this, row);
            result._cells.Add(AslValue.Of(row));
        }

        return result;
    }

    /// <summary>The items.</summary>
    /// <returns>A sequence, not collapsed.</returns>
    public AslValue ToSequence()
    {
        var items = new AslValue[Count];
        for (var row = 0; row < items.Length; row++) items[row] = this[row, 0];
        return AslValue.FromOwned(items, ArrayFlags.Sequence);
    }

    private void AddRow(TupleRows source, int row)
    {
        for (var column = 0; column < source.Width; column++) _cells.Add(source[row, column]);
    }

    private int Width => width;
}
