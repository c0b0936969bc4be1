namespace AslSharp.Runtime;

/// <summary>Where an object is.</summary>
internal readonly record struct ObjectPlace(string Bucket, string Key, string? VersionId = null)
{
    /// <summary>The object's address, as <c>$$.Map.Item.Source</c> shows it.</summary>
    internal string Source => $"s3://{Bucket}/{Key}";

    /// <summary>How many bytes it has, where a listing says so.</summary>
    internal long? Size { get; init; }

    /// <summary>Reads an address such as <c>s3://bucket/key</c>.</summary>
    internal static ObjectPlace Parse(string address)
    {
        const string Scheme = "s3://";
        var rest = address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? address[Scheme.Length..] : "";
        var slash = rest.IndexOf('/');
        return slash > 0 && slash < rest.Length - 1
            ? new ObjectPlace(rest[..slash], rest[(slash + 1)..])
            : throw new ItemReaderException($"The manifest names '{address}', which is no address of an object.");
    }
}
