namespace AslSharp.Runtime;

/// <summary>The items of an array, or the members of an object, that is at hand.</summary>
internal sealed class ValueItems(AslValue items, string source) : ItemSource
{
    internal const string StateData = "STATE_DATA";

    // Looked at again and again: an object of C# is opened once.
    private readonly AslValue _items = items.Open();
    private int _next;

    internal override int? Count => _items.Count;

    internal override string Source => source;

    internal override bool TryRead(out AslValue value)
    {
        value = default;
        if (_next >= _items.Count) return false;
        if (_items.IsArray)
        {
            value = _items[_next++];
            return true;
        }

        (var name, value) = _items.Properties[_next++];
        Key = name.Text;
        return true;
    }

    internal override ValueTask<bool> FillAsync(CancellationToken cancellationToken) => new(false);
}
