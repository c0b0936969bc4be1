using System.Text;
using AslSharp.Aws;

namespace MachineLearning;

/// <summary>Objects in S3, whole: those of this sample are small.</summary>
internal sealed class Bucket(AwsServices aws)
{
    private readonly S3ObjectStore _store = new(aws);

    public async Task<string> ReadTextAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await OpenAsync(bucket, key, cancellationToken));
        return await reader.ReadToEndAsync(cancellationToken);
    }

    public async Task<Stream> OpenAsync(string bucket, string key, CancellationToken cancellationToken)
        => await _store.OpenReadAsync(bucket, key, null, cancellationToken) ?? throw new FileNotFoundException($"There is no object s3://{bucket}/{key}.");

    public Task WriteAsync(string bucket, string key, string text, CancellationToken cancellationToken)
        => WriteAsync(bucket, key, Encoding.UTF8.GetBytes(text), cancellationToken);

    public async Task WriteAsync(string bucket, string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var stream = await _store.OpenWriteAsync(bucket, key, cancellationToken);
        await stream.WriteAsync(content, cancellationToken);
    }
}
