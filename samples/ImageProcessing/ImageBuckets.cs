using AslSharp;
using AslSharp.Aws;

namespace ImageProcessing;

/// <summary>Buckets of S3.</summary>
/// <param name="Aws">Who calls S3.</param>
/// <param name="Inbox">The bucket that images are uploaded to. It is only read.</param>
/// <param name="Output">The bucket for <c>processed</c> and <c>quarantine</c>.</param>
internal sealed record ImageBuckets(AwsServices Aws, string Inbox, string Output) : IImageStore
{
    private readonly S3ObjectStore _store = new(Aws);

    /// <summary>Makes the buckets and uploads the files of a folder.</summary>
    public async Task UploadAsync(string folder)
    {
        foreach (var bucket in (string[])[Inbox, Output])
        {
            var place = AslValue.Object(new AslProperty("LocationConstraint", "eu-west-1"));
            var parameters = AslValue.Object(new AslProperty("Bucket", bucket), new AslProperty("CreateBucketConfiguration", place));
            await Aws.CallAsync("s3", "createBucket", parameters);
        }

        foreach (var file in Directory.GetFiles(folder))
            await WriteObjectAsync(Inbox, Path.GetFileName(file), await File.ReadAllBytesAsync(file), CancellationToken.None);
    }

    /// <inheritdoc />
    public async Task<byte[]> ReadUploadAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = await _store.OpenReadAsync(Inbox, file, null, cancellationToken)
            ?? throw new FileNotFoundException($"There is no object s3://{Inbox}/{file}.");
        var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    /// <inheritdoc />
    public async Task<string> WriteAsync(string folder, string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await WriteObjectAsync(Output, $"{folder}/{file}", content, cancellationToken);
        return $"{folder}/{file}";
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<(string Path, long Bytes)> ResultsAsync()
    {
        await foreach (var result in _store.ListAsync(Output, "", CancellationToken.None)) yield return (result.Key, result.Size);
    }

    /// <inheritdoc />
    public override string ToString() => $"s3://{Output}";

    private async Task WriteObjectAsync(string bucket, string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var stream = await _store.OpenWriteAsync(bucket, key, cancellationToken);
        await stream.WriteAsync(content, cancellationToken);
    }
}
