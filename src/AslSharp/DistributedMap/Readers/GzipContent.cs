using System.Buffers.Binary;
using System.IO.Compression;

namespace AslSharp.Runtime;

/// <summary>
/// What is compressed with gzip (RFC 1952): one member or several, each compared with the checksum and the length behind it. The class
/// library's reader of gzip takes a text that is cut off for one that ends there, and what stands behind the last member for nothing.
/// </summary>
internal sealed class GzipContent(Stream compressed, string source) : ReadOnlyStream
{
    private const int BlockSize = 32 * 1024;
    private const int HeaderLength = 10;
    private const int TrailerLength = 8;

    private readonly byte[] _block = new byte[BlockSize];
    private int _start;
    private int _end;

    // Where the bytes begin that the decompressor got last. It takes more than it needs and does not say how much.
    private int _given;
    private bool _isAtEnd;
    private DeflateStream? _member;
    private uint _checksum;
    private uint _length;

    public override async ValueTask DisposeAsync()
    {
        if (_member is not null) await _member.DisposeAsync().ConfigureAwait(false);
        await compressed.DisposeAsync().ConfigureAwait(false);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        while (true)
        {
            if (_member is null && !await OpenMemberAsync(cancellationToken).ConfigureAwait(false)) return 0;
            var count = await DecompressAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (count > 0)
            {
                _checksum = Crc32.Append(_checksum, buffer.Span[..count]);
                _length += (uint)count;
                return count;
            }

            await CloseMemberAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<int> DecompressAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await _member!.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            throw Broken("holds bytes that gzip does not write");
        }
    }

    // False at the end of the file.
    private async ValueTask<bool> OpenMemberAsync(CancellationToken cancellationToken)
    {
        const byte ExtraFlag = 4, NameFlag = 8, CommentFlag = 16, ChecksumFlag = 2, Reserved = 0xE0;
        if (!await TryFillAsync(1, cancellationToken).ConfigureAwait(false)) return false;
        var isWhole = await TryFillAsync(HeaderLength, cancellationToken).ConfigureAwait(false);
        if (!StartsMember(_block.AsSpan(_start, _end - _start))) throw Broken("holds something else behind what it compresses");
        if (!isWhole) throw CutOff();
        var flags = _block[_start + 3];
        if (_block[_start + 2] != 8 || (flags & Reserved) != 0) throw Broken("is compressed in a way that is not known");
        _start += HeaderLength;
        if ((flags & ExtraFlag) != 0)
        {
            var low = await TakeAsync(cancellationToken).ConfigureAwait(false);
            var length = low | (await TakeAsync(cancellationToken).ConfigureAwait(false) << 8);
            for (; length > 0; length--) await TakeAsync(cancellationToken).ConfigureAwait(false);
        }

        for (var texts = ((flags & NameFlag) != 0 ? 1 : 0) + ((flags & CommentFlag) != 0 ? 1 : 0); texts > 0; texts--)
        {
            while (await TakeAsync(cancellationToken).ConfigureAwait(false) != 0)
            {
            }
        }

        for (var i = (flags & ChecksumFlag) != 0 ? 2 : 0; i > 0; i--) await TakeAsync(cancellationToken).ConfigureAwait(false);
        _member = new DeflateStream(new Feed(this), CompressionMode.Decompress);
        _checksum = _length = 0;
        _given = _start;
        return true;
    }

    /// <summary>Finds the trailer, which holds what was counted and calculated: else the member is cut off or damaged.</summary>
    private async ValueTask CloseMemberAsync(CancellationToken cancellationToken)
    {
        await _member!.DisposeAsync().ConfigureAwait(false);
        _member = null;
        var start = _start;
        _start = _given;
        await TryFillAsync(start - _given + TrailerLength + 2, cancellationToken).ConfigureAwait(false);
        var trailer = new byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), _length);
        var rest = _block.AsSpan(_start, _end - _start);
        var found = false;
        for (var from = 0; rest[from..].IndexOf(trailer) is var at and >= 0; from += at + 1)
        {
            // The trailer of an empty text is a row of zeros: it stands where the next member follows, or nothing.
            found = true;
            var behind = rest[(from + at + TrailerLength)..];
            if (!behind.IsEmpty && !StartsMember(behind)) continue;
            _start += from + at + TrailerLength;
            return;
        }

        throw found ? Broken("holds something else behind what it compresses") : CutOff();
    }

    private static bool StartsMember(ReadOnlySpan<byte> bytes) => bytes.StartsWith<byte>([0x1F, 0x8B]);

    private async ValueTask<int> TakeAsync(CancellationToken cancellationToken)
        => await TryFillAsync(1, cancellationToken).ConfigureAwait(false) ? _block[_start++] : throw CutOff();

    /// <summary>Gets bytes until there are so many. False when there are not.</summary>
    private async ValueTask<bool> TryFillAsync(int count, CancellationToken cancellationToken)
    {
        if (_end - _start >= count) return true;
        _block.AsSpan(_start, _end - _start).CopyTo(_block);
        (_start, _end) = (0, _end - _start);
        while (_end < count && !_isAtEnd)
        {
            var read = await compressed.ReadAsync(_block.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _isAtEnd = read == 0;
            _end += read;
        }

        return _end >= count;
    }

    private ItemReaderException CutOff() => Broken("is cut off or damaged");

    private ItemReaderException Broken(string what) => new($"{source} {what}: the file is not read as complete.");

    /// <summary>What the decompressor reads: a part of the block that still has room behind it for the trailer.</summary>
    private sealed class Feed(GzipContent owner) : ReadOnlyStream
    {
        private const int MostAtOnce = BlockSize / 4;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var isAtEnd = !await owner.TryFillAsync(1, cancellationToken).ConfigureAwait(false);
            owner._given = owner._start;
            if (isAtEnd) return 0;
            var count = Math.Min(Math.Min(buffer.Length, MostAtOnce), owner._end - owner._start);
            owner._block.AsSpan(owner._start, count).CopyTo(buffer.Span);
            owner._start += count;
            return count;
        }
    }
}
