using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace AslSharp;

/// <summary>
/// The table of interned names, one for the process. Reading takes no lock; adding does. Names from documents are bounded in
/// number, in length and by the length of the chain they would join, so that no document can fill or slow the table.
/// </summary>
internal static class PropertyNameTable
{
    /// <summary>How many names from documents are interned in the life of the process.</summary>
    internal const int DocumentNameLimit = 4096;

    /// <summary>The longest name from a document that is interned, in bytes of UTF-8.</summary>
    internal const int DocumentNameLengthLimit = 64;

    private const int ChainLimit = 12;
    private const int BucketCount = 4096;
    private const ulong Multiplier = 0x9E3779B97F4A7C15UL;

    private static readonly Entry?[] Buckets = new Entry?[BucketCount];
    private static readonly Lock Gate = new();
    private static int _documentNames;

    /// <summary>
    /// Whether any name exists outside the table. As long as none does, a member not found by reference is not there. It is set
    /// before the first such name is handed out and never reset.
    /// </summary>
    internal static bool HasUninterned;

    internal static PropertyName Intern(string text, bool isPermanent)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<byte> buffer = stackalloc byte[256];
        if (text.Length <= buffer.Length / 3 && Encoding.UTF8.TryGetBytes(text, buffer, out var written) && !JsonText.HasLoneSurrogate(text))
            return Intern(buffer[..written], text, isPermanent);
        return Intern(JsonText.EncodeLossless(text), text, isPermanent);
    }

    /// <summary>The name with these bytes, which are valid UTF-8 from a document.</summary>
    internal static PropertyName Intern(ReadOnlySpan<byte> utf8) => Intern(utf8, text: null, isPermanent: false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PropertyName Intern(ReadOnlySpan<byte> utf8, string? text, bool isPermanent)
    {
        var hash = HashOf(utf8);
        for (var entry = Volatile.Read(ref Buckets[hash & (BucketCount - 1)]); entry is not null; entry = entry.Next)
        {
            if (entry.Hash == hash && utf8.SequenceEqual(entry.Utf8)) return entry.Name;
        }

        return Add(utf8, text, hash, isPermanent);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PropertyName Add(ReadOnlySpan<byte> utf8, string? text, uint hash, bool isPermanent)
    {
        if (!isPermanent && (Volatile.Read(ref _documentNames) >= DocumentNameLimit || utf8.Length > DocumentNameLengthLimit))
            return Uninterned(utf8, text, hash);

        ref var bucket = ref Buckets[hash & (BucketCount - 1)];
        lock (Gate)
        {
            var chain = 0;
            for (var entry = bucket; entry is not null; entry = entry.Next, chain++)
            {
                if (entry.Hash == hash && utf8.SequenceEqual(entry.Utf8)) return entry.Name;
            }

            if (!isPermanent && chain >= ChainLimit) return Uninterned(utf8, text, hash);
            var name = new PropertyName(text, utf8, hash, isInterned: true);
            if (!isPermanent) _documentNames++;
            Volatile.Write(ref bucket, new Entry(name, bucket));
            return name;
        }
    }

    private static PropertyName Uninterned(ReadOnlySpan<byte> utf8, string? text, uint hash)
    {
        Volatile.Write(ref HasUninterned, true);
        return new PropertyName(text, utf8, hash, isInterned: false);
    }

    /// <summary>A quick hash: a multiplication for each eight bytes. Not proof against a sender who aims at it; chains are bounded instead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint HashOf(ReadOnlySpan<byte> utf8)
    {
        ref var start = ref MemoryMarshal.GetReference(utf8);
        var length = utf8.Length;
        ulong hash;
        if (length >= 8)
        {
            hash = Unsafe.ReadUnaligned<ulong>(ref start) * Multiplier;
            var i = 8;
            for (; i + 8 <= length; i += 8)
                hash = (BitOperations.RotateLeft(hash, 29) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, i))) * Multiplier;
            if (i < length)
                hash = (BitOperations.RotateLeft(hash, 29) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, length - 8))) * Multiplier;
        }
        else if (length >= 4)
        {
            ulong low = Unsafe.ReadUnaligned<uint>(ref start);
            ulong high = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, length - 4));
            hash = (low | (high << 32)) * Multiplier;
        }
        else
        {
            ulong bytes = 0;
            for (var i = 0; i < length; i++) bytes = (bytes << 8) | Unsafe.Add(ref start, i);
            hash = (bytes + 1) * Multiplier;
        }

        hash ^= (ulong)length << 3;
        return (uint)(hash >> 32) ^ (uint)hash;
    }

    private sealed class Entry(PropertyName name, Entry? next)
    {
        public readonly uint Hash = name.Hash;
        public readonly PropertyName Name = name;

        // Its own copy, so that a comparison needs one step less.
        public readonly byte[] Utf8 = name.Utf8.ToArray();
        public readonly Entry? Next = next;
    }
}
