namespace AslSharp.LanguageServer;

/// <summary>The pages of the rules, which the server carries with it.</summary>
internal static class RulePages
{
    /// <summary>The address of a rule's page, which an editor's extension may ask the server for; no page of the web is meant.</summary>
    /// <param name="id">The rule's id.</param>
    internal static Uri AddressOf(string id) => new($"aslsharp-rule:/{id}.md");

    /// <summary>The page of a rule, as Markdown; null where there is none.</summary>
    /// <param name="id">The rule's id.</param>
    internal static string? Find(string id)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream($"Rules/{id}.md");
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}
