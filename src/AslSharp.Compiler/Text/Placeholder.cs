namespace AslSharp.Compiler.Text;

/// <summary>
/// Placeholders <c>${Name}</c>, which SAM, CDK and Terraform fill in at deployment. They may stand anywhere and stand for anything, so
/// a value that holds one is never refused for its form. Terraform's may hold expressions, with braces and quotation marks of their own.
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

    /// <summary>Whether a text may hold a placeholder or a directive.</summary>
    /// <param name="text">Any text.</param>
    internal static bool MayBeIn(string text)
        => text.IndexOf("${", StringComparison.Ordinal) >= 0 || text.IndexOf("%{", StringComparison.Ordinal) >= 0;

    /// <summary>Where the braces that open at an offset close, those inside and quoted text aside.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="start">The offset of <c>{</c>.</param>
    /// <param name="last">How far to look: the offset behind the last character that may close it.</param>
    /// <returns>The offset behind the closing brace; -1 where there is none.</returns>
    internal static int EndOfBraces(string text, int start, int last)
    {
        // What is open: a brace, or a quoted text, which may hold placeholders again.
        var open = new Stack<char>();
        for (var i = start; i < last; i++)
        {
            var isQuoted = open.Count > 0 && open.Peek() == '"';
            switch (text[i])
            {
                case '\\' when isQuoted:
                    i++;
                    break;
                case '"' when isQuoted:
                    open.Pop();
                    break;
                case '"':
                    open.Push('"');
                    break;
                case '{' when !isQuoted || (i > 0 && text[i - 1] is '$' or '%'):
                    open.Push('{');
                    break;
                case '}' when !isQuoted:
                    open.Pop();
                    if (open.Count == 0)
                        return i + 1;
                    break;
            }
        }

        return -1;
    }
}
