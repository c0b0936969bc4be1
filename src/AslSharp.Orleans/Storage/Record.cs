namespace AslSharp.Orleans;

/// <summary>What grain storage holds, whatever it is about: bytes in a form of ours.</summary>
[GenerateSerializer]
[Alias("AslSharp.Record")]
public sealed class Record
{
    /// <summary>The bytes.</summary>
    [Id(0)]
    public byte[] Data { get; set; } = [];
}
