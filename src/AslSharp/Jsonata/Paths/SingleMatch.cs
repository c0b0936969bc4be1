using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The one item that <c>$single</c> looks for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct SingleMatch
{
    private AslValue _match;
    private bool _isFound;

    /// <summary>Takes note of an item that matches.</summary>
    /// <param name="item">The item.</param>
    /// <exception cref="JsonataException">D3138: another one matched before.</exception>
    public void Set(AslValue item)
    {
        if (_isFound) throw JsonataErrors.MoreThanOne();
        _match = item;
        _isFound = true;
    }

    /// <summary>The item.</summary>
    /// <param name="items">The array that was looked through.</param>
    /// <returns>The item; Undefined where there was no array.</returns>
    /// <exception cref="JsonataException">D3139: nothing matched.</exception>
    public readonly AslValue ToValue(AslValue items) =>
        _isFound || items.IsUndefined ? _match : throw JsonataErrors.MatchedNone();
}
