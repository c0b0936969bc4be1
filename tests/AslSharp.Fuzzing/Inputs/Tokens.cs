namespace AslSharp.Fuzzing.Inputs;

/// <summary>Splits any text into pieces as JSON would, for mutations to work on; what is no JSON becomes pieces too.</summary>
internal static class Tokens
{
    /// <summary>Where each token starts and ends, white space left out.</summary>
    internal static List<(int Start, int End)> Split(string text)
    {
        var tokens = new List<(int, int)>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var end = End(text, at);
            tokens.Add((at, end));
            at = end;
        }

        return tokens;
    }

    /// <summary>The same JSON with other white space.</summary>
    internal static string Reformat(string text) => string.Join("\n  ", Split(text).Select(token => text[token.Start..token.End]));

    private static int End(string text, int start)
    {
        var at = start + 1;
        if (text[start] == '"')
        {
            for (; at < text.Length && text[at] != '"'; at++)
            {
                if (text[at] == '\\') at++;
            }

            return Math.Min(at + 1, text.Length);
        }

        if (!IsWord(text[start])) return at;
        while (at < text.Length && IsWord(text[at])) at++;
        return at;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '.' or '_';
}
