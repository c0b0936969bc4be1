using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageProcessing;

/// <summary>How records are written to files.</summary>
[JsonSerializable(typeof(ImageRecord))]
[JsonSerializable(typeof(QuarantineRecord))]
internal sealed partial class RecordJson : JsonSerializerContext
{
    /// <summary>For people: with line breaks, and letters as they are.</summary>
    public static RecordJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

/// <summary>What stands beside an image in quarantine.</summary>
internal sealed record QuarantineRecord(string File, string State, Failure Error);
