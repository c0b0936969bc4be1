using System.Runtime.CompilerServices;
using System.Text;

namespace AslSharp.Testing;

/// <summary>A store in which an item reader finds what a test of a Map state says, wherever it looks: an object's text, or what a listing gives.</summary>
internal sealed class ReaderData(string text) : IObjectStore
{
    public ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
        => new(new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false));

    public async IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listed = AslValue.Parse(text);
        for (var i = 0; i < listed.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new StoredObject
            {
                Key = Text(listed[i]["Key"]),
                Etag = Text(listed[i]["Etag"]),
                Size = listed[i]["Size"].TryGetInt64(out var size) ? size : 0,
                LastModified = listed[i]["LastModified"].TryGetDouble(out var seconds)
                    ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : DateTimeOffset.UnixEpoch,
            };
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    public ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
        => throw new NotSupportedException("Nothing is written when a state is tested.");

    private static string Text(AslValue value) => value.TryGetString(out var text) ? text : "";
}
