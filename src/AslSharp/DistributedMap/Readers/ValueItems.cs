namespace AslSharp.Runtime;

/// <summary>The items of an array, or the members of an object, that is at hand.</summary>
internal sealed class ValueItems(AslValue items, string source) : ItemSource
{
    internal const string StateData = "STATE_DATA";

    private int _next;

    internal override int? Count => items.Count;

    internal override string Source => source;

    internal override bool TryRead(out AslValue value)
    {
        value = default;
        if (_next >= items.Count) return false;
        if (items.IsArray)
        {
            value = items[_next++];
            return true;
        }

        (var name, value) = items.Properties[_next++];
        Key = name.Text;
        return true;
    }

    internal override ValueTask<bool> FillAsync(CancellationToken cancellationToken) => new(false);
}
