namespace AslSharp.Runtime;

/// <summary>What a store lists under a prefix, as <c>listObjectsV2</c> shows it.</summary>
internal sealed class ObjectListItems(IAsyncEnumerator<StoredObject> objects, string source) : ItemSource
{
    private static readonly PropertyName Etag = PropertyName.Of("Etag");
    private static readonly PropertyName ObjectKey = PropertyName.Of("Key");
    private static readonly PropertyName LastModified = PropertyName.Of("LastModified");
    private static readonly PropertyName Size = PropertyName.Of("Size");
    private static readonly PropertyName StorageClass = PropertyName.Of("StorageClass");

    private bool _hasNext;

    internal override string Source => source;

    public override ValueTask DisposeAsync() => objects.DisposeAsync();

    internal override bool TryRead(out AslValue value)
    {
        value = default;
        if (!_hasNext) return false;
        _hasNext = false;
        var found = objects.Current;
        value = Values.Object(
            new AslProperty(Etag, AslValue.Of(found.Etag)),
            new AslProperty(ObjectKey, AslValue.Of(found.Key)),
            // The service writes the seconds as Java prints a floating-point number (reference 19).
            new AslProperty(LastModified, AslValue.Parse(JavaText.Double(found.LastModified.ToUnixTimeSeconds()))),
            new AslProperty(Size, AslValue.Of(found.Size)),
            new AslProperty(StorageClass, AslValue.Of(found.StorageClass)));
        return true;
    }

    internal override async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
        => _hasNext = await objects.MoveNextAsync().ConfigureAwait(false);
}
