namespace AslSharp.Runtime;

/// <summary>Items, one after the other. What is at hand is read without waiting; for more, somebody has to wait.</summary>
internal abstract class ItemSource : IAsyncDisposable
{
    /// <summary>How many items there are, where that is known before they are read.</summary>
    internal virtual int? Count => null;

    /// <summary>Where the items come from, as <c>$$.Map.Item.Source</c> shows it.</summary>
    internal abstract string Source { get; }

    /// <summary>The name of the item just read, where items are an object's members.</summary>
    internal string? Key { get; private protected set; }

    /// <summary>Reads the next item if it is at hand.</summary>
    internal abstract bool TryRead(out AslValue value);

    /// <summary>Gets more. False when there is nothing more to get: all items are read.</summary>
    internal abstract ValueTask<bool> FillAsync(CancellationToken cancellationToken);

    public virtual ValueTask DisposeAsync() => default;
}
