using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AslSharp.Runtime;
using Parquet.Schema;
using Parquet.Serialization;

namespace AslSharp.Parquet;

/// <summary>The rows of a Parquet file as JSON Lines, made as they are read.</summary>
/// <param name="file">The file, which is disposed of with the stream.</param>
/// <param name="schema">Its columns.</param>
/// <param name="groups">How many groups of rows it has.</param>
internal sealed class RowStream(Stream file, ParquetSchema schema, int groups) : ReadOnlyStream
{
    private const int RowsAtOnce = 1000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _text = new();
    private IList<Dictionary<string, object?>> _rows = [];
    private int _group;
    private int _row;
    private int _given;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_given == _text.WrittenCount)
        {
            _text.ResetWrittenCount();
            _given = 0;
            if (_row == _rows.Count)
            {
                if (_group == groups) return 0;
                file.Position = 0;
                var read = await ParquetSerializer.DeserializeUntypedAsync(file, options: null, _group++, cancellationToken).ConfigureAwait(false);
                (_rows, _row) = (read.Data!, 0);
            }

            WriteRows();
        }

        var count = Math.Min(buffer.Length, _text.WrittenCount - _given);
        _text.WrittenMemory.Slice(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    public override async ValueTask DisposeAsync()
    {
        await file.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }

    private void WriteRows()
    {
        using var writer = new Utf8JsonWriter(_text, Plain);
        for (var last = Math.Min(_row + RowsAtOnce, _rows.Count); _row < last; _row++)
        {
            RowJson.Write(writer, schema.Fields, _rows[_row]);
            writer.Flush();
            _text.Write("\n"u8);
            writer.Reset();
        }
    }
}
