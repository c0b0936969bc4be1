using System.Runtime.CompilerServices;

namespace AslSharp.Testing;

/// <summary>
/// A store whose work is waited for where it is asked for. In virtual time, time stands still meanwhile: an execution that waits for a
/// disk would else count as idle, and the clock would jump, or the execution count as stuck. And it stays on the test's thread, so that
/// every run is the same.
/// </summary>
internal sealed class ObjectStoreInPlace(IObjectStore store) : IObjectStore
{
    public ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
        => new(Wait(store.OpenReadAsync(bucket, key, versionId, cancellationToken)) is { } stream ? new StreamInPlace(stream) : null);

    public async IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var objects = store.ListAsync(bucket, prefix, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (Wait(objects.MoveNextAsync())) yield return objects.Current;
        }
        finally
        {
            Wait(objects.DisposeAsync());
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    public ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
        => new(new StreamInPlace(Wait(store.OpenWriteAsync(bucket, key, cancellationToken))));

    private static T Wait<T>(ValueTask<T> work) => work.IsCompleted ? work.Result : work.AsTask().GetAwaiter().GetResult();

    private static void Wait(ValueTask work)
    {
        if (work.IsCompleted) work.GetAwaiter().GetResult();
        else work.AsTask().GetAwaiter().GetResult();
    }

    // Only what readers and writers of objects call.
    private sealed class StreamInPlace(Stream inner) : Stream
    {
        public override bool CanRead => inner.CanRead;

        public override bool CanSeek => false;

        public override bool CanWrite => inner.CanWrite;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Wait(inner.ReadAsync(buffer.AsMemory(offset, count)));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => new(Wait(inner.ReadAsync(buffer, cancellationToken)));

        public override void Write(byte[] buffer, int offset, int count) => Wait(inner.WriteAsync(buffer.AsMemory(offset, count)));

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Wait(inner.WriteAsync(buffer, cancellationToken));
            return default;
        }

        public override void Flush() => Wait(new ValueTask(inner.FlushAsync()));

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            Wait(new ValueTask(inner.FlushAsync(cancellationToken)));
            return Task.CompletedTask;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override ValueTask DisposeAsync()
        {
            Wait(inner.DisposeAsync());
            GC.SuppressFinalize(this);
            return default;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
