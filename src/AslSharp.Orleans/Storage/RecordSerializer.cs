using Orleans.Storage;

namespace AslSharp.Orleans;

/// <summary>
/// Writes records as the bytes that they are, and leaves all else that one storage holds, and records of before, to the serializer that the silo has
/// otherwise: that one may write them as text, which is longer and takes its time.
/// </summary>
/// <param name="others">The silo's serializer.</param>
internal sealed class RecordSerializer(IGrainStorageSerializer others) : IGrainStorageSerializer
{
    // No text begins so, and nothing that Orleans' own serializer writes.
    private static ReadOnlySpan<byte> Mark => "\0AslSharp"u8;

    public BinaryData Serialize<T>(T? input)
    {
        if (input is not Record record) return others.Serialize(input);
        var bytes = new byte[Mark.Length + record.Data.Length];
        Mark.CopyTo(bytes);
        record.Data.CopyTo(bytes.AsSpan(Mark.Length));
        return new BinaryData(bytes);
    }

    public T? Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return typeof(T) == typeof(Record) && input.ToMemory().Span is var bytes && bytes.StartsWith(Mark)
            ? (T)(object)new Record { Data = bytes[Mark.Length..].ToArray() }
            : others.Deserialize<T>(input);
    }
}
