using System.Runtime.CompilerServices;

namespace AslSharp.Testing;

/// <summary>
/// A store whose work is waited for where it is asked for. In virtual time, time stands still meanwhile: an execution that waits for a
/// disk would else count as idle, and the clock would jump, or the execution count as stuck. And it stays on the test's thread, so that
/// every run is the same. Only a store that waits for the clock itself gets the time that it waits for.
/// </summary>
internal sealed class ObjectStoreInPlace(IObjectStore store, VirtualTimeProvider clock) : IObjectStore
{
    // How long a timer may go unnoticed that the store sets on another thread.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(5);

    public IReadOnlyList<IItemDecoder> Decoders => [.. store.Decoders.Select(decoder => new DecoderInPlace(this, decoder))];

    public ValueTask<Stream?> OpenReadAsync(string bucket, string key, string? versionId, CancellationToken cancellationToken)
        => new(Wait(Mark, store.OpenReadAsync(bucket, key, versionId, cancellationToken)) is { } stream ? new StreamInPlace(this, stream) : null);

    public async IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var objects = store.ListAsync(bucket, prefix, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (Wait(Mark, objects.MoveNextAsync())) yield return objects.Current;
        }
        finally
        {
            Wait(Mark, objects.DisposeAsync());
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    public ValueTask<Stream> OpenWriteAsync(string bucket, string key, CancellationToken cancellationToken)
        => new(new StreamInPlace(this, Wait(Mark, store.OpenWriteAsync(bucket, key, cancellationToken))));

    private long Mark => clock.Mark;

    private T Wait<T>(long mark, ValueTask<T> work)
    {
        if (work.IsCompleted) return work.GetAwaiter().GetResult();
        var task = work.AsTask();
        Wait(mark, task);
        return task.GetAwaiter().GetResult();
    }

    private void Wait(long mark, ValueTask work)
    {
        if (work.IsCompleted)
        {
            work.GetAwaiter().GetResult();
            return;
        }

        var task = work.AsTask();
        Wait(mark, task);
        task.GetAwaiter().GetResult();
    }

    // What sets a timer after the call began is the store: the machine's own thread is here.
    private void Wait(long mark, Task task)
    {
        while (!task.IsCompleted)
        {
            if (!clock.AdvanceToTimerAfter(mark)) ((IAsyncResult)task).AsyncWaitHandle.WaitOne(LongestSleep);
        }
    }

    private sealed class DecoderInPlace(ObjectStoreInPlace owner, IItemDecoder inner) : IItemDecoder
    {
        public ReadOnlySpan<byte> Mark => inner.Mark;

        public ValueTask<Stream> DecodeAsync(Stream content, CancellationToken cancellationToken)
            => new(new StreamInPlace(owner, owner.Wait(owner.Mark, inner.DecodeAsync(content, cancellationToken))));
    }

    // Only what readers and writers of objects call.
    private sealed class StreamInPlace(ObjectStoreInPlace owner, Stream inner) : Stream
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

        public override int Read(byte[] buffer, int offset, int count) => owner.Wait(owner.Mark, inner.ReadAsync(buffer.AsMemory(offset, count)));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => new(owner.Wait(owner.Mark, inner.ReadAsync(buffer, cancellationToken)));

        public override void Write(byte[] buffer, int offset, int count) => owner.Wait(owner.Mark, inner.WriteAsync(buffer.AsMemory(offset, count)));

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            owner.Wait(owner.Mark, inner.WriteAsync(buffer, cancellationToken));
            return default;
        }

        public override void Flush() => owner.Wait(owner.Mark, new ValueTask(inner.FlushAsync()));

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            owner.Wait(owner.Mark, new ValueTask(inner.FlushAsync(cancellationToken)));
            return Task.CompletedTask;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override ValueTask DisposeAsync()
        {
            owner.Wait(owner.Mark, inner.DisposeAsync());
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
