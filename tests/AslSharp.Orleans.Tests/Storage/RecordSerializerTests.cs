using AslSharp.Orleans.Tests.Engine;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace AslSharp.Orleans.Tests.Storage;

/// <summary>Records are written as they are; what else a storage holds is the silo's serializer's.</summary>
public sealed class RecordSerializerTests(SilosFixture fixture)
{
    private readonly IGrainStorageSerializer _plain = fixture.Silos.Services(0).GetRequiredService<IGrainStorageSerializer>();
    private readonly IGrainStorageSerializer _serializer = fixture.Silos.Services(0).GetRequiredKeyedService<IGrainStorageSerializer>("Default");

    [Fact]
    public void Record_IsWrittenWithoutAnythingAround_AndReadAgain()
    {
        var record = new Record { Data = [.. Enumerable.Range(0, 1000).Select(static i => (byte)i)] };
        var written = _serializer.Serialize(record);
        Assert.InRange(written.ToMemory().Length, 1000, 1016);
        Assert.Equal(record.Data, _serializer.Deserialize<Record>(written)!.Data);
    }

    [Fact]
    public void RecordOfBefore_IsRead()
        => Assert.Equal([1, 2, 3], _serializer.Deserialize<Record>(_plain.Serialize(new Record { Data = [1, 2, 3] }))!.Data);

    [Fact]
    public void WhatIsNoRecord_IsLeftToTheSilosSerializer()
    {
        var written = _serializer.Serialize("text");
        Assert.Equal(_plain.Serialize("text").ToString(), written.ToString());
        Assert.Equal("text", _serializer.Deserialize<string>(written));
    }
}
