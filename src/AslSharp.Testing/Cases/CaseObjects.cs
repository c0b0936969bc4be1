namespace AslSharp.Testing;

/// <summary>Reads the objects that a case's item readers find.</summary>
internal static class CaseObjects
{
    /// <summary>A store with the objects, to which results may be written too.</summary>
    /// <param name="objects">The member <c>s3</c>: bucket, key and body of each.</param>
    internal static MemoryObjectStore Read(AslValue objects)
    {
        var store = new MemoryObjectStore();
        foreach (var found in objects.Items)
            store.Put(found["bucket"].GetString(), found["key"].GetString(), found["body"].TryGetString(out var text) ? text : found["body"].ToJson());
        return store;
    }
}
