namespace AslSharp;

/// <summary>What a store tells of an object when it lists it.</summary>
/// <param name="Key">The object's key.</param>
/// <param name="Etag">The mark of its content, in quotes as S3 gives it.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="LastModified">When it was written, UTC.</param>
/// <param name="StorageClass">Its storage class.</param>
public sealed record StoredObject(string Key, string Etag, long Size, DateTimeOffset LastModified, string StorageClass = "STANDARD");
