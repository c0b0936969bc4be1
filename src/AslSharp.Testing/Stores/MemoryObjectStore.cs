using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace AslSharp.Testing;

/// <summary>A store in memory, for tests of distributed Maps. It keeps one version of each object.</summary>
/// <example><code>
/// var store = new MemoryObjectStore();
/// store.Put("input", "orders.csv", "id,total\n1,10\n");
/// var tester = new StateMachineTester(machine) { Options = new ExecutionOptions { ObjectStore = store } };
/// </code></example>
public sealed class MemoryObjectStore : IObjectStore
{
    private readonly ConcurrentDictionary<(string Bucket, string Key), Entry> _objects = new();

    /// <summary>When objects count as written: the clock's time at that moment.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The addresses of all objects, bucket and key, in ordinal order.</summary>
    public IReadOnlyList<(string Bucket, string Key)> Objects
        => [.. _objects.Keys.OrderBy(place => place.Bucket, StringComparer.Ordinal).ThenBy(place => place.Key, StringComparer.Ordinal)];

    /// <summary>Puts a text into the store, in UTF-8.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="text">The text.</param>
    public void Put(string bucket, string key, string text) => Put(bucket, key, Encoding.UTF8.GetBytes(text));

    /// <summary>Puts bytes into the store, which are not copied.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="content">The bytes.</param>
    public void Put(string bucket, string key, byte[] content)
    {
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(content);
        _objects[(bucket, key)] = new Entry(content, TimeProvider.GetUtcNow());
    }

    /// <summary>The text of an object.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <returns>The text; null when there is no such object.</returns>
    public string? Text(string bucket, string key) => _objects.TryGetValue((bucket, key), out var entry) ? Encoding.UTF8.GetString(entry.Content) : null;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A version is asked for.</exception>
    public ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
    {
        if (versionId is not null) throw new NotSupportedException("A store in memory keeps no versions of its objects.");
        return new(_objects.TryGetValue((bucket, key), out var entry) ? new MemoryStream(entry.Content, writable: false) : null);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredObject> ListAsync(
        string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = _objects
            .Where(entry => entry.Key.Bucket == bucket && entry.Key.Key.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(entry => entry.Key.Key, StringComparer.Ordinal);
        foreach (var (place, entry) in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // An Etag is the MD5 of the content on S3; here any hash tells contents apart.
            var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(entry.Content).AsSpan(0, 16))}\"";
            yield return new StoredObject { Key = place.Key, Etag = etag, Size = entry.Content.Length, LastModified = entry.WrittenAt };
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
        => new(new WrittenObject(content => Put(bucket, key, content)));

    private sealed record Entry(byte[] Content, DateTimeOffset WrittenAt);

    private sealed class WrittenObject(Action<byte[]> put) : MemoryStream
    {
        private bool _isPut;

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_isPut)
            {
                _isPut = true;
                put(ToArray());
            }

            base.Dispose(disposing);
        }
    }
}
