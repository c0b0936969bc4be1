namespace AslSharp.Tests;

/// <summary>Cases recorded from the service, read from <c>../shared/corpus</c> beside the repository where it is there.</summary>
internal static class Recordings
{
    /// <summary>The cases of an area, by file name; skips the test that asks if there are none.</summary>
    public static IEnumerable<(string Name, AslValue Case)> Of(string area)
    {
        var folder = Repository.FindCorpus(Path.Combine("recorded", area));
        Assert.SkipWhen(folder is null, "The recorded cases are not beside the repository.");
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            yield return (Path.GetFileName(file), AslValue.Parse(File.ReadAllBytes(file)));
    }
}
