using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AslSharp;
using ImageMagick;

namespace ImageProcessing;

/// <summary>
/// What the Task states of <c>image-processing.asl.json</c> do. What a method throws is an error that the definition's <c>Retry</c> and <c>Catch</c>
/// see, under the exception's class name.
/// </summary>
internal sealed class ImageTasks(IImageStore store) : IImageProcessingTasks
{
    /// <inheritdoc />
    public async Task<Metadata> ExtractMetadata(string file, CancellationToken cancellationToken)
    {
        var content = await store.ReadUploadAsync(file, cancellationToken);
        using var image = Decode(content, headerOnly: true);
        var exif = image.GetExifProfile();
        var isDated = DateTime.TryParseExact(
            exif?.GetValue(ExifTag.DateTimeOriginal)?.Value, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var takenAt);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return new Metadata(image.Format.ToString().ToUpperInvariant(), image.Width, image.Height, content.Length, hash)
        {
            Camera = exif?.GetValue(ExifTag.Model)?.Value,
            TakenAt = isDated ? takenAt : null,
        };
    }

    /// <inheritdoc />
    public async Task<StoredImage> ResizeImage(ResizeImage request, CancellationToken cancellationToken)
    {
        var variant = request.Variant;
        using var image = Decode(await store.ReadUploadAsync(request.File, cancellationToken));
        image.AutoOrient();
        // Greater: an image that is small already stays as it is.
        image.Resize(new MagickGeometry(variant.Width, variant.Height) { Greater = true });
        return await SaveAsync(image, request.Folder, variant.Name, variant.Format, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<StoredImage> MakeGreyscale(string file, string folder, CancellationToken cancellationToken)
    {
        using var image = Decode(await store.ReadUploadAsync(file, cancellationToken));
        image.AutoOrient();
        image.Grayscale();
        return await SaveAsync(image, folder, "greyscale", "webp", cancellationToken);
    }

    /// <inheritdoc />
    public async Task<Palette> FindPalette(string file, int colors, CancellationToken cancellationToken)
    {
        using var image = Decode(await store.ReadUploadAsync(file, cancellationToken));
        image.Thumbnail(128, 128);
        image.Quantize(new QuantizeSettings { Colors = (uint)colors, DitherMethod = DitherMethod.No });
        var found = image.Histogram()
            .Where(entry => entry.Key.A > byte.MaxValue / 2)
            .OrderByDescending(entry => entry.Value)
            .Select(entry => $"#{entry.Key.R:x2}{entry.Key.G:x2}{entry.Key.B:x2}");
        return new Palette([.. found]);
    }

    /// <inheritdoc />
    public async Task<StoredFile> StoreResults(string folder, ImageRecord record, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Readable.ImageRecord);
        return new StoredFile(await store.WriteAsync(folder, "record.json", text, cancellationToken));
    }

    /// <inheritdoc />
    public async Task<StoredFile> Quarantine(string file, string state, Failure error, CancellationToken cancellationToken)
    {
        await store.WriteAsync("quarantine", file, await store.ReadUploadAsync(file, cancellationToken), cancellationToken);
        var record = JsonSerializer.SerializeToUtf8Bytes(new QuarantineRecord(file, state, error), RecordJson.Readable.QuarantineRecord);
        return new StoredFile(await store.WriteAsync("quarantine", $"{file}.error.json", record, cancellationToken));
    }

    private async Task<StoredImage> SaveAsync(MagickImage image, string folder, string name, string format, CancellationToken cancellationToken)
    {
        image.Strip(); // Camera data and places stay out of what is published.
        var content = image.ToByteArray(Enum.Parse<MagickFormat>(format, ignoreCase: true));
        return new StoredImage(await store.WriteAsync(folder, $"{name}.{format}", content, cancellationToken), image.Width, image.Height, content.Length);
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
}
