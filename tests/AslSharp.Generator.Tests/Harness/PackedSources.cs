using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace AslSharp.Generator.Tests.Harness;

/// <summary>What a package has for debuggers: symbols in its assemblies, and the sources in those, so that no server and no repository is asked for them.</summary>
internal static class PackedSources
{
    // How the format of symbols names the text of a source file.
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>Fails where one of our assemblies in a package lacks the text of one of its sources, or the package tells of a folder of this machine.</summary>
    internal static void AssertComplete(string packageFile)
    {
        using var package = ZipFile.OpenRead(packageFile);
        var own = package.Entries.Where(static entry => entry.Name.StartsWith("AslSharp", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, static assembly => Assert.Empty(SourcesMissingIn(assembly)));

        using var specification = package.Entries.Single(static entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var address = XDocument.Load(specification).Descendants().FirstOrDefault(static element => element.Name.LocalName == "repository")?.Attribute("url")?.Value;
        Assert.True(address is null || address.StartsWith("https://", StringComparison.Ordinal), address);
    }

    private static List<string> SourcesMissingIn(ZipArchiveEntry assembly)
    {
        using var file = assembly.Open();
        using var content = new MemoryStream();
        file.CopyTo(content);
        content.Position = 0;
        using var image = new PEReader(content);
        var entry = Assert.Single(image.ReadDebugDirectory(), static each => each.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var symbols = provider.GetMetadataReader();
        Assert.NotEmpty(symbols.Documents);
        return [.. symbols.Documents.Where(document => !HasText(symbols, document)).Select(document => $"{assembly.Name}: {symbols.GetString(symbols.GetDocument(document).Name)}")];
    }

    private static bool HasText(MetadataReader symbols, DocumentHandle document)
        => symbols.GetCustomDebugInformation(document).Any(handle => symbols.GetGuid(symbols.GetCustomDebugInformation(handle).Kind) == EmbeddedSource);
}
