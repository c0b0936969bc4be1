using System.Text.RegularExpressions;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Features;

/// <summary>Answers which texts lead elsewhere: addresses, and definitions that a template keeps in files of their own.</summary>
internal static partial class LinkProvider
{
    private const int MostLinks = 1000;

    internal static DocumentLink[] Find(AnalyzedDocument document)
    {
        var text = document.Text.ToString();
        var links = new List<DocumentLink>();
        foreach (Match match in Address().Matches(text).Take(MostLinks))
        {
            if (Uri.TryCreate(match.Value, UriKind.Absolute, out var target)) links.Add(new DocumentLink(RangeOf(match), target));
        }

        var folder = document.Uri.IsFile ? Path.GetDirectoryName(document.Uri.LocalPath) : null;
        foreach (Match match in DefinitionFile().Matches(text).Take(folder is null ? 0 : MostLinks))
        {
            var path = Path.GetFullPath(Path.Combine(folder!, match.Groups[1].Value));
            // A path is written as it was given, and the protocol wants an address.
            if (File.Exists(path)) links.Add(new DocumentLink(RangeOf(match.Groups[1]), new Uri(new Uri(path).AbsoluteUri), "Open the definition"));
        }

        return [.. links];

        Protocol.Range RangeOf(Capture capture) => document.Text.ToRange(new TextSpan(capture.Index, capture.Length));
    }

    [GeneratedRegex(@"https?://[^\s""'<>\\{}]+[^\s""'<>\\{}.,;:)]")]
    private static partial Regex Address();

    [GeneratedRegex(@"\bDefinitionUri""?\s*:\s*[""']?([^\s""'${},]+)")]
    private static partial Regex DefinitionFile();
}
