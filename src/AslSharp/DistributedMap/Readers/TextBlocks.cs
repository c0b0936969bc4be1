namespace AslSharp.Runtime;

/// <summary>
/// The bytes of a stream, a window at a time. Values read from a block stay in it, so what has been read is never written over: a full
/// block is left to its values and what is not read yet moves to a new one.
/// </summary>
internal sealed class TextBlocks(Stream stream) : IAsyncDisposable
{
    // Below the size from which arrays are kept apart and seldom collected.
    private const int BlockSize = 64 * 1024;

    // With less room than this a read is not worth its while.
    private const int LeastRoom = 4 * 1024;

    /// <summary>The current block.</summary>
    internal byte[] Buffer { get; private set; } = [];

    /// <summary>Where in the block the bytes start that are not read yet.</summary>
    internal int Start { get; set; }

    /// <summary>Where they end.</summary>
    internal int End { get; private set; }

    /// <summary>Whether nothing follows them.</summary>
    internal bool IsAtEnd { get; private set; }

    /// <summary>The bytes that are not read yet.</summary>
    internal ReadOnlySpan<byte> Unread => Buffer.AsSpan(Start, End - Start);

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    /// <summary>Adds bytes at the end, or finds out that there are none. False when that was known.</summary>
    internal ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (IsAtEnd) return new(false);
        MakeRoom();
        var read = stream.ReadAsync(Buffer.AsMemory(End), cancellationToken);
        return read.IsCompletedSuccessfully ? new(Take(read.Result)) : AwaitAsync(read);
    }

    private async ValueTask<bool> AwaitAsync(ValueTask<int> read) => Take(await read.ConfigureAwait(false));

    private bool Take(int count)
    {
        if ((uint)count > (uint)(Buffer.Length - End)) throw new ItemReaderException("A stream of the store gave more bytes than it was asked for.");
        End += count;
        IsAtEnd = count == 0;
        return true;
    }

    private void MakeRoom()
    {
        if (Buffer.Length - End >= LeastRoom) return;
        var unread = End - Start;
        var size = Math.Max(BlockSize, Math.Min(unread * 2L, Array.MaxLength));
        if (size - unread < LeastRoom) throw new ItemReaderException("An item is longer than can be read.");
        var block = GC.AllocateUninitializedArray<byte>((int)size);
        Unread.CopyTo(block);
        Buffer = block;
        Start = 0;
        End = unread;
    }
}
