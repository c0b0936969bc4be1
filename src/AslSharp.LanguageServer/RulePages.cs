using System.Collections.Immutable;

namespace AslSharp.LanguageServer;

/// <summary>The pages of the rules, which this assembly carries with it.</summary>
internal static class RulePages
{
    private const string Folder = "Rules/";
    private const string Extension = ".md";

    /// <summary>The ids of the rules that have a page, in their order.</summary>
    internal static ImmutableArray<string> Ids { get; } =
    [
        .. typeof(RulePages).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(static name => name[Folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The address of a rule's page, which an editor's extension may ask the server for; no page of the web is meant.</summary>
    /// <param name="id">The rule's id.</param>
    internal static Uri AddressOf(string id) => new($"aslsharp-rule:/{id}.md");

    /// <summary>The page of a rule, as Markdown; null where there is none.</summary>
    /// <param name="id">The rule's id, in any case of letters.</param>
    internal static string? Find(string id)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream(Folder + id.ToUpperInvariant() + Extension);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}
