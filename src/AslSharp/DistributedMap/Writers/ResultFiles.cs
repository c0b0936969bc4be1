using System.Buffers;

namespace AslSharp.Runtime;

/// <summary>The files of one kind of results: <c>SUCCEEDED_0.json</c> and those that follow when one is full. Nothing is kept but what is not written
/// yet.</summary>
/// <param name="kind">SUCCEEDED, FAILED or PENDING.</param>
/// <param name="writesLines">Whether each record stands on a line of its own instead of in one array.</param>
/// <param name="open">Opens a file by its name; gives its key and its stream.</param>
/// <param name="largestFile">Bytes after which the next file is begun.</param>
internal sealed class ResultFiles(string kind, bool writesLines, Func<string, CancellationToken, ValueTask<(string Key, Stream Stream)>> open, long largestFile)
{
    private static readonly PropertyName Key = PropertyName.Of("Key");
    private static readonly PropertyName Size = PropertyName.Of("Size");

    private readonly List<AslValue> _files = [];
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _spare = new();
    private Stream? _stream;
    private string? _key;
    private long _size;

    /// <summary>How many bytes wait to be written.</summary>
    internal int Waiting => _waiting.WrittenCount;

    /// <summary>The files written, as the manifest lists them.</summary>
    internal AslValue Files => AslValue.Array([.. _files]);

    /// <summary>Adds a record.</summary>
    internal void Add(AslValue record)
    {
        if (!writesLines && _waiting.WrittenCount > 0) _waiting.Write(","u8);
        record.WriteTo(_waiting);
        if (writesLines) _waiting.Write("\n"u8);
    }

    /// <summary>Writes what is waiting.</summary>
    /// <param name="gate">What keeps <see cref="Add"/> apart from this.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async ValueTask FlushAsync(Lock gate, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> records;
        lock (gate)
        {
            if (_waiting.WrittenCount == 0) return;
            (records, _waiting, _spare) = (_waiting, _spare, _waiting);
        }

        if (_size + records.WrittenCount > largestFile) await CloseAsync(cancellationToken).ConfigureAwait(false);
        if (_stream is null)
        {
            (_key, _stream) = await open($"{kind}_{_files.Count}.{(writesLines ? "jsonl" : "json")}", cancellationToken).ConfigureAwait(false);
            if (!writesLines) await WriteAsync("["u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }
        else if (!writesLines)
        {
            await WriteAsync(","u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(records.WrittenMemory, cancellationToken).ConfigureAwait(false);
        records.ResetWrittenCount();
    }

    /// <summary>Ends the file that is open.</summary>
    internal async ValueTask CloseAsync(CancellationToken cancellationToken)
    {
        if (_stream is null) return;
        if (!writesLines) await WriteAsync("]"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        _files.Add(Values.Object(new AslProperty(Key, AslValue.Of(_key)), new AslProperty(Size, AslValue.Of(_size))));
        _stream = null;
        _size = 0;
    }

    /// <summary>Lets go of a file that is not going to be ended.</summary>
    internal async ValueTask AbandonAsync()
    {
        var stream = _stream;
        _stream = null;
        try
        {
            if (stream is not null) await stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The run fails for another reason already, and says that one.
        }
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _stream!.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        _size += bytes.Length;
    }
}
