using System.Globalization;
using System.Runtime.CompilerServices;

namespace AslSharp.Aws;

/// <summary>S3 as the store of distributed Maps. Objects are read as they come and written in parts: no object is ever held whole.</summary>
/// <param name="services">Who calls AWS.</param>
public sealed class S3ObjectStore(AwsServices services) : IObjectStore
{
    private const string Model = "s3";
    private static readonly CallScope Scope = new() { Form = ValueForm.Sdk };

    private readonly AwsClient _client = services?.Client ?? throw new ArgumentNullException(nameof(services));

    /// <inheritdoc/>
    /// <exception cref="AwsException">S3 refused, or was not reached.</exception>
    public async ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
    {
        var parameters = Place(bucket, key);
        if (versionId is not null) parameters = parameters.With("VersionId", versionId);
        try
        {
            return await S3ReadStream.OpenAsync(_client, parameters, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException problem) when (problem.Code is "NoSuchKey" or "NoSuchVersion" or "NoSuchBucket")
        {
            return null;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="AwsException">S3 refused, or was not reached.</exception>
    public async IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parameters = AslValue.Object(new AslProperty("Bucket", bucket), new AslProperty("Prefix", prefix));
        while (true)
        {
            var page = (await _client.CallAsync(Model, "listObjectsV2", parameters, Scope, cancellationToken).ConfigureAwait(false)).Value;
            for (var i = 0; page["Contents"].IsArray && i < page["Contents"].Count; i++) yield return Read(page["Contents"][i]);
            if (!page["NextContinuationToken"].TryGetString(out var next)) yield break;
            parameters = parameters.With("ContinuationToken", next);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Dispose of the stream asynchronously. One that could not be written to leaves no object behind.</remarks>
    public ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
        => new(new S3WriteStream(_client, Place(bucket, key)));

    private static AslValue Place(string bucket, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        ArgumentException.ThrowIfNullOrEmpty(key);
        return AslValue.Object(new AslProperty("Bucket", bucket), new AslProperty("Key", key));
    }

    private static StoredObject Read(AslValue item) => new()
    {
        Key = item["Key"].GetString(),
        Etag = item["ETag"].GetString(),
        Size = item["Size"].GetInt64(),
        LastModified = DateTimeOffset.Parse(item["LastModified"].GetString(), CultureInfo.InvariantCulture),
        StorageClass = item["StorageClass"].TryGetString(out var storage) ? storage : "STANDARD",
    };
}
