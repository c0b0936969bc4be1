using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>An order-by: the terms of all items, and the order that they give. Equal items keep their places; undefined terms come last.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SortTerms
{
    private readonly bool[] _descending;
    private readonly List<AslValue> _terms = [];
    private readonly Func<int, int, AslValue>? _evaluate;
    private readonly bool[] _isEvaluated = [];

    /// <summary>An order by terms that are added.</summary>
    /// <param name="descending">For each term whether the largest comes first.</param>
    public SortTerms(params bool[] descending) => _descending = descending;

    /// <summary>An order by terms that are evaluated when they are asked for, each once.</summary>
    /// <param name="evaluate">Gives a term: the position of the item, the number of the term.</param>
    /// <param name="count">How many items there are.</param>
    /// <param name="descending">For each term whether the largest comes first.</param>
    public SortTerms(Func<int, int, AslValue> evaluate, int count, params bool[] descending)
    {
        _descending = descending;
        _evaluate = evaluate;
        _isEvaluated = new bool[(long)count * descending.Length];
        _terms.AddRange(new AslValue[_isEvaluated.Length]);
    }

    /// <summary>Adds the terms of the next item.</summary>
    /// <param name="terms">The terms, the first one deciding first.</param>
    public void Add(params ReadOnlySpan<AslValue> terms) => _terms.AddRange(terms);

    /// <summary>The items in order.</summary>
    /// <param name="items">The items, in the order in which their terms were added.</param>
    /// <returns>An array; where there is nothing to order, the sequence as it was.</returns>
    /// <exception cref="JsonataException">T2007: terms of different types. T2008: a term that is neither number nor string.</exception>
    public AslValue Sort(ItemSequence items)
    {
        if (items.Count == 0) return AslValue.FromOwned([], ArrayFlags.Sequence);
        if (items.Count == 1) return AslValue.FromOwned([items[0]], ArrayFlags.Sequence);
        var order = Order(items.Count);
        var sorted = new AslValue[order.Length];
        for (var i = 0; i < sorted.Length; i++) sorted[i] = items[order[i]];
        return AslValue.FromOwned(sorted);
    }

    /// <summary>The positions of the items in order.</summary>
    /// <param name="count">How many items there are.</param>
    /// <returns>Their positions.</returns>
    /// <exception cref="JsonataException">T2007: terms of different types. T2008: a term that is neither number nor string.</exception>
    public int[] Order(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;
        Sort(order, new int[count]);
        return order;
    }

    // Halves as the reference does, so that the same pairs are compared and the same errors found.
    private void Sort(Span<int> order, Span<int> scratch)
    {
        if (order.Length < 2) return;
        var middle = order.Length / 2;
        Sort(order[..middle], scratch[..middle]);
        Sort(order[middle..], scratch[middle..]);
        int left = 0, right = middle, at = 0;
        while (left < middle && right < order.Length)
            scratch[at++] = IsBehind(order[left], order[right]) ? order[right++] : order[left++];
        order[left..middle].CopyTo(scratch[at..]);
        order[right..].CopyTo(scratch[(at + middle - left)..]);
        scratch.CopyTo(order);
    }

    private bool IsBehind(int left, int right)
    {
        for (var i = 0; i < _descending.Length; i++)
        {
            var comparison = Compare(Term(left, i), Term(right, i), _descending[i]);
            if (comparison != 0) return comparison > 0;
        }

        return false;
    }

    private AslValue Term(int item, int term)
    {
        var index = (item * _descending.Length) + term;
        if (_evaluate is null || _isEvaluated[index]) return _terms[index];
        _isEvaluated[index] = true;
        return _terms[index] = _evaluate(item, term);
    }

    private static int Compare(AslValue left, AslValue right, bool isDescending)
    {
        if (left.IsUndefined) return right.IsUndefined ? 0 : 1;
        if (right.IsUndefined) return -1;
        var kind = left.Kind;
        if (kind is not (AslKind.Number or AslKind.String) || right.Kind is not (AslKind.Number or AslKind.String))
            throw JsonataErrors.OrderNotComparable();
        if (kind != right.Kind) throw JsonataErrors.OrderMismatch(left, right);
        var comparison = kind == AslKind.Number
            ? AslValue.CompareNumbers(left, right)
            : string.CompareOrdinal(left.GetString(), right.GetString());
        return isDescending ? -comparison : comparison;
    }
}
