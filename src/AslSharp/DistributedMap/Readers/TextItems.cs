namespace AslSharp.Runtime;

/// <summary>Items read from a text.</summary>
internal abstract class TextItems(TextBlocks blocks, string source) : ItemSource
{
    internal override string Source => source;

    private protected TextBlocks Blocks => blocks;

    public override ValueTask DisposeAsync() => blocks.DisposeAsync();

    internal override ValueTask<bool> FillAsync(CancellationToken cancellationToken) => blocks.FillAsync(cancellationToken);

    /// <summary>Drops a byte order mark. False while too little is read to tell.</summary>
    private protected bool TrySkipByteOrderMark()
    {
        var unread = blocks.Unread;
        if (unread.Length < 3 && !blocks.IsAtEnd) return false;
        if (unread.StartsWith("\uFEFF"u8)) blocks.Start += 3;
        if (unread.StartsWith<byte>([0xFF, 0xFE]) || unread.StartsWith<byte>([0xFE, 0xFF]))
            throw new ItemReaderException($"{source} is UTF-16; only UTF-8 is read.");
        return true;
    }

    private protected AslValue Parse(int start, int length)
        => AslValue.TryParse(blocks.Buffer.AsMemory(start, length), out var value, out var error)
            ? value
            : throw new ItemReaderException($"An item of {source} is not JSON: {error!.Message}", error);
}
