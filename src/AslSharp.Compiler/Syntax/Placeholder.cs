namespace AslSharp.Compiler.Syntax;

/// <summary>
/// Placeholders <c>${Name}</c>, which SAM, CDK and Terraform fill in at deployment. They may stand anywhere in a string and stand for
/// anything, so a value that holds one is never refused for its form.
/// </summary>
public static class Placeholder
{
    /// <summary>Whether a text holds a placeholder.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsIn(string text)
    {
        var start = text.IndexOf("${", StringComparison.Ordinal);
        return start >= 0 && text.IndexOf('}', start) >= 0;
    }
}
