namespace AslSharp;

/// <summary>What a store tells of an object when it lists it.</summary>
public sealed class StoredObject
{
    /// <summary>The object's key.</summary>
    public required string Key { get; init; }

    /// <summary>The mark of its content, in quotes as S3 gives it.</summary>
    public required string Etag { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Its storage class, as S3 names it.</summary>
    public string StorageClass { get; init; } = "STANDARD";
}
