using System.Text.Json.Serialization;
using AslSharp;

namespace ImageProcessing;

/// <summary>The state machine of <c>image-processing.asl.json</c>: the build emits all of it.</summary>
[StateMachine("image-processing.asl.json", Input = typeof(Upload), Output = typeof(Outcome))]
internal sealed partial class ImageProcessingStateMachine;

/// <summary>What its Task states call: a parameter is the member of the state's parameters with its name, or all of them.</summary>
internal partial interface IImageProcessingTasks
{
    Task<Metadata> ExtractMetadata(string file, CancellationToken cancellationToken);

    Task<StoredImage> ResizeImage(ResizeImage request, CancellationToken cancellationToken);

    Task<StoredImage> MakeGreyscale(string file, string folder, CancellationToken cancellationToken);

    Task<Palette> FindPalette(string file, int colors, CancellationToken cancellationToken);

    Task<StoredFile> StoreResults(string folder, ImageRecord record, CancellationToken cancellationToken);

    Task<StoredFile> Quarantine(string file, string state, Failure error, CancellationToken cancellationToken);
}

/// <summary>The execution's input.</summary>
internal sealed record Upload(string File);

/// <summary>The execution's output.</summary>
internal sealed record Outcome(string Status, string Record);

internal sealed record Metadata(string Format, long Width, long Height, long Bytes, string Sha256)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Camera { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? TakenAt { get; init; }
}

internal sealed record ResizeImage(string File, string Folder, Variant Variant);

internal sealed record Variant(string Name, uint Width, uint Height, string Format);

internal sealed record StoredImage(string Path, long Width, long Height, long Bytes);

internal sealed record Palette(IReadOnlyList<string> Colors);

internal sealed record StoredFile(string Path);

/// <summary>What <c>record.json</c> holds.</summary>
internal sealed record ImageRecord(string File, string Execution, DateTimeOffset StoredAt, Metadata Metadata, int Images, Variants Variants);

internal sealed record Variants(IReadOnlyList<StoredImage> Resized, StoredImage Greyscale, IReadOnlyList<string> Palette);

/// <summary>What a catcher gives: the names are those of the language.</summary>
internal sealed record Failure([property: JsonPropertyName("Error")] string Error, [property: JsonPropertyName("Cause")] string? Cause);
