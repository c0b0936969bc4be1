using System.Text.Json;
using System.Text.Json.Serialization;

namespace AslSharp.Tests.Data;

/// <summary>Values beside the types of a project, through the source-generated serializer.</summary>
public sealed partial class SerializerTests
{
    [Theory]
    [InlineData("""{"id":"a","extra":{"n":1.0,"big":12345678901234567890.123,"list":[null,true]}}""")]
    [InlineData("""{"id":"b","extra":null}""")]
    [InlineData("""{"id":"c","extra":"text \u00e4"}""")]
    public void Value_AsAMember_IsReadAndWritten(string json)
    {
        var parcel = JsonSerializer.Deserialize(json, Context.Default.Parcel)!;
        Assert.Equal(AslValue.Parse(json)["extra"], parcel.Extra);
        Assert.Equal(AslValue.Parse(json), AslValue.Parse(JsonSerializer.SerializeToUtf8Bytes(parcel, Context.Default.Parcel)));
    }

    [Fact]
    public void Numbers_KeepTheirDigits()
        => Assert.Equal("""{"id":"a","extra":12345678901234567890.10}""", JsonSerializer.Serialize(
            JsonSerializer.Deserialize("""{"id":"a","extra":12345678901234567890.10}""", Context.Default.Parcel), Context.Default.Parcel));

    [Fact]
    public void Object_OfAType_BecomesAValueAndBack()
    {
        var value = AslValue.From(new Parcel("a", AslValue.Of(2)), Context.Default.Parcel);
        Assert.Equal(AslValue.Parse("""{"id":"a","extra":2}"""), value);
        Assert.Equal("a", value.To(Context.Default.Parcel)!.Id);
        Assert.Null(AslValue.Null.To(Context.Default.Parcel));
        Assert.Throws<JsonException>(() => AslValue.Of(1).To(Context.Default.Parcel));
    }

    internal sealed record Parcel(string Id, AslValue Extra);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Parcel))]
    private sealed partial class Context : JsonSerializerContext;
}
