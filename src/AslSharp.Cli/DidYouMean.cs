using AslSharp.Compiler.Syntax;

namespace AslSharp.Cli;

/// <summary>Advice after a name that does not exist.</summary>
internal static class DidYouMean
{
    /// <summary>A question to put behind a sentence; empty where no name is near.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="names">What could have been meant.</param>
    internal static string Ask(string written, IEnumerable<string> names)
        => NameSuggestion.Find(written, names) is { } name ? $" Did you mean '{name}'?" : "";
}
