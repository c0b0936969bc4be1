using Parquet;

namespace AslSharp.Parquet;

/// <summary>
/// Reads Apache Parquet files, each row an item: an object with a member for each column. Groups of rows are read one after the other. Give it to a
/// <see cref="DecodingObjectStore"/>.
/// </summary>
/// <remarks>
/// Times are ISO 8601 texts, dates are dates alone, bytes are Base64 texts, and a column without a value is null. A file of a store that cannot be sought in
/// is copied to a temporary file first, since Parquet is read from its end.
/// </remarks>
public sealed class ParquetDecoder : IItemDecoder
{
    private const int CopyBuffer = 128 * 1024;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Mark => "PAR1"u8;

    /// <inheritdoc/>
    public async ValueTask<Stream> DecodeAsync(Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var file = content;
        try
        {
            if (!content.CanSeek)
            {
                file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, CopyBuffer, FileOptions.DeleteOnClose);
                await content.CopyToAsync(file, CopyBuffer, cancellationToken).ConfigureAwait(false);
                await content.DisposeAsync().ConfigureAwait(false);
                file.Position = 0;
            }

            var reader = await ParquetReader.CreateAsync(file, leaveStreamOpen: true, cancellationToken: cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false)) return new RowStream(file, reader.Schema, reader.RowGroupCount);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
