namespace AslSharp.Runtime;

/// <summary>Puts items together: <c>{"BatchInput": …, "Items": […]}</c> (reference 8.8).</summary>
internal sealed class ItemBatch
{
    /// <summary>What a child's input may take: a batch ends there in any case.</summary>
    internal const long LargestInput = 256 * 1024;

    private static readonly int BareLength = Values.Object(new AslProperty(MapItemNames.Items, AslValue.EmptyArray)).Utf8Length;

    private readonly AslValue _batchInput;
    private readonly long _maxItems;
    private readonly long _maxBytes;
    private readonly long _firstLength;
    private readonly List<AslValue> _items = [];
    private long _length;

    internal ItemBatch(MapRunInput input)
    {
        _batchInput = input.BatchInput;
        _maxItems = input.MaxItemsPerBatch ?? int.MaxValue;
        _maxBytes = Math.Min(input.MaxInputBytesPerBatch ?? LargestInput, LargestInput);
        _firstLength = _length = _batchInput.IsUndefined ? BareLength : WithInput(AslValue.EmptyArray).Utf8Length;
    }

    /// <summary>Whether no item waits.</summary>
    internal bool IsEmpty => _items.Count == 0;

    /// <summary>Takes an item. An item that alone is too long is a batch of its own.</summary>
    /// <param name="item">The item.</param>
    /// <param name="batch">A batch that is full without or with the item; else undefined.</param>
    /// <param name="count">How many items it has.</param>
    /// <returns>Whether there is a batch.</returns>
    internal bool Add(AslValue item, out AslValue batch, out int count)
    {
        var length = item.Utf8Length + 1L;
        // The first item has no comma.
        if (_items.Count > 0 && _length + length - 1 > _maxBytes)
        {
            batch = Take(out count);
            Keep(item, length);
            return true;
        }

        Keep(item, length);
        if (_items.Count >= _maxItems)
        {
            batch = Take(out count);
            return true;
        }

        batch = default;
        count = 0;
        return false;
    }

    /// <summary>The items that wait, as a batch.</summary>
    internal AslValue Take(out int count)
    {
        count = _items.Count;
        var batch = WithInput(Values.Array([.. _items]));
        _items.Clear();
        _length = _firstLength;
        return batch;
    }

    private void Keep(AslValue item, long length)
    {
        _items.Add(item);
        _length += length;
    }

    private AslValue WithInput(AslValue items)
    {
        var member = new AslProperty(MapItemNames.Items, items);
        return _batchInput.IsUndefined ? Values.Object(member) : Values.Object(new AslProperty(MapItemNames.BatchInput, _batchInput), member);
    }
}
