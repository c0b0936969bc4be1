namespace ImageProcessing;

/// <summary>Plays the people who upload: puts the sample's own images into an inbox, one of them slowly.</summary>
internal static class SampleUploads
{
    /// <summary>How long the first file's upload takes: the pipeline finds it locked, and its <c>Retry</c> comes back a second later.</summary>
    private static readonly TimeSpan SlowUpload = TimeSpan.FromMilliseconds(900);

    /// <summary>Fills the inbox; what else lies there stays.</summary>
    /// <returns>The slow upload, which goes on.</returns>
    public static Task DeliverTo(string inbox)
    {
        Directory.CreateDirectory(inbox);
        var images = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "images")).Order(StringComparer.Ordinal).ToArray();
        foreach (var image in images[1..]) File.Copy(image, Path.Combine(inbox, Path.GetFileName(image)), overwrite: true);
        return UploadSlowlyAsync(images[0], inbox);
    }

    private static async Task UploadSlowlyAsync(string image, string inbox)
    {
        var content = File.ReadAllBytes(image);
        await using var upload = new FileStream(Path.Combine(inbox, Path.GetFileName(image)), FileMode.Create, FileAccess.Write, FileShare.None);
        upload.Write(content.AsSpan(0, content.Length / 2));
        await Task.Delay(SlowUpload);
        upload.Write(content.AsSpan(content.Length / 2));
    }
}
