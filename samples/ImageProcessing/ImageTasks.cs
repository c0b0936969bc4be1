using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using AslSharp;
using ImageMagick;

namespace ImageProcessing;

/// <summary>
/// What the Task states of <c>image-processing.asl.json</c> do. The interface is generated: one method for each of them.
/// What a method throws is an error that the definition's <c>Retry</c> and <c>Catch</c> see, under the exception's class name.
/// </summary>
internal sealed class ImageTasks(ImageFolders folders) : IImageProcessingTasks
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc />
    public async ValueTask<AslValue> ExtractMetadataAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var content = await ReadUploadAsync(input, cancellationToken);
        using var image = Decode(content, headerOnly: true);
        var metadata = AslValue.Object(
            new("format", image.Format.ToString().ToUpperInvariant()),
            new("width", (long)image.Width),
            new("height", (long)image.Height),
            new("bytes", content.Length),
            new("sha256", Convert.ToHexStringLower(SHA256.HashData(content))));

        var exif = image.GetExifProfile();
        if (exif?.GetValue(ExifTag.Model) is { } camera) metadata = metadata.With("camera", camera.Value);
        if (exif?.GetValue(ExifTag.DateTimeOriginal) is { } taken
            && DateTime.TryParseExact(taken.Value, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            metadata = metadata.With("takenAt", time.ToString("s", CultureInfo.InvariantCulture));
        }

        return metadata;
    }

    /// <inheritdoc />
    public async ValueTask<AslValue> ResizeImageAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var variant = input["variant"];
        using var image = Decode(await ReadUploadAsync(input, cancellationToken));
        image.AutoOrient();
        // Greater: an image that is small already stays as it is.
        image.Resize(new MagickGeometry((uint)variant["width"].GetInt32(), (uint)variant["height"].GetInt32()) { Greater = true });
        return await SaveAsync(image, input, variant["name"].GetString(), variant["format"].GetString(), cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask<AslValue> MakeGreyscaleAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        using var image = Decode(await ReadUploadAsync(input, cancellationToken));
        image.AutoOrient();
        image.Grayscale();
        return await SaveAsync(image, input, "greyscale", "webp", cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask<AslValue> FindPaletteAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        using var image = Decode(await ReadUploadAsync(input, cancellationToken));
        image.Thumbnail(128, 128);
        image.Quantize(new QuantizeSettings { Colors = (uint)input["colors"].GetInt32(), DitherMethod = DitherMethod.No });
        var colors = image.Histogram()
            .Where(entry => entry.Key.A > byte.MaxValue / 2)
            .OrderByDescending(entry => entry.Value)
            .Select(entry => AslValue.Of($"#{entry.Key.R:x2}{entry.Key.G:x2}{entry.Key.B:x2}"));
        return AslValue.Object(new AslProperty("colors", AslValue.Array([.. colors])));
    }

    /// <inheritdoc />
    public async ValueTask<AslValue> StoreResultsAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var path = await folders.WriteAsync(input["folder"].GetString(), "record.json", ToIndentedJson(input["record"]), cancellationToken);
        return AslValue.Object(new AslProperty("path", path));
    }

    /// <inheritdoc />
    public async ValueTask<AslValue> QuarantineAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var file = input["file"].GetString();
        await folders.WriteAsync("quarantine", file, await ReadUploadAsync(input, cancellationToken), cancellationToken);
        var path = await folders.WriteAsync("quarantine", $"{file}.error.json", ToIndentedJson(input), cancellationToken);
        return AslValue.Object(new AslProperty("path", path));
    }

    private Task<byte[]> ReadUploadAsync(AslValue input, CancellationToken cancellationToken)
        => File.ReadAllBytesAsync(folders.Upload(input["file"].GetString()), cancellationToken);

    private async Task<AslValue> SaveAsync(MagickImage image, AslValue input, string name, string format, CancellationToken cancellationToken)
    {
        image.Strip(); // Camera data and places stay out of what is published.
        var content = image.ToByteArray(Enum.Parse<MagickFormat>(format, ignoreCase: true));
        return AslValue.Object(
            new("path", await folders.WriteAsync(input["folder"].GetString(), $"{name}.{format}", content, cancellationToken)),
            new("width", (long)image.Width),
            new("height", (long)image.Height),
            new("bytes", content.Length));
    }

    private static MagickImage Decode(byte[] content, bool headerOnly = false)
    {
        var image = new MagickImage();
        // The library shows what it can of a damaged image and only warns; here a damaged image is an error.
        image.Warning += static (_, warning) =>
        {
            if (warning.Exception is MagickCorruptImageWarningException damage) throw damage;
        };
        try
        {
            if (headerOnly) image.Ping(content);
            else image.Read(content);
            return image;
        }
        catch (MagickException exception)
        {
            image.Dispose();
            // What follows in the library's message is a place in its own source.
            throw new StatesTaskException("CorruptImage", exception.Message.Split(" `")[0], exception);
        }
    }

    private static byte[] ToIndentedJson(AslValue value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented)) value.ToJsonElement().WriteTo(writer);
        return buffer.ToArray();
    }
}
