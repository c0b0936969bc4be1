namespace AslSharp.Runtime;

/// <summary>The items of one object after the other.</summary>
/// <param name="places">The objects.</param>
/// <param name="open">Opens one of them.</param>
internal sealed class ManyObjects(IAsyncEnumerator<ObjectPlace> places, Func<ObjectPlace, CancellationToken, ValueTask<ItemSource>> open) : ItemSource
{
    private ItemSource? _current;

    internal override string Source => _current?.Source ?? "";

    public override async ValueTask DisposeAsync()
    {
        if (_current is not null) await _current.DisposeAsync().ConfigureAwait(false);
        await places.DisposeAsync().ConfigureAwait(false);
    }

    internal override bool TryRead(out AslValue value)
    {
        value = default;
        if (_current is null || !_current.TryRead(out value)) return false;
        Key = _current.Key;
        return true;
    }

    internal override async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_current is not null)
        {
            if (await _current.FillAsync(cancellationToken).ConfigureAwait(false)) return true;
            await _current.DisposeAsync().ConfigureAwait(false);
            _current = null;
        }

        if (!await places.MoveNextAsync().ConfigureAwait(false)) return false;
        _current = await open(places.Current, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
